import { StepType } from '../../knowledge/stepTypes.ts';
import { findVariables, isKnownVariable } from '../../knowledge/variables.ts';
import { type Edit, type Range, shiftRange } from '../../range.ts';
import { readAction } from '../../taskSequence/actions.ts';
import { factOf, sequenceFact, stepFact, stepsWhere } from '../../taskSequence/facts.ts';
import type { ConditionContent } from '../../taskSequence/group.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { powerShellSource } from '../../taskSequence/powerShellSource.ts';
import type { Step } from '../../taskSequence/step.ts';
import { placeRange, placeText, replacePlace } from '../../taskSequence/textPlace.ts';
import { conditionReads, type VariableRead, variableReads } from '../../taskSequence/variableReads.ts';
import { type VariableWrite, variableWrites } from '../../taskSequence/variableWrites.ts';
import { type BaseVariable, baseVariable, type DynamicList } from './dynamicLists.ts';
import { nearestKnown } from './nearVariables.ts';

/** A variable that no reference knows: the sequence, or a collection, a device or a script, made it up. */
export interface OwnVariable {
  /** As it is written first. */
  readonly name: string;
  /** Somewhere it is written in another case. */
  readonly varies: boolean;
  /** Somewhere it is asked whether it exists at all. */
  readonly asked: boolean;
  /** The only name of the reference that is one edit away. */
  readonly near: string | undefined;
  /** Where the sequence sets it, in document order. */
  readonly writes: readonly WriteUse[];
  /** Where the sequence reads it: those of steps in document order, then those of the conditions of groups. */
  readonly reads: readonly ReadUse[];
}

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

interface Named<Use> {
  /** The name in lower case. */
  readonly key: string;
  readonly use: Use;
  readonly near: string | undefined;
}

interface NamedWrite extends Named<VariableWrite> {
  readonly range: Range;
}

/** What one step adds to the index. */
interface StepNames {
  readonly writes: readonly NamedWrite[];
  readonly reads: readonly Named<VariableRead>[];
  /** The script that stands in it, in lower case. */
  readonly script: string | undefined;
  /** What names begin with that it numbers or puts together from other variables. */
  readonly beginnings: readonly string[];
  readonly list: BaseVariable | undefined;
  /** MDT's rules set any variable, and another sequence shares all of them with this one. */
  readonly hides: boolean;
}

const NONE: StepNames = {
  writes: [],
  reads: [],
  script: undefined,
  beginnings: [],
  list: undefined,
  hides: false,
};

/** Names that are known are sorted out here, once for each content. */
const namesOfStep = stepFact((content): StepNames => {
  const set = variableWrites(content);
  const writes = own(set.filter(({ name }) => isPlainName(name))).map((named) => ({
    ...named,
    range: placeRange({ start: 0 }, named.use.place),
  }));
  const reads = own(variableReads(content));
  const script = powerShellSource(content)?.text.toLowerCase();
  const beginnings = set
    .filter(({ name, by }) => by === 'numbered output' || !isPlainName(name))
    // The reference writes the name that Download Package Content numbers as %MyContent%.
    .map(({ name }) =>
      name
        .replace(/^%([^%]+)%$/, '$1')
        .replace(/%.*$/, '')
        .toLowerCase(),
    );
  const list = baseVariable(content);
  const { type, element } = content;
  const hides =
    type === undefined ||
    type.startsWith('BDD_') ||
    type === StepType.subTaskSequence ||
    element === 'subtasksequence';
  const isEmpty =
    writes.length + reads.length + beginnings.length === 0 && script === undefined && !list && !hides;
  return isEmpty ? NONE : { writes, reads, script, beginnings, list, hides };
});

const stepsWithNames = stepsWhere((content) => namesOfStep(content) !== NONE);

const namesOfCondition = factOf(({ condition }: ConditionContent) => own(conditionReads(condition.operands)));

function own<Use extends { readonly name: string }>(uses: readonly Use[]): readonly Named<Use>[] {
  return uses
    .map((use) => ({ key: use.name.toLowerCase(), use, near: nearestKnown(use.name) }))
    .filter(({ use, near }) => !isKnownVariable(use.name) || (near !== undefined && !isDocumented(use.name)));
}

/** The engine sets more variables of its own than the reference names: these count as known, but for slips. */
function isDocumented(name: string): boolean {
  return findVariables(name).length > 0;
}

/** What a sequence shows of variables, found in one pass over its steps. */
interface VariableIndex {
  readonly variables: ReadonlyMap<string, OwnVariable>;
  readonly scripts: readonly string[];
  readonly beginnings: readonly string[];
  readonly lists: readonly DynamicList[];
  readonly hides: boolean;
}

interface GrowingVariable {
  readonly name: string;
  readonly near: string | undefined;
  varies: boolean;
  asked: boolean;
  writes: WriteUse[];
  reads: ReadUse[];
}

const variableIndex = sequenceFact((sequence): VariableIndex => {
  const variables = new Map<string, GrowingVariable>();
  const scripts: string[] = [];
  const beginnings = new Set<string>();
  const lists: DynamicList[] = [];
  let hides = sequence.dialect.product === 'MDT';
  const variableOf = ({ key, use: { name }, near }: Named<{ readonly name: string }>): GrowingVariable => {
    let variable = variables.get(key);
    if (!variable) {
      variable = { name, near, varies: false, asked: false, writes: [], reads: [] };
      variables.set(key, variable);
    } else if (variable.name !== name) variable.varies = true;
    return variable;
  };
  const addRead = (named: Named<VariableRead>, use: ReadUse) => {
    const variable = variableOf(named);
    variable.reads.push(use);
    const { operator } = named.use;
    if (operator === 'exists' || operator === 'notexists') variable.asked = true;
  };
  for (const step of stepsWithNames(sequence)) {
    const names = namesOfStep(step);
    for (const named of names.writes) {
      variableOf(named).writes.push({ step, write: named.use, range: named.range });
    }
    for (const named of names.reads) addRead(named, { step, start: step.start, read: named.use });
    if (names.script !== undefined) scripts.push(names.script);
    for (const beginning of names.beginnings) beginnings.add(beginning);
    if (names.list && !step.inactive) lists.push({ step, ...names.list });
    hides ||= names.hides;
  }
  for (const { placedCondition } of sequence.groups) {
    if (!placedCondition) continue;
    const { content, start } = placedCondition;
    for (const named of namesOfCondition(content)) {
      addRead(named, { step: undefined, start, read: named.use });
    }
  }
  return { variables, scripts, beginnings: [...beginnings], lists, hides };
});

/** By their names in lower case. */
export function ownVariables(sequence: TaskSequence): ReadonlyMap<string, OwnVariable> {
  return variableIndex(sequence).variables;
}

/** The active steps that install what numbered variables list. */
export function dynamicLists(sequence: TaskSequence): readonly DynamicList[] {
  return variableIndex(sequence).lists;
}

/**
 * Whether so much is hidden that nothing can be said of variables in general: MDT's rules set any of them, and
 * another sequence shares all with this one.
 */
export function hidesVariables(sequence: TaskSequence): boolean {
  return variableIndex(sequence).hides;
}

/** Whether a script of the sequence names it: there it can be set. */
export function isNamedInScript(sequence: TaskSequence, name: string): boolean {
  const { scripts } = variableIndex(sequence);
  return scripts.length > 0 && scripts.some((text) => text.includes(name.toLowerCase()));
}

/** Whether a step sets the variable by other means than its name: in a script, by a number, or put together. */
export function canBeSetUnseen(sequence: TaskSequence, name: string): boolean {
  const key = name.toLowerCase();
  const { beginnings } = variableIndex(sequence);
  return beginnings.some((beginning) => key.startsWith(beginning)) || isNamedInScript(sequence, key);
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

/** Not put together from other variables. */
export function isPlainName(name: string): boolean {
  return !name.includes('%');
}
