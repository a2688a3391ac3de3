import { operatorsOf, operatorType } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'not-with-several-children',
  title: "A 'not' has several operands",
  category: 'Structure',
  severity: 'information',
  reads: 'taskSequence',
  what: "An operator of type 'not' with more than one operand.",
  why: "Consoles write one operand only; whether several mean 'none of them' or 'not all of them' is not documented.",
  todo: "Put them into an 'or' (none of them) or an 'and' (not all of them) inside the 'not'.",
  example: {
    bad: `<operator type="not">
  <expression type="SMS_TaskSequence_FolderConditionExpression"><variable name="Path">C:\\A</variable></expression>
  <expression type="SMS_TaskSequence_FolderConditionExpression"><variable name="Path">C:\\B</variable></expression>
</operator>`,
    good: `<operator type="not">
  <operator type="or">
    <expression type="SMS_TaskSequence_FolderConditionExpression"><variable name="Path">C:\\A</variable></expression>
    <expression type="SMS_TaskSequence_FolderConditionExpression"><variable name="Path">C:\\B</variable></expression>
  </operator>
</operator>`,
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const operator of operatorsOf(condition.operands)) {
      const { operands, startTag } = operator;
      const first = operands[0];
      const last = operands.at(-1);
      if (operands.length < 2 || operatorType(operator) !== 'not' || !first || !last) continue;
      const wrap = (type: string) => [
        { range: { start: first.range.start, end: first.range.start }, newText: `<operator type="${type}">` },
        { range: { start: last.range.end, end: last.range.end }, newText: '</operator>' },
      ];
      report({
        range: startTag,
        message: `This 'not' has ${operands.length} operands, where consoles write one: it may mean 'none of them' or 'not all of them'. Put them into an 'or' or an 'and' inside it.`,
        fixes: [
          suggestedFix("Say 'none of them'", wrap('or')),
          suggestedFix("Say 'not all of them'", wrap('and')),
        ],
      });
    }
  },
};
