import { findVariables, isKnownVariable } from '../../knowledge/variables.ts';
import type { Range } from '../../range.ts';
import { factOf, stepFact } from '../../taskSequence/facts.ts';
import type { ConditionContent } from '../../taskSequence/group.ts';
import { placeRange } from '../../taskSequence/textPlace.ts';
import { conditionReads, type VariableRead, variableReads } from '../../taskSequence/variableReads.ts';
import { type VariableWrite, variableWrites } from '../../taskSequence/variableWrites.ts';
import { nearestKnown } from './nearVariables.ts';

/** A use of a variable that no reference knows. */
export interface NamedUse<Use> {
  /** The name in lower case. */
  readonly key: string;
  readonly use: Use;
  readonly near: string | undefined;
}

interface NamedWrite extends NamedUse<VariableWrite> {
  readonly range: Range;
}

/** The uses of one step. */
interface StepUses {
  readonly writes: readonly NamedWrite[];
  readonly reads: readonly NamedUse<VariableRead>[];
}

/** Names that are known are sorted out here, once for each content. */
export const usesOfStep = stepFact((content): StepUses => {
  const writes = own(variableWrites(content).filter(({ name }) => isPlainName(name)));
  return {
    writes: writes.map((named) => ({ ...named, range: placeRange({ start: 0 }, named.use.place) })),
    reads: own(variableReads(content)),
  };
});

/** The same for the condition of a group. */
export const usesOfCondition = factOf(({ condition }: ConditionContent) =>
  own(conditionReads(condition.operands)),
);

function own<Use extends { readonly name: string }>(uses: readonly Use[]): readonly NamedUse<Use>[] {
  return uses
    .map((use) => ({ key: use.name.toLowerCase(), use, near: nearestKnown(use.name) }))
    .filter(({ use, near }) => !isKnownVariable(use.name) || (near !== undefined && !isDocumented(use.name)));
}

/** The engine sets more variables of its own than the reference names: these count as known, but for slips. */
function isDocumented(name: string): boolean {
  return findVariables(name).length > 0;
}

/** Not put together from other variables. */
export function isPlainName(name: string): boolean {
  return !name.includes('%');
}
