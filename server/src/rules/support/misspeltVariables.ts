import { meantVariable, variableNames } from '../../knowledge/variables.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { sequenceFact } from '../../taskSequence/stepFacts.ts';
import { isNamedInScript, ownVariables } from './ownVariables.ts';

/** The variable that was meant by a name which nothing sets; undefined where none is near, or where a script names it. */
export function meantByRead(sequence: TaskSequence, name: string, timesRead: number): string | undefined {
  // A name that is used again and again is somebody's own.
  const near = timesRead < 3 ? (nearestSet(sequence, name) ?? nearestKnown(name)) : undefined;
  const meant = mistaken(sequence, name) ?? near;
  return meant === undefined || isNamedInScript(sequence, name) ? undefined : meant;
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

const knownNeighbours = new Map<string, string | undefined>();

/** The only name of the reference that is one edit away; looked up once for each name. */
export function nearestKnown(name: string): string | undefined {
  const key = name.toLowerCase();
  if (!knownNeighbours.has(key)) {
    if (knownNeighbours.size > 5000) knownNeighbours.clear();
    knownNeighbours.set(key, nearestTo(key, variableNames(), false));
  }
  return knownNeighbours.get(key);
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
