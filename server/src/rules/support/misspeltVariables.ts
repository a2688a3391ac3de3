import { meantVariable } from '../../knowledge/variables.ts';
import { factOf } from '../../taskSequence/facts.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { onlyNear } from './nearVariables.ts';
import { isNamedInScript, type OwnVariable, type VariableIndex, variableIndex } from './variableIndex.ts';

/** The variable that was meant by a name which nothing sets; undefined where none is near, or where a script names it. */
export function meantByRead(sequence: TaskSequence, { key }: OwnVariable): string | undefined {
  const meant = meantNames(variableIndex(sequence)).get(key);
  // Names of MDT are those of a sequence with MDT's steps; the others have names of the engine.
  return meant !== undefined && key === 'manufacturer' && !usesMdt(sequence) ? `_SMSTS${meant}` : meant;
}

/** By the names in lower case that are read and nowhere set. */
const meantNames = factOf((index: VariableIndex): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [key, variable] of index.variables) {
    if (variable.writes.length > 0 || isNamedInScript(index, key)) continue;
    // A name that is used again and again is somebody's own.
    const near = timesRead(variable) < 3 ? (nearestSet(index, key) ?? variable.near) : undefined;
    const meant = meantVariable(key) ?? near;
    if (meant !== undefined) found.set(key, meant);
  }
  return found;
});

function timesRead({ reads, groupReads }: OwnVariable): number {
  return [reads, groupReads].reduce((sum, uses) => sum + new Set(uses.map(({ owner }) => owner)).size, 0);
}

/**
 * The only name one edit away among those that the sequence sets. Names that differ in their end are a row: DriveA,
 * DriveB.
 */
function nearestSet(index: VariableIndex, key: string): string | undefined {
  const set = setNames(index);
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
const setNames = factOf(({ variables }: VariableIndex): ReadonlyMap<string, readonly SetName[]> => {
  const alike = new Map<string, SetName[]>();
  for (const [key, { writes }] of variables) {
    const name = writes[0]?.name;
    if (name === undefined) continue;
    const group = `${key.length}${key.at(-1)}`;
    const same = alike.get(group);
    if (same) same.push({ key, name });
    else alike.set(group, [{ key, name }]);
  }
  return alike;
});

function usesMdt({ dialect, outline }: TaskSequence): boolean {
  return dialect.product === 'MDT' || outline.steps.some(({ type }) => type?.startsWith('BDD_'));
}
