import { variableNames } from '../../knowledge/variables.ts';

const knownNeighbours = new Map<string, string | undefined>();

/** The only name of the reference that is one edit away; looked up once for each name. */
export function nearestKnown(name: string): string | undefined {
  const key = name.toLowerCase();
  if (!knownNeighbours.has(key)) {
    if (knownNeighbours.size > 5000) knownNeighbours.clear();
    knownNeighbours.set(key, nearestTo(key));
  }
  return knownNeighbours.get(key);
}

/** Short names resemble one another without a mistake. */
const SHORTEST = 6;

function nearestTo(key: string): string | undefined {
  const names = namesByLength();
  const lengths = [key.length - 1, key.length, key.length + 1];
  return onlyNear(
    key,
    lengths.flatMap((length) => names.get(length) ?? []),
  );
}

interface KeyedName {
  readonly key: string;
  readonly name: string;
}

let byLength: Map<number, KeyedName[]> | undefined;

/** The names of the reference by their length, so that a name is compared with few. */
function namesByLength(): ReadonlyMap<number, readonly KeyedName[]> {
  if (byLength) return byLength;
  byLength = new Map();
  for (const name of variableNames()) {
    const key = name.toLowerCase();
    const same = byLength.get(key.length);
    if (same) same.push({ key, name });
    else byLength.set(key.length, [{ key, name }]);
  }
  return byLength;
}

/** The only name one edit away; keys are names in lower case. */
export function onlyNear(key: string, candidates: Iterable<KeyedName>): string | undefined {
  if (key.length < SHORTEST) return undefined;
  let nearest: string | undefined;
  for (const candidate of candidates) {
    if (!isOneEditAway(key, candidate.key)) continue;
    if (nearest !== undefined) return undefined;
    nearest = candidate.name;
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
  if (Math.max(a.length, b.length) - before - behind > 2) return false;
  const inA = a.slice(before, a.length - behind);
  const inB = b.slice(before, b.length - behind);
  if (/\d/.test(inA + inB)) return false;
  const isAtEnd = /^\d*$/.test(a.slice(a.length - behind));
  const isOwnEnd = (inA.length === 1 && inB.length === 1) || (/^s?$/.test(inA) && /^s?$/.test(inB));
  if (isAtEnd && isOwnEnd) return false;
  const isSwap = inA.length === 2 && inB === [...inA].reverse().join('');
  return isSwap || (inA.length <= 1 && inB.length <= 1);
}
