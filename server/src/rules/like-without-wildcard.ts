import { ExpressionType } from '../knowledge/conditionFacts.ts';
import { fieldOf, fieldText } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { fieldRange, knownTests } from './support/tests.ts';

export const rule: TaskSequenceRule = {
  code: 'like-without-wildcard',
  title: "'like' has no wildcard",
  category: 'Conditions',
  severity: 'hint',
  reads: 'taskSequence',
  what: "A test with 'like' or 'notLike' whose value has no * in it.",
  why: "Without a wildcard 'like' asks the same as 'equals'; % is the wildcard of WMI queries only.",
  todo: "Write * where anything may stand, or use 'equals'.",
  example: {
    bad: `<variable name="Operator">like</variable>
<variable name="Value">Latitude</variable>
<variable name="Variable">Model</variable>`,
    good: `<variable name="Operator">like</variable>
<variable name="Value">Latitude*</variable>
<variable name="Variable">Model</variable>`,
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const { expression } of knownTests(condition)) {
      if (expression.type !== ExpressionType.variable) continue;
      const operator = fieldText(expression, 'Operator')?.toLowerCase();
      if (operator !== 'like' && operator !== 'notlike') continue;
      const value = fieldOf(expression, 'Value');
      const text = fieldText(expression, 'Value');
      // A variable in the value may bring the wildcard.
      if (!value || text === undefined || /[*?]|%[^%]+%/.test(text)) continue;
      const equals = operator === 'like' ? 'equals' : 'notEquals';
      report({
        range: fieldRange(value),
        message: `There is no wildcard in this value, so the test asks the same as '${equals}'. Write * where anything may stand, or use '${equals}'.`,
      });
    }
  },
};
