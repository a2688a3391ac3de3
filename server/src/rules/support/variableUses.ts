import type { Edit, Range } from '../../range.ts';
import { shiftRange } from '../../range.ts';
import { readAction } from '../../taskSequence/actions.ts';
import { sequenceFact } from '../../taskSequence/facts.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import type { Step } from '../../taskSequence/step.ts';
import { placeRange, placeText, replacePlace } from '../../taskSequence/textPlace.ts';
import type { VariableRead } from '../../taskSequence/variableReads.ts';
import type { VariableWrite } from '../../taskSequence/variableWrites.ts';
import { usesOfCondition, usesOfStep } from './namedUses.ts';
import type { OwnVariable } from './variableIndex.ts';

export interface WriteUse {
  readonly step: Step;
  readonly write: VariableWrite;
  /** Of the name, in offsets from the step's own start. */
  readonly range: Range;
}

export interface ReadUse {
  /** The step; undefined where the condition of a group reads it. */
  readonly step: Step | undefined;
  /** Where the offsets of `read` begin in the sequence's source. */
  readonly start: number;
  readonly read: VariableRead;
}

/** Where the sequence sets a variable of its index, in document order. */
export function* writesOf({ steps }: TaskSequence, { writes }: OwnVariable): Generator<WriteUse> {
  for (const { owner, use } of writes) {
    const step = steps[owner];
    const named = step && usesOfStep(step).writes[use];
    if (step && named) yield { step, write: named.use, range: named.range };
  }
}

/** Where the sequence reads it: steps in document order, then the conditions of groups. */
export function* readsOf(sequence: TaskSequence, { reads, groupReads }: OwnVariable): Generator<ReadUse> {
  for (const { owner, use } of reads) {
    const step = sequence.steps[owner];
    const named = step && usesOfStep(step).reads[use];
    if (step && named) yield { step, start: step.start, read: named.use };
  }
  for (const { owner, use } of groupReads) {
    const placed = placedConditions(sequence)[owner];
    const named = placed && usesOfCondition(placed.content)[use];
    if (placed && named) yield { step: undefined, start: placed.start, read: named.use };
  }
}

const placedConditions = sequenceFact(({ groups }) =>
  groups.flatMap(({ placedCondition }) => placedCondition ?? []),
);

/** The reads of each step, and of each condition of a group. */
export function readsByOwner(reads: Iterable<ReadUse>): Iterable<readonly ReadUse[]> {
  const owners = new Map<number, ReadUse[]>();
  for (const use of reads) {
    const uses = owners.get(use.start);
    if (uses) uses.push(use);
    else owners.set(use.start, [use]);
  }
  return owners.values();
}

export function writeRange({ step, range }: WriteUse): Range {
  return shiftRange(range, step.start);
}

export function readRange({ start, read }: ReadUse): Range {
  return placeRange({ start }, read.place);
}

/** The edits that write another name; the action of a Set Task Sequence Variable step names the variable, too. */
export function renameWrite({ step, write }: WriteUse, newName: string): readonly Edit[] {
  const { name, place } = write;
  const inAction = (readAction(step) ?? [])
    .filter(({ property, written }) => property.name === 'VariableName' && placeText(written) === name)
    .map(({ written }) => written);
  const places = inAction.some(({ source }) => source === place.source) ? [place] : [place, ...inAction];
  return places.map((one) => replacePlace(step, one, newName));
}

export function renameRead({ start, read }: ReadUse, newName: string): readonly Edit[] {
  return [replacePlace({ start }, read.place, newName)];
}
