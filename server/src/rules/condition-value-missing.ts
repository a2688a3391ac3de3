import { fieldOf, fieldText } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { type KnownTest, knownTests } from './support/tests.ts';

export const rule: TaskSequenceRule = {
  code: 'condition-value-missing',
  title: 'A test lacks something it needs',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A test without its variable, operator, query, path or key, or a comparison without the value it compares with.',
  why: 'The client cannot evaluate the condition as it is meant.',
  todo: 'Write what is missing.',
  example: {
    bad: `<expression type="SMS_TaskSequence_VariableConditionExpression">
  <variable name="Operator">equals</variable>
  <variable name="Variable">Make</variable>
</expression>`,
    good: `<expression type="SMS_TaskSequence_VariableConditionExpression">
  <variable name="Operator">equals</variable>
  <variable name="Value">Contoso</variable>
  <variable name="Variable">Make</variable>
</expression>`,
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const test of knownTests(condition)) {
      const missing = missingFields(test);
      if (missing.length === 0) continue;
      report({
        range: test.expression.startTag,
        message: `This ${test.fact.name} test has no ${missing.join(' and no ')}, so it cannot be evaluated as it is meant. Write ${missing.length === 1 ? 'it' : 'them'}.`,
      });
    }
  },
};

/** What an operator needs that is not known, nobody knows; it has a finding of its own. */
function isKnownOperator({ fields }: KnownTest['fact'], operator: string): boolean {
  const allowed = fields.find(({ name }) => name === 'Operator')?.allowed;
  return allowed === undefined || allowed.some((one) => one.toLowerCase() === operator);
}

/** The value of a comparison may be empty, but not absent; all else must say something. */
function missingFields({ expression, fact }: KnownTest): readonly string[] {
  const operator = fieldText(expression, 'Operator')?.toLowerCase();
  return fact.fields
    .filter(({ name, required, requiredUnlessOperator }) => {
      if (required) return fieldText(expression, name) === undefined;
      if (!requiredUnlessOperator || operator === undefined || !isKnownOperator(fact, operator)) return false;
      const isNeeded = !requiredUnlessOperator.some((one) => one.toLowerCase() === operator);
      return isNeeded && fieldOf(expression, name) === undefined;
    })
    .map(({ name }) => name);
}
