import type { Range } from '../range.ts';
import { operatorsOf } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'condition-empty',
  title: 'A condition or operator is empty',
  category: 'Structure',
  severity: 'hint',
  reads: 'taskSequence',
  what: 'A condition without any test, which has no effect, or an operator without operands (information).',
  why: 'An empty condition asks nothing, so the step runs always; what an operator without operands means is not documented.',
  todo: 'Remove it, or write the test that is missing.',
  example: {
    bad: '<condition><operator type="and" /></condition>',
    good: `<condition>
  <expression type="SMS_TaskSequence_FolderConditionExpression">
    <variable name="Path">C:\\Windows</variable>
  </expression>
</condition>`,
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report, owner) {
    if (condition.operands.length === 0) {
      if (!isBlank(owner.text, condition)) return;
      report({
        range: condition.startTag,
        message: `The condition of '${owner.name}' is empty, so it has no effect. Remove it, or write the test that is missing.`,
        fixes: [suggestedFix('Remove the condition', [{ range: condition.range, newText: '' }])],
      });
    }
    for (const operator of operatorsOf(condition.operands)) {
      const isOther = operator.element !== 'operator' || operator.operands.length > 0;
      if (isOther || !isBlank(owner.text, operator)) continue;
      const type = operator.attributes.get('type')?.text ?? '';
      report({
        severity: 'information',
        range: operator.startTag,
        message: `The operator '${type}' has no operands, and nothing says what it is then. Write the tests it joins, or remove it.`,
      });
    }
  },
};

/** Whether nothing at all stands between the tags, not even what no condition has. */
function isBlank(text: string, element: { readonly range: Range; readonly startTag: Range }): boolean {
  const inside = text.slice(element.startTag.end, element.range.end);
  return /^\s*(?:<\/[^<>]*>)?$/.test(inside);
}
