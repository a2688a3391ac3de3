import type { Fix } from '../finding.ts';
import type { Range } from '../range.ts';
import type { Condition, ConditionOperand } from '../taskSequence/conditions.ts';
import type { Report, TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { lostElements } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'expression-outside-condition',
  title: 'A test stands outside of any condition',
  category: 'Structure',
  severity: 'error',
  reads: 'taskSequence',
  what: 'An expression or operator stands directly below a step or group, without a condition element around it.',
  why: 'Only what stands in a condition is looked at: the step runs always, whatever the test says, and nothing in the log shows it.',
  todo: 'Put the test into a condition element.',
  example: {
    bad: `<step name="Install drivers" description="" successCodeList="0">
  <expression type="SMS_TaskSequence_VariableConditionExpression">...</expression>
  <action>drivers.exe</action>
</step>`,
    good: `<step name="Install drivers" description="" successCodeList="0">
  <condition>
    <expression type="SMS_TaskSequence_VariableConditionExpression">...</expression>
  </condition>
  <action>drivers.exe</action>
</step>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    checkLoose(step, step.content.text, report);
  },
  check(document, report) {
    if (lostElements(document).includes('condition')) return;
    const { sequence } = document;
    for (const group of sequence.groups) checkLoose(group, sequence.source, report);
  },
};

interface Owner {
  readonly name: string;
  readonly looseOperands: readonly ConditionOperand[];
  readonly condition: Condition | undefined;
}

function checkLoose(owner: Owner, source: string, report: Report): void {
  const { name, looseOperands } = owner;
  const [first] = looseOperands;
  if (!first) return;
  const { condition } = owner;
  const others = looseOperands.slice(1).map(({ startTag }) => ({
    message: 'This stands outside of the condition, too.',
    range: startTag,
  }));
  const effect = condition ? 'is ignored' : `is ignored, and '${name}' runs always`;
  report({
    range: first.startTag,
    message: `This test stands outside of a <condition>, so it ${effect}. Put it into ${condition ? 'the' : 'a'} <condition>.`,
    related: others,
    fixes: condition ? [] : wrapFixes(source, looseOperands),
  });
}

/** Wraps tests that stand one behind the other and are written completely. */
function wrapFixes(source: string, operands: readonly ConditionOperand[]): readonly Fix[] {
  let previous: Range | undefined;
  for (const { range } of operands) {
    if (!/(?:\/>|<\/(?:expression|operator)\s*>)$/.test(source.slice(range.start, range.end))) return [];
    if (previous && source.slice(previous.end, range.start).trim() !== '') return [];
    previous = range;
  }
  const [first] = operands;
  if (!first || !previous) return [];
  return [
    suggestedFix('Put it into a <condition>', [
      { range: { start: first.range.start, end: first.range.start }, newText: '<condition>' },
      { range: { start: previous.end, end: previous.end }, newText: '</condition>' },
    ]),
  ];
}
