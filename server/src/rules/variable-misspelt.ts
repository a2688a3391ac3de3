import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { meantByRead } from './support/misspeltVariables.ts';
import { taskSequenceVariables } from './support/sources.ts';
import {
  isNamedInScript,
  isRead,
  type OwnVariable,
  type VariableIndex,
  variableIndex,
} from './support/variableIndex.ts';
import {
  readRange,
  readsByOwner,
  readsOf,
  renameRead,
  renameWrite,
  writeRange,
  writesOf,
} from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-misspelt',
  title: 'The name of a variable is nearly that of another',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A variable is read that nothing in the sequence sets and no reference knows, while one whose name is a single letter away is known or set. Or a variable of such a name is set and never read.',
  why: 'A variable that is not there is empty: the condition never holds, the command gets nothing, and no step fails for it.',
  todo: 'Correct the name. When a collection, a device or a script sets a variable of this name, rename it to keep the two apart.',
  example: {
    bad: `<action>smsswd.exe /run: tool.exe /model:%_SMSTSModle%</action>
<action>smsswd.exe /run: tool.exe /pc:%OSDComputerNam%</action>`,
    good: `<action>smsswd.exe /run: tool.exe /model:%_SMSTSModel%</action>
<action>smsswd.exe /run: tool.exe /pc:%OSDComputerName%</action>`,
  },
  sources: [taskSequenceVariables],
  check({ sequence }, report) {
    const { unset, unread } = suspects(variableIndex(sequence));
    for (const variable of unset) checkReads(sequence, variable, report);
    for (const { variable, meant } of unread) checkWrites(sequence, variable, meant, report);
  },
};

/** What is only read, and what is only set under a name next to a known one. */
const suspects = factOf((index: VariableIndex) => {
  const variables = [...index.variables.values()];
  return {
    unset: variables.filter(({ writes }) => writes.length === 0),
    unread: variables.flatMap((variable) => {
      const { key, writes, near: meant } = variable;
      const isUnread = writes.length > 0 && !isRead(variable) && !isNamedInScript(index, key);
      return isUnread && meant !== undefined ? { variable, meant } : [];
    }),
  };
});

function checkReads(sequence: TaskSequence, variable: OwnVariable, report: TaskSequenceReport): void {
  const meant = meantByRead(sequence, variable);
  if (meant === undefined) return;
  // The action of a step repeats its variables: what one step or condition reads twice is one slip.
  for (const uses of readsByOwner(readsOf(sequence, variable))) {
    const [first, ...copies] = uses;
    if (!first) continue;
    const { name } = first.read;
    report({
      range: readRange(first),
      message: `Nothing in this sequence sets a variable '${name}', so it is empty. Did you mean ${meant}?`,
      related: copies.map((use) => ({ message: 'It stands here, too.', range: readRange(use) })),
      fixes: [
        suggestedFix(
          `Change ${name} to ${meant}`,
          uses.flatMap((use) => renameRead(use, meant)),
        ),
      ],
    });
  }
}

function checkWrites(
  sequence: TaskSequence,
  variable: OwnVariable,
  meant: string,
  report: TaskSequenceReport,
): void {
  for (const use of writesOf(sequence, variable)) {
    const { name } = use.write;
    report({
      range: writeRange(use),
      message: `The variable '${name}' is set but nothing in this sequence reads it. Did you mean ${meant}?`,
      fixes: [suggestedFix(`Change ${name} to ${meant}`, renameWrite(use, meant))],
    });
  }
}
