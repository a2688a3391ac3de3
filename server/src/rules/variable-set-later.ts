import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceVariables } from './support/sources.ts';
import {
  canBeSetUnseen,
  hidesVariables,
  isAsked,
  isRead,
  type VariableIndex,
  variableIndex,
} from './support/variableIndex.ts';
import { type ReadUse, readRange, readsOf, writesOf } from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-set-later',
  title: 'A variable is read only before it is set',
  category: 'Variables',
  severity: 'information',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'All places that read a variable stand before the first step that sets it, and that step has no condition.',
  why: 'At that point the variable is still empty, unless a collection, a device or a program has set it, and what the step sets is never used.',
  todo: 'Move the step that sets it before the first place that reads it.',
  example: {
    bad: `<action>smsswd.exe /run: report.exe /site:%BranchOffice%</action>
...
<variable name="VariableName" property="VariableName">BranchOffice</variable>`,
    good: `<variable name="VariableName" property="VariableName">BranchOffice</variable>
...
<action>smsswd.exe /run: report.exe /site:%BranchOffice%</action>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    if (hidesVariables(sequence)) return;
    for (const variable of setLater(variableIndex(sequence))) {
      const [write] = writesOf(sequence, variable);
      const reads = [...readsOf(sequence, variable)];
      const [read] = reads;
      if (!write || !read) continue;
      const { step } = write;
      const isBeforeAll = reads.every((use) => endOf(use) <= step.start);
      if (!isBeforeAll || step.guarded || step.inactive || read.step?.inactive) continue;
      report({
        range: readRange(read),
        message: `'${read.read.name}' is read here, but the first step of this sequence that sets it is '${step.name}' further down, and nothing reads it behind that. Move '${step.name}' before this place.`,
        related: [{ message: 'It is set here.', range: step.startTag }],
      });
    }
  },
};

/** What no step reads behind the first that sets it; conditions of groups can stand anywhere. */
const setLater = factOf((index: VariableIndex) =>
  [...index.variables.values()].filter((variable) => {
    const first = variable.writes[0]?.owner;
    const isLater =
      first !== undefined && isRead(variable) && variable.reads.every(({ owner }) => owner < first);
    return isLater && !isAsked(variable) && !canBeSetUnseen(index, variable.key);
  }),
);

/** Where the step ends; the condition of a group counts for all that stands in the group. */
function endOf({ step, start, read }: ReadUse): number {
  return step ? step.range.end : start + read.place.end;
}
