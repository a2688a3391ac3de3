import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { meantByRead } from './support/misspeltVariables.ts';
import { taskSequenceVariables } from './support/sources.ts';
import {
  canBeSetUnseen,
  hidesVariables,
  isAsked,
  type VariableIndex,
  variableIndex,
} from './support/variableIndex.ts';
import { type ReadUse, readRange, readsOf } from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-never-set',
  title: 'A variable is read that nothing in the sequence sets',
  category: 'Variables',
  severity: 'hint',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A variable is read that no step of the sequence sets, no script in it names and no reference knows. Nothing is said where the sequence asks whether the variable exists, runs other sequences or uses MDT.',
  why: 'Unless a collection, a device, the start of the media or a program sets it, it is empty: the command gets nothing, and a test for a value does not hold.',
  todo: 'Make sure that something sets it before, or give it a value by a Set Task Sequence Variable step.',
  example: {
    bad: `<action>smsswd.exe /run: report.exe /site:%BranchOffice%</action>`,
    good: `<variable name="VariableName" property="VariableName">BranchOffice</variable>
...
<action>smsswd.exe /run: report.exe /site:%BranchOffice%</action>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    if (hidesVariables(sequence)) return;
    for (const variable of unset(variableIndex(sequence))) {
      const first = firstActive(readsOf(sequence, variable));
      if (!first || meantByRead(sequence, variable) !== undefined) continue;
      const { name } = first.read;
      report({
        range: readRange(first),
        message: `Nothing in this sequence sets the variable '${name}': it is empty unless a collection, a device or a program sets it. Make sure that one does.`,
      });
    }
  },
};

/** Who asks whether a variable exists knows that it can be missing. */
const unset = factOf((index: VariableIndex) =>
  [...index.variables.values()].filter(
    (variable) => variable.writes.length === 0 && !isAsked(variable) && !canBeSetUnseen(index, variable.key),
  ),
);

function firstActive(reads: Iterable<ReadUse>): ReadUse | undefined {
  for (const use of reads) if (!use.step?.inactive) return use;
  return undefined;
}
