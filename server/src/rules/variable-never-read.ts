import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { dynamicLists } from './support/dynamicLists.ts';
import { taskSequenceVariables } from './support/sources.ts';
import {
  hidesVariables,
  isNamedInScript,
  isRead,
  type VariableIndex,
  variableIndex,
} from './support/variableIndex.ts';
import { type WriteUse, writeRange, writesOf } from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-never-read',
  title: 'A variable is set that nothing in the sequence reads',
  category: 'Variables',
  severity: 'hint',
  offByDefault: true,
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A step sets a variable that no other step and no condition reads, no script in the sequence names and no reference knows.',
  why: 'It may be left over from something that has gone, or its name may be wrong in one of the two places. Programs and scripts in packages can read it all the same, so the rule is off unless it is asked for.',
  todo: 'Remove what sets it where nothing uses it.',
  example: {
    bad: `<variable name="VariableName" property="VariableName">BranchOffice</variable>`,
    good: `<variable name="VariableName" property="VariableName">BranchOffice</variable>
...
<action>smsswd.exe /run: report.exe /site:%BranchOffice%</action>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    if (hidesVariables(sequence)) return;
    const lists = dynamicLists(sequence);
    for (const variable of unread(variableIndex(sequence))) {
      const [first] = writesOf(sequence, variable);
      if (!first || !isOnPurpose(first)) continue;
      if (lists.some(({ base }) => isNumbered(variable.key, base.toLowerCase()))) continue;
      report({
        range: writeRange(first),
        message: `'${first.write.name}' is set, but nothing that this sequence shows reads it. Remove what sets it, unless a program or a script in a package uses it.`,
      });
    }
  },
};

/** A name next to a known one may be misspelt, which another rule tells. */
const unread = factOf((index: VariableIndex) =>
  [...index.variables.values()].filter(
    (variable) => !isRead(variable) && variable.near === undefined && !isNamedInScript(index, variable.key),
  ),
);

/** A step may have to name a variable for its output whether or not anybody needs it. */
function isOnPurpose({ write }: WriteUse): boolean {
  return write.by !== 'output' && write.by !== 'numbered output';
}

function isNumbered(key: string, base: string): boolean {
  return key.startsWith(base) && /^\d+$/.test(key.slice(base.length));
}
