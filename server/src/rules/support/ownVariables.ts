import { isKnownVariable } from '../../knowledge/variables.ts';
import type { Edit, Range } from '../../range.ts';
import { readAction } from '../../taskSequence/actions.ts';
import type { ConditionContent } from '../../taskSequence/group.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { powerShellSource } from '../../taskSequence/powerShellSource.ts';
import type { Step } from '../../taskSequence/step.ts';
import { factOf, sequenceFact, stepFact } from '../../taskSequence/stepFacts.ts';
import { placeRange, placeText, replacePlace } from '../../taskSequence/textPlace.ts';
import { conditionReads, type VariableRead, variableReads } from '../../taskSequence/variableReads.ts';
import { type VariableWrite, variableWrites } from '../../taskSequence/variableWrites.ts';

/** A variable that no reference knows: the sequence, or a collection, a device or a script, made it up. */
export interface OwnVariable {
  /** As it is written first. */
  readonly name: string;
  /** Where the sequence sets it, in document order. */
  readonly writes: readonly WriteUse[];
  /** Where the sequence reads it: those of steps in document order, then those of the conditions of groups. */
  readonly reads: readonly ReadUse[];
}

export interface WriteUse {
  readonly step: Step;
  readonly write: VariableWrite;
}

export interface ReadUse {
  /** The step; undefined where the condition of a group reads it. */
  readonly step: Step | undefined;
  /** Where the offsets of `read` begin in the sequence's source. */
  readonly start: number;
  readonly read: VariableRead;
}

interface Named<Use> {
  /** The name in lower case. */
  readonly key: string;
  readonly use: Use;
}

interface OwnNames {
  readonly writes: readonly Named<VariableWrite>[];
  readonly reads: readonly Named<VariableRead>[];
}

const NONE: OwnNames = { writes: [], reads: [] };

/** What one step adds; names that are known are sorted out here, once for each content. */
const namesOfStep = stepFact((content): OwnNames => {
  const writes = own(variableWrites(content).filter(({ name }) => isPlainName(name)));
  const reads = own(variableReads(content));
  return writes.length + reads.length === 0 ? NONE : { writes, reads };
});

const namesOfCondition = factOf(({ condition }: ConditionContent) => own(conditionReads(condition.operands)));

function own<Use extends { readonly name: string }>(uses: readonly Use[]): readonly Named<Use>[] {
  return uses
    .filter(({ name }) => !isKnownVariable(name))
    .map((use) => ({ key: use.name.toLowerCase(), use }));
}

/** By their names in lower case. */
export const ownVariables = sequenceFact((sequence): ReadonlyMap<string, OwnVariable> => {
  const variables = new Map<string, { readonly name: string; writes: WriteUse[]; reads: ReadUse[] }>();
  const addWrite = (key: string, use: WriteUse) => {
    const variable = variables.get(key);
    if (!variable) variables.set(key, { name: use.write.name, writes: [use], reads: [] });
    else if (variable.writes.length === 0) variable.writes = [use];
    else variable.writes.push(use);
  };
  const addRead = (key: string, use: ReadUse) => {
    const variable = variables.get(key);
    if (!variable) variables.set(key, { name: use.read.name, writes: [], reads: [use] });
    else if (variable.reads.length === 0) variable.reads = [use];
    else variable.reads.push(use);
  };
  for (const step of sequence.steps) {
    const { writes, reads } = namesOfStep(step);
    for (const { key, use } of writes) addWrite(key, { step, write: use });
    for (const { key, use } of reads) addRead(key, { step, start: step.start, read: use });
  }
  for (const { placedCondition } of sequence.groups) {
    if (!placedCondition) continue;
    const { content, start } = placedCondition;
    for (const { key, use } of namesOfCondition(content)) {
      addRead(key, { step: undefined, start, read: use });
    }
  }
  return variables;
});

export function writeRange({ step, write }: WriteUse): Range {
  return placeRange(step, write.place);
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

/** Not put together from other variables. */
export function isPlainName(name: string): boolean {
  return !name.includes('%');
}

/** Whether a script of the sequence names it: there it can be set. */
export function isNamedInScript({ steps }: TaskSequence, name: string): boolean {
  return steps.some(
    (step) => powerShellSource(step)?.text.toLowerCase().includes(name.toLowerCase()) ?? false,
  );
}
