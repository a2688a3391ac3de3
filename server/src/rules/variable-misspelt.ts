import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { meantByRead } from './support/misspeltVariables.ts';
import {
  isNamedInScript,
  ownVariables,
  type ReadUse,
  readRange,
  renameRead,
  renameWrite,
  type WriteUse,
  writeRange,
} from './support/ownVariables.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-misspelt',
  title: 'The name of a variable is nearly that of another',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
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
    const variables = ownVariables(sequence);
    for (const [key, { writes, reads, near }] of variables) {
      if (writes.length === 0) checkReads(sequence, key, reads, report);
      else if (reads.length === 0 && near !== undefined) checkWrites(sequence, writes, near, report);
    }
  },
};

function checkReads(
  sequence: TaskSequence,
  key: string,
  reads: readonly ReadUse[],
  report: TaskSequenceReport,
): void {
  const meant = meantByRead(sequence, key, reads);
  if (meant === undefined) return;
  for (const uses of byOwner(reads)) {
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

/** The action of a step repeats its variables: what one step or condition reads twice is one slip. */
function byOwner(reads: readonly ReadUse[]): Iterable<readonly ReadUse[]> {
  const owners = new Map<number, ReadUse[]>();
  for (const use of reads) {
    const uses = owners.get(use.start);
    if (uses) uses.push(use);
    else owners.set(use.start, [use]);
  }
  return owners.values();
}

function checkWrites(
  sequence: TaskSequence,
  writes: readonly WriteUse[],
  meant: string,
  report: TaskSequenceReport,
): void {
  for (const use of writes) {
    const { name } = use.write;
    if (isNamedInScript(sequence, name)) continue;
    report({
      range: writeRange(use),
      message: `The variable '${name}' is set but nothing in this sequence reads it. Did you mean ${meant}?`,
      fixes: [suggestedFix(`Change ${name} to ${meant}`, renameWrite(use, meant))],
    });
  }
}
