import { meantVariable, variableNames } from '../knowledge/variables.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import { sequenceFact } from '../taskSequence/stepFacts.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
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
    for (const [key, { writes, reads }] of variables) {
      if (writes.length === 0) checkReads(sequence, key, reads, report);
      else if (reads.length === 0) checkWrites(sequence, writes, report);
    }
  },
};

function checkReads(
  sequence: TaskSequence,
  key: string,
  reads: readonly ReadUse[],
  report: TaskSequenceReport,
): void {
  // A name that is used again and again is somebody's own.
  const near = reads.length < 3 ? (nearestSet(sequence, key) ?? nearestKnown(key)) : undefined;
  const meant = mistaken(sequence, key) ?? near;
  if (meant === undefined || isNamedInScript(sequence, key)) return;
  for (const use of reads) {
    const { name } = use.read;
    report({
      range: readRange(use),
      message: `Nothing in this sequence sets a variable '${name}', so it is empty. Did you mean ${meant}?`,
      fixes: [suggestedFix(`Change ${name} to ${meant}`, renameRead(use, meant))],
    });
  }
}

function checkWrites(sequence: TaskSequence, writes: readonly WriteUse[], report: TaskSequenceReport): void {
  for (const use of writes) {
    const { name } = use.write;
    const meant = nearestKnown(name);
    if (meant === undefined || isNamedInScript(sequence, name)) continue;
    report({
      range: writeRange(use),
      message: `The variable '${name}' is set but nothing in this sequence reads it. Did you mean ${meant}?`,
      fixes: [suggestedFix(`Change ${name} to ${meant}`, renameWrite(use, meant))],
    });
  }
}

/** The only name one edit away among those that the sequence sets. */
function nearestSet(sequence: TaskSequence, name: string): string | undefined {
  const set = setNames(sequence);
  const lengths = [name.length - 1, name.length, name.length + 1];
  return nearestTo(
    name,
    lengths.flatMap((length) => set.get(length) ?? []),
    true,
  );
}

/** By length, so that a name is compared with few. */
const setNames = sequenceFact((sequence): ReadonlyMap<number, readonly string[]> => {
  const byLength = new Map<number, string[]>();
  for (const { name, writes } of ownVariables(sequence).values()) {
    if (writes.length === 0) continue;
    const same = byLength.get(name.length);
    if (same) same.push(name);
    else byLength.set(name.length, [name]);
  }
  return byLength;
});

/** Names of MDT are those of a sequence with MDT's steps; the others have names of the engine. */
function mistaken(sequence: TaskSequence, name: string): string | undefined {
  const meant = meantVariable(name);
  if (meant === undefined || name !== 'manufacturer') return meant;
  const usesMdt =
    sequence.dialect.product === 'MDT' || sequence.steps.some(({ type }) => type?.startsWith('BDD_'));
  return usesMdt ? meant : `_SMSTS${meant}`;
}

const known = new Map<string, string | undefined>();

/** Looked up once for each name. */
function nearestKnown(name: string): string | undefined {
  const key = name.toLowerCase();
  if (!known.has(key)) {
    if (known.size > 5000) known.clear();
    known.set(key, nearestTo(key, variableNames(), false));
  }
  return known.get(key);
}

/** Short names resemble one another without a mistake. */
const SHORTEST = 6;

/** The only name one edit away. Of names of one's own those that differ in their end are a row: DriveA, DriveB. */
function nearestTo(name: string, candidates: Iterable<string>, own: boolean): string | undefined {
  if (name.length < SHORTEST) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (!isOneEditAway(wanted, other) || (own && wanted.at(-1) !== other.at(-1))) continue;
    if (nearest !== undefined) return undefined;
    nearest = candidate;
  }
  return nearest;
}

/** Other numbers, a plural and another last letter make names of their own. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b || b.length < SHORTEST) return false;
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before] === b[before]) before++;
  let behind = 0;
  while (behind < shorter - before && a.at(-1 - behind) === b.at(-1 - behind)) behind++;
  const [inA, inB] = [a, b].map((text) => text.slice(before, text.length - behind));
  if (inA === undefined || inB === undefined || /\d/.test(inA + inB)) return false;
  const isAtEnd = /^\d*$/.test(a.slice(a.length - behind));
  const isOwnEnd = (inA.length === 1 && inB.length === 1) || (/^s?$/.test(inA) && /^s?$/.test(inB));
  if (isAtEnd && isOwnEnd) return false;
  const isSwap = inA.length === 2 && inB === [...inA].reverse().join('');
  return isSwap || (inA.length <= 1 && inB.length <= 1);
}
