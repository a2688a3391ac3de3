import { StepType } from '../../knowledge/stepTypes.ts';
import {
  type FactHolder,
  factOf,
  isSameData,
  outlineFact,
  type PlainData,
  stepFact,
} from '../../taskSequence/facts.ts';
import type { ConditionContent } from '../../taskSequence/group.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import type { Replacement } from '../../taskSequence/outline.ts';
import { powerShellSource } from '../../taskSequence/powerShellSource.ts';
import type { StepContent } from '../../taskSequence/step.ts';
import type { VariableRead } from '../../taskSequence/variableReads.ts';
import { type VariableWrite, variableWrites } from '../../taskSequence/variableWrites.ts';
import { isPlainName, type NamedUse, usesOfCondition, usesOfStep } from './namedUses.ts';

/** What a sequence shows of variables that no reference knows, without places. */
export interface VariableIndex extends FactHolder {
  /** By their names in lower case. */
  readonly variables: ReadonlyMap<string, OwnVariable>;
  /** The scripts that stand in steps, in lower case. */
  readonly scripts: readonly string[];
  /** What names begin with that steps number or put together from other variables, in lower case. */
  readonly beginnings: readonly string[];
  /** MDT's rules set any variable, and another sequence shares all of them with this one. */
  readonly hides: boolean;
}

/** A variable that the sequence, or a collection, a device or a script, made up. */
export interface OwnVariable {
  /** The name in lower case. */
  readonly key: string;
  /** The only name of the reference that is one edit away. */
  readonly near: string | undefined;
  /** Where steps set it, in document order. */
  readonly writes: readonly UsePlace[];
  /** Where steps read it, in document order. */
  readonly reads: readonly UsePlace[];
  /** Where conditions of groups read it. */
  readonly groupReads: readonly UsePlace[];
}

/** The use of that number in the step or condition of that number. */
interface UsePlace {
  readonly owner: number;
  readonly use: number;
  /** As it is written there. */
  readonly name: string;
  /** It is asked whether the variable exists at all. */
  readonly asks: boolean;
}

/** A use without its place. */
type UsePart = {
  readonly key: string;
  readonly name: string;
  readonly near: string | undefined;
  readonly asks: boolean;
};

/** What one step adds to the index. */
type StepPart = {
  readonly writes: readonly UsePart[];
  readonly reads: readonly UsePart[];
  readonly script: string | undefined;
  readonly beginnings: readonly string[];
  readonly hides: boolean;
};

const partOfStep = stepFact((content): StepPart | undefined => {
  const { writes, reads } = usesOfStep(content);
  const { type, element } = content;
  const part = {
    writes: writes.map(usePart),
    reads: reads.map(usePart),
    script: powerShellSource(content)?.text.toLowerCase(),
    beginnings: beginningsOf(content),
    hides:
      type === undefined ||
      type.startsWith('BDD_') ||
      type === StepType.subTaskSequence ||
      element === 'subtasksequence',
  };
  const isEmpty =
    writes.length + reads.length + part.beginnings.length === 0 && part.script === undefined && !part.hides;
  return isEmpty ? undefined : part;
});

function beginningsOf(content: StepContent): readonly string[] {
  return (
    variableWrites(content)
      .filter(({ name, by }) => by === 'numbered output' || !isPlainName(name))
      // The reference writes the name that Download Package Content numbers as %MyContent%.
      .map(({ name }) =>
        name
          .replace(/^%([^%]+)%$/, '$1')
          .replace(/%.*$/, '')
          .toLowerCase(),
      )
  );
}

const partOfCondition = factOf((content: ConditionContent) => usesOfCondition(content).map(usePart));

function usePart({ key, use, near }: NamedUse<VariableWrite | VariableRead>): UsePart {
  const operator = 'operator' in use ? use.operator : undefined;
  return { key, name: use.name, near, asks: operator === 'exists' || operator === 'notexists' };
}

type UseKind = 'writes' | 'reads' | 'groupReads';

const indexOf = outlineFact(
  { step: partOfStep, condition: partOfCondition },
  (steps, conditions): VariableIndex => {
    const variables = new Map<string, Record<UseKind, UsePlace[]> & OwnVariable>();
    const add = (kind: UseKind, owner: number, uses: readonly UsePart[]) => {
      uses.forEach(({ key, near, name, asks }, use) => {
        let variable = variables.get(key);
        if (!variable) {
          variable = { key, near, writes: [], reads: [], groupReads: [] };
          variables.set(key, variable);
        }
        variable[kind].push({ owner, use, name, asks });
      });
    };
    const scripts: string[] = [];
    const beginnings = new Set<string>();
    let hides = false;
    steps.forEach((step, owner) => {
      if (!step) return;
      add('writes', owner, step.writes);
      add('reads', owner, step.reads);
      if (step.script !== undefined) scripts.push(step.script);
      for (const beginning of step.beginnings) beginnings.add(beginning);
      hides ||= step.hides;
    });
    conditions.forEach((reads, owner) => {
      add('groupReads', owner, reads);
    });
    return { variables, scripts, beginnings: [...beginnings], hides, facts: [] };
  },
  // Somebody who writes the name of a variable changes it with every key.
  (earlier, steps, conditions) => {
    if (!isSameData(otherThanUses(steps.removed), otherThanUses(steps.added))) return undefined;
    const variables = new Map(earlier.variables);
    const ofSteps = (kind: 'writes' | 'reads') => ({
      start: steps.start,
      removed: steps.removed.map((part) => part?.[kind] ?? []),
      added: steps.added.map((part) => part?.[kind] ?? []),
    });
    replaceUses(variables, 'writes', ofSteps('writes'));
    replaceUses(variables, 'reads', ofSteps('reads'));
    replaceUses(variables, 'groupReads', conditions);
    return { ...earlier, variables, facts: [] };
  },
);

function otherThanUses(parts: readonly (StepPart | undefined)[]): PlainData {
  return parts.flatMap((part) =>
    part && (part.script !== undefined || part.beginnings.length > 0 || part.hides)
      ? [[part.script, part.beginnings, part.hides]]
      : [],
  );
}

/** `uses` are those of each step or condition that was replaced. */
function replaceUses(
  variables: Map<string, OwnVariable>,
  kind: UseKind,
  { start, removed, added }: Replacement<readonly UsePart[]>,
): void {
  const behind = start + removed.length;
  const by = added.length - removed.length;
  const named = new Map([...removed.flat(), ...added.flat()].map((part) => [part.key, part]));
  for (const key of by === 0 ? named.keys() : new Set([...named.keys(), ...variables.keys()])) {
    const near = named.get(key)?.near;
    const variable = variables.get(key) ?? { key, near, writes: [], reads: [], groupReads: [] };
    const places = variable[kind];
    if (!named.has(key) && (places.at(-1)?.owner ?? -1) < behind) continue;
    const changed = {
      ...variable,
      [kind]: [
        ...places.filter(({ owner }) => owner < start),
        ...added.flatMap((uses, number) => placesOf(key, uses, start + number)),
        ...places.filter(({ owner }) => owner >= behind).map((place) => movedBy(place, by)),
      ],
    };
    if (changed.writes.length > 0 || isRead(changed)) variables.set(key, changed);
    else variables.delete(key);
  }
}

function placesOf(key: string, uses: readonly UsePart[], owner: number): readonly UsePlace[] {
  return uses.flatMap(({ key: one, name, asks }, use) => (one === key ? { owner, use, name, asks } : []));
}

function movedBy(place: UsePlace, by: number): UsePlace {
  return by === 0 ? place : { ...place, owner: place.owner + by };
}

/** The same index as long as no step and no condition uses variables otherwise. */
export function variableIndex({ outline }: TaskSequence): VariableIndex {
  return indexOf(outline);
}

/** Whether it is asked anywhere whether the variable exists at all. */
export function isAsked({ reads, groupReads }: OwnVariable): boolean {
  return [reads, groupReads].some((uses) => uses.some(({ asks }) => asks));
}

export function isRead({ reads, groupReads }: OwnVariable): boolean {
  return reads.length + groupReads.length > 0;
}

/**
 * Whether so much is hidden that nothing can be said of variables in general: MDT's rules set any of them, and
 * another sequence shares all with this one.
 */
export function hidesVariables(sequence: TaskSequence): boolean {
  return sequence.dialect.product === 'MDT' || variableIndex(sequence).hides;
}

/** Whether a script of the sequence names it, in lower case: there it can be set. */
export function isNamedInScript({ scripts }: VariableIndex, key: string): boolean {
  return scripts.some((text) => text.includes(key));
}

/** Whether a step sets the variable by other means than its name: in a script, by a number, or put together. */
export function canBeSetUnseen(index: VariableIndex, key: string): boolean {
  return index.beginnings.some((beginning) => key.startsWith(beginning)) || isNamedInScript(index, key);
}
