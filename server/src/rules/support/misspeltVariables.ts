import { meantVariable } from '../../knowledge/variables.ts';
import { sequenceFact } from '../../taskSequence/facts.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { nearestKnown, onlyNear } from './nearVariables.ts';
import { isNamedInScript, ownVariables, type ReadUse } from './ownVariables.ts';

/** The variable that was meant by a name which nothing sets; undefined where none is near, or where a script names it. */
export function meantByRead(
  sequence: TaskSequence,
  name: string,
  reads: readonly ReadUse[],
): string | undefined {
  const found = meantNames(sequence);
  if (!found.has(name)) found.set(name, lookUp(sequence, name, reads));
  return found.get(name);
}

/** Two rules ask the same. */
const meantNames = sequenceFact(() => new Map<string, string | undefined>());

function lookUp(sequence: TaskSequence, name: string, reads: readonly ReadUse[]): string | undefined {
  // A name that is used again and again is somebody's own.
  const timesRead = new Set(reads.map(({ start }) => start)).size;
  const near = timesRead < 3 ? (nearestSet(sequence, name) ?? nearestKnown(name)) : undefined;
  const meant = mistaken(sequence, name) ?? near;
  return meant === undefined || isNamedInScript(sequence, name) ? undefined : meant;
}

/**
 * The only name one edit away among those that the sequence sets. Names that differ in their end are a row: DriveA,
 * DriveB.
 */
function nearestSet(sequence: TaskSequence, name: string): string | undefined {
  const set = setNames(sequence);
  const key = name.toLowerCase();
  const lengths = [key.length - 1, key.length, key.length + 1];
  return onlyNear(
    key,
    lengths.flatMap((length) => set.get(`${length}${key.at(-1)}`) ?? []),
  );
}

interface SetName {
  readonly key: string;
  readonly name: string;
}

/** By length and last letter, so that a name is compared with few. */
const setNames = sequenceFact((sequence): ReadonlyMap<string, readonly SetName[]> => {
  const alike = new Map<string, SetName[]>();
  for (const [key, { name, writes }] of ownVariables(sequence)) {
    if (writes.length === 0) continue;
    const group = `${key.length}${key.at(-1)}`;
    const same = alike.get(group);
    if (same) same.push({ key, name });
    else alike.set(group, [{ key, name }]);
  }
  return alike;
});

/** Names of MDT are those of a sequence with MDT's steps; the others have names of the engine. */
function mistaken(sequence: TaskSequence, name: string): string | undefined {
  const meant = meantVariable(name);
  if (meant === undefined || name !== 'manufacturer') return meant;
  const usesMdt =
    sequence.dialect.product === 'MDT' || sequence.steps.some(({ type }) => type?.startsWith('BDD_'));
  return usesMdt ? meant : `_SMSTS${meant}`;
}
