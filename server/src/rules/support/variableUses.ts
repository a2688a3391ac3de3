import { isKnownVariable } from '../../knowledge/variables.ts';
import type { Edit, Range } from '../../range.ts';
import { readAction } from '../../taskSequence/actions.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { powerShellSource } from '../../taskSequence/powerShellSource.ts';
import type { Step } from '../../taskSequence/step.ts';
import { sequenceFact, stepFact } from '../../taskSequence/stepFacts.ts';
import { placeRange, placeText, replacePlace } from '../../taskSequence/textPlace.ts';
import { conditionReads, variableReads } from '../../taskSequence/variableReads.ts';
import { type VariableWrite, variableWrites } from '../../taskSequence/variableWrites.ts';

/** A place that names a variable, in offsets of the sequence's source. */
export interface VariableUse {
  readonly name: string;
  readonly range: Range;
  rename(newName: string): readonly Edit[];
}

/** The names a sequence sets, in lower case, and every use of a name that is neither known nor set there. */
export interface VariableUses {
  /** As they are written first, by their name in lower case. */
  readonly defined: ReadonlyMap<string, string>;
  /** The unknown ones among the names that are read, in lower case. */
  readonly read: ReadonlySet<string>;
  /** By their name in lower case. */
  readonly unknownReads: ReadonlyMap<string, readonly (() => VariableUse)[]>;
  readonly unknownWrites: readonly { readonly name: string; use(): VariableUse }[];
}

/** What one step adds; known names are sorted out here, once for each content. */
const usesOfStep = stepFact((content) => ({
  writes: variableWrites(content),
  unknownWrites: variableWrites(content).filter(({ name }) => isPlainName(name) && !isKnownVariable(name)),
  unknownReads: variableReads(content).filter(({ name }) => !isKnownVariable(name)),
}));

export const variableUses = sequenceFact((sequence): VariableUses => {
  const defined = new Map<string, string>();
  const unknownReads = new Map<string, (() => VariableUse)[]>();
  const unknownWrites: { readonly name: string; use(): VariableUse }[] = [];
  for (const step of sequence.steps) {
    const uses = usesOfStep(step);
    for (const { name } of uses.writes) {
      const key = name.toLowerCase();
      if (!defined.has(key)) defined.set(key, name);
    }
    for (const write of uses.unknownWrites) {
      unknownWrites.push({ name: write.name, use: () => writeUse(step, write) });
    }
  }
  const read = new Set<string>();
  const add = (name: string, useOf: () => VariableUse) => {
    const key = name.toLowerCase();
    read.add(key);
    if (defined.has(key)) return;
    const present = unknownReads.get(key);
    if (present) present.push(useOf);
    else unknownReads.set(key, [useOf]);
  };
  for (const step of sequence.steps) {
    for (const { name, place } of usesOfStep(step).unknownReads) {
      add(name, () => ({
        name,
        range: placeRange(step, place),
        rename: (newName) => [replacePlace(step, place, newName)],
      }));
    }
  }
  for (const group of sequence.groups) {
    for (const { name, place } of conditionReads(group.condition?.operands ?? [])) {
      if (isKnownVariable(name)) continue;
      const { source, start, end } = place;
      add(name, () => ({
        name,
        range: source.rangeOf(start, end),
        rename: (newName) => [source.replace(start, end, newName)],
      }));
    }
  }
  return { defined, read, unknownReads, unknownWrites };
});

/** The action of a Set Task Sequence Variable step names the variable, too. */
function writeUse(step: Step, { name, place }: VariableWrite): VariableUse {
  const inAction = (readAction(step) ?? [])
    .filter(({ property, written }) => property.name === 'VariableName' && placeText(written) === name)
    .map(({ written }) => written);
  const places = inAction.some(({ source }) => source === place.source) ? [place] : [place, ...inAction];
  return {
    name,
    range: placeRange(step, place),
    rename: (newName) => places.map((one) => replacePlace(step, one, newName)),
  };
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
