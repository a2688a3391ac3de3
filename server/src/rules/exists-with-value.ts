import type { Fix } from '../finding.ts';
import { ExpressionType } from '../knowledge/conditionFacts.ts';
import { fieldOf, fieldText } from '../taskSequence/conditions.ts';
import type { Variable } from '../taskSequence/elements.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { fieldRange, knownTests } from './support/tests.ts';

export const rule: TaskSequenceRule = {
  code: 'exists-with-value',
  title: "'exists' does not look at the value",
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A test for whether a variable exists that has a value to compare with.',
  why: "With 'exists' and 'notExists' the value is not looked at: the test holds whatever the variable says.",
  todo: "Use 'equals' or 'notEquals' if the value matters, or remove the value.",
  example: {
    bad: `<variable name="Operator">exists</variable>
<variable name="Value">true</variable>
<variable name="Variable">SkipDrivers</variable>`,
    good: `<variable name="Operator">equals</variable>
<variable name="Value">true</variable>
<variable name="Variable">SkipDrivers</variable>`,
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const { expression } of knownTests(condition)) {
      if (expression.type !== ExpressionType.variable) continue;
      const operator = fieldText(expression, 'Operator')?.toLowerCase();
      if (operator !== 'exists' && operator !== 'notexists') continue;
      const value = fieldOf(expression, 'Value');
      if (!value || fieldText(expression, 'Value') === undefined) continue;
      const written = operator === 'exists' ? 'exists' : 'notExists';
      const compares = operator === 'exists' ? 'equals' : 'notEquals';
      report({
        range: fieldRange(value),
        message: `With '${written}' this value is not looked at: only whether '${fieldText(expression, 'Variable') ?? ''}' exists is. Use '${compares}' if the value matters, or remove it.`,
        fixes: fixes(fieldOf(expression, 'Operator'), value, compares),
      });
    }
  },
};

function fixes(operator: Variable | undefined, value: Variable, compares: string): readonly Fix[] {
  const remove = value.value && [value.value.replace(0, value.value.text.length, '')];
  const compare = operator?.value && [operator.value.replace(0, operator.value.text.length, compares)];
  return [
    ...(compare ? [suggestedFix(`Use '${compares}'`, compare, ['variable-never-set'])] : []),
    ...(remove ? [suggestedFix('Remove the value', remove)] : []),
  ];
}
