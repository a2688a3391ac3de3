import { StepType } from '../knowledge/stepTypes.ts';
import type { Edit, Range } from '../range.ts';
import { type PatchEntry, type PatchItem, readPatchEntries } from './clientPatch.ts';
import { readClientProperties } from './clientProperties.ts';
import { CLIENT_PROPERTIES_VARIABLE, ownText, settingsOf, type TextCopy } from './clientSettings.ts';
import { sequenceFact, stepFact, stepsWhere } from './facts.ts';
import type { Group, TaskSequence } from './model.ts';
import { isPackageId, type PatchPath, readPatchPath } from './patchPath.ts';
import type { Step } from './step.ts';

export const CLIENT_PACKAGE_VARIABLE = '_SMSClientPackageID';
export const PRE_PRODUCTION_PACKAGE_VARIABLE = '_SMSClientPreProductionPackageID';

/** A place of the sequence that gives client install properties. */
export interface ClientProperties {
  /** `setup`: the Setup Windows and ConfigMgr step's own; `variable`: set by an earlier step. */
  readonly kind: 'setup' | 'variable';
  readonly step: Step;
  readonly text: string;
  /** A rule of its step gives them under a condition. */
  readonly conditional: boolean;
  /** The Setup Windows and ConfigMgr step that installs the client with them; undefined when none follows. */
  readonly setup: Step | undefined;
  /** Where `text` is written: a Set Task Sequence Variable step says it in a variable and again in its action. */
  readonly copies: readonly TextCopy[];
}

/** One PATCH= entry with its items taken apart. */
export interface PatchUse {
  readonly properties: ClientProperties;
  readonly entry: PatchEntry;
  readonly patches: readonly Patch[];
  /** What was worked out from this entry; only `factOf` looks here. */
  readonly facts: unknown[];
}

export interface Patch {
  /** Its place in the list. */
  readonly index: number;
  readonly item: PatchItem;
  readonly path: PatchPath;
}

/** Active Setup Windows and ConfigMgr steps in document order. */
export function setupSteps(sequence: TaskSequence): readonly Step[] {
  return stepsThatSetUp(sequence).filter((step) => !step.inactive);
}

const stepsThatSetUp = stepsWhere(({ type }) => type === StepType.setupWindows);

/** All places that give client install properties, in document order; disabled steps give none. */
export const clientProperties = sequenceFact((sequence): readonly ClientProperties[] => {
  const places: ClientProperties[] = [];
  const waiting: Omit<ClientProperties, 'setup'>[] = [];
  const setUp = (setup: Step | undefined) => {
    for (const place of waiting.splice(0)) places.push({ ...place, setup });
  };
  for (const step of stepsForClient(sequence)) {
    if (step.type === StepType.setupWindows) {
      if (step.inactive) continue;
      setUp(step);
      const value = step.variable(CLIENT_PROPERTIES_VARIABLE)?.value;
      if (value) {
        const copies = [{ source: value, offset: 0 }];
        const text = ownText(value.text);
        places.push({ kind: 'setup', step, setup: step, text, conditional: false, copies });
      }
    } else {
      waiting.push(...settings(step));
    }
  }
  setUp(undefined);
  return places;
});

const stepsForClient = stepsWhere(
  (content) => content.type === StepType.setupWindows || settingsOf(content).length > 0,
);

/** The settings of an active step where it stands. */
function settings(step: Step): readonly Omit<ClientProperties, 'setup'>[] {
  if (step.inactive) return [];
  return settingsOf(step).map(({ text, conditional, copies }) => ({
    kind: 'variable',
    step,
    text,
    conditional,
    copies: copies.map(({ source, offset }) => ({ source: source.shifted(step.start), offset })),
  }));
}

/** The PATCH= entries of the sequence, in document order; the same objects each time. */
export const patchUses = sequenceFact((sequence): readonly PatchUse[] =>
  clientProperties(sequence).flatMap(readUses),
);

function readUses(properties: ClientProperties): readonly PatchUse[] {
  return patchesIn(properties).map((patches) => ({ ...patches, properties, facts: [] }));
}

/** Offsets are those of the properties' text, so what is read there is kept with the step that holds it. */
const patchesIn = keptByText((text) =>
  readPatchEntries(text).map((entry) => ({
    entry,
    patches: entry.items.map((item, index) => ({ index, item, path: readPatchPath(item.text) })),
  })),
);

/** The entries of client install properties, in offsets of their text. */
export const entriesOf = keptByText(readClientProperties);

/** What follows from the text of client install properties. A step gives two at most. */
function keptByText<Read>(
  read: (text: string) => Read,
): (properties: Pick<ClientProperties, 'step' | 'text'>) => Read {
  const knownIn = stepFact(() => new Map<string, { readonly read: Read }>());
  return ({ step, text }) => {
    const known = knownIn(step);
    let entry = known.get(text);
    if (!entry) {
      entry = { read: read(text) };
      known.set(text, entry);
    }
    return entry.read;
  };
}

/** The package IDs that may stand in the path: the client package, then the pre-production one. */
export function clientPackageIds(setup: Step | undefined): readonly string[] {
  return [CLIENT_PACKAGE_VARIABLE, PRE_PRODUCTION_PACKAGE_VARIABLE]
    .map((name) => setup?.value(name))
    .filter((id) => id !== undefined && isPackageId(id) && id !== UNRESOLVED_PACKAGE)
    .filter((id) => id !== undefined);
}

/** Exports write it for a package that the other site does not have. */
const UNRESOLVED_PACKAGE = '00000000';

/** The Setup Windows and ConfigMgr steps that may install the client with these properties. */
export function setupsOf(sequence: TaskSequence, { kind, step, setup }: ClientProperties): readonly Step[] {
  if (kind === 'variable') return setupSteps(sequence).filter((candidate) => candidate.start > step.start);
  return setup ? [setup] : [];
}

/** Where a stretch of the properties stands in the sequence's source; of several copies the first. */
export function propertiesRange(properties: ClientProperties, range: Range): Range {
  const [copy] = properties.copies;
  return copy ? copy.source.rangeOf(copy.offset + range.start, copy.offset + range.end) : range;
}

/** The edits that replace a stretch of the properties in every copy. */
export function replaceInProperties(
  properties: ClientProperties,
  range: Range,
  newText: string,
): readonly Edit[] {
  return properties.copies.map(({ source, offset }) =>
    source.replace(offset + range.start, offset + range.end, newText),
  );
}

/** Where a stretch of an item's path stands, in offsets of the properties. */
export function inItem(item: PatchItem, range: Range): Range {
  return { start: item.range.start + range.start, end: item.range.start + range.end };
}

/** A step that sets the client install properties before another place's take effect. */
export interface Override {
  readonly place: ClientProperties;
  /** Whether it runs whenever the Setup Windows and ConfigMgr step does. */
  readonly certain: boolean;
}

/**
 * What takes the place of the properties of `place`, in document order: the last step that certainly sets the
 * variable before its Setup Windows and ConfigMgr step, and those with a condition behind that one. An empty value
 * unsets the variable, and one that repeats the variable adds to it.
 */
export function overridesOf(
  sequence: TaskSequence,
  place: Pick<ClientProperties, 'kind' | 'step' | 'setup'>,
): readonly Override[] {
  const { setup } = place;
  if (!setup) return [];
  const overrides = clientProperties(sequence)
    .filter(({ kind, step, text }) => {
      if (kind !== 'variable' || step.start >= setup.start || text.trim() === '') return false;
      return place.kind === 'setup' || (step.start > place.step.start && !REPEATS_VARIABLE.test(text));
    })
    .map((other) => ({ place: other, certain: !other.conditional && runsWhenever(other.step, setup) }));
  const lastCertain = overrides.findLastIndex(({ certain }) => certain);
  return overrides.slice(Math.max(0, lastCertain));
}

const REPEATS_VARIABLE = new RegExp(`%${CLIENT_PROPERTIES_VARIABLE}%`, 'i');

/** Whether every condition `step` stands under is one that `other` stands under, too. */
function runsWhenever(step: Step, other: Step): boolean {
  if (step.content.conditional) return false;
  const around = new Set<Group>();
  for (let group = other.parent; group; group = group.parent) around.add(group);
  for (let group = step.parent; group && !around.has(group); group = group.parent) {
    if (group.conditional) return false;
  }
  return true;
}
