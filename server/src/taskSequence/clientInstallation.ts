import { StepType } from '../knowledge/stepTypes.ts';
import type { Edit, Range } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import { type PatchEntry, type PatchItem, readPatchEntries } from './clientPatch.ts';
import type { TaskSequence } from './model.ts';
import { type PatchPath, readPatchPath } from './patchPath.ts';
import type { Step } from './step.ts';
import { stepFact } from './stepFacts.ts';

export const CLIENT_PROPERTIES_VARIABLE = 'SMSClientInstallProperties';
export const CLIENT_PACKAGE_VARIABLE = '_SMSClientPackageID';
export const PRE_PRODUCTION_PACKAGE_VARIABLE = '_SMSClientPreProductionPackageID';

/** A place of the sequence that gives client install properties. */
export interface ClientProperties {
  /** `setup`: the Setup Windows and ConfigMgr step's own; `variable`: set by an earlier step. */
  readonly kind: 'setup' | 'variable';
  readonly step: Step;
  readonly text: string;
  /** The Setup Windows and ConfigMgr step that installs the client with them; undefined when none follows. */
  readonly setup: Step | undefined;
  /** Where `text` is written: a Set Task Sequence Variable step says it in a variable and again in its action. */
  readonly copies: readonly TextCopy[];
}

interface TextCopy {
  readonly source: SourceString;
  /** Where the properties begin in the decoded text of `source`. */
  readonly offset: number;
}

/** One PATCH= entry with its items taken apart. */
export interface PatchUse {
  readonly properties: ClientProperties;
  readonly entry: PatchEntry;
  readonly patches: readonly Patch[];
}

export interface Patch {
  readonly item: PatchItem;
  readonly path: PatchPath;
}

/** Active Setup Windows and ConfigMgr steps in document order. */
export function setupSteps(sequence: TaskSequence): readonly Step[] {
  return sequence.steps.filter((step) => step.type === StepType.setupWindows && !step.inactive);
}

/** All places that give client install properties, in document order; disabled steps give none. */
export function clientProperties(sequence: TaskSequence): readonly ClientProperties[] {
  let places = placesOf.get(sequence);
  if (!places) {
    places = findClientProperties(sequence);
    placesOf.set(sequence, places);
  }
  return places;
}

/** A dozen rules ask the same. */
const placesOf = new WeakMap<TaskSequence, readonly ClientProperties[]>();

function findClientProperties(sequence: TaskSequence): readonly ClientProperties[] {
  const places: ClientProperties[] = [];
  const waiting: Omit<ClientProperties, 'setup'>[] = [];
  const setUp = (setup: Step | undefined) => {
    for (const place of waiting.splice(0)) places.push({ ...place, setup });
  };
  for (const step of sequence.steps) {
    if (step.type === StepType.setupWindows) {
      if (step.inactive) continue;
      setUp(step);
      const value = step.variable(CLIENT_PROPERTIES_VARIABLE)?.value;
      if (value) {
        const copies = [{ source: value, offset: 0 }];
        places.push({ kind: 'setup', step, setup: step, text: value.text, copies });
      }
    } else if (maySetProperties(step)) {
      waiting.push(...settings(step));
    }
  }
  setUp(undefined);
  return places;
}

const maySetProperties = stepFact(
  ({ type, action }) => type === StepType.setVariable || /tsenv/i.test(action?.text ?? ''),
);

/** What a step assigns to the variable of the client install properties, in its variables and in its action. */
function settings(step: Step): readonly Omit<ClientProperties, 'setup'>[] {
  const isSetVariable =
    step.type === StepType.setVariable &&
    step.value('VariableName')?.toLowerCase() === CLIENT_PROPERTIES_VARIABLE.toLowerCase();
  const mayRunTsenv = /tsenv/i.test(step.content.action?.text ?? '');
  if ((!isSetVariable && !mayRunTsenv) || step.inactive) return [];

  const found: { text: string; copy: TextCopy }[] = [];
  const value = isSetVariable ? step.variable('VariableValue')?.value : undefined;
  if (value) found.push({ text: value.text, copy: { source: value, offset: 0 } });
  const action = mayRunTsenv ? step.action : undefined;
  const assignment = action && readTsenv(action.text);
  if (action && assignment?.name.toLowerCase() === CLIENT_PROPERTIES_VARIABLE.toLowerCase()) {
    found.push({ text: assignment.value, copy: { source: action, offset: assignment.valueStart } });
  }
  const [first, second] = found;
  if (!first) return [];
  if (!second || first.text === second.text) {
    return [{ kind: 'variable', step, text: first.text, copies: found.map(({ copy }) => copy) }];
  }
  return found.map(({ text, copy }) => ({ kind: 'variable', step, text, copies: [copy] }));
}

/**
 * The assignment of `tsenv.exe "NAME=VALUE" [/hiddenflag:...]`. The value may hold quotes of its own, so the one
 * before the trailing switch or the end closes it.
 */
export function readTsenv(
  action: string,
): { readonly name: string; readonly value: string; readonly valueStart: number } | undefined {
  const command = /^\s*(?:"?[^"\s]*\\)?tsenv(?:\.exe)?"?\s+(?:\/set\s+)?("?)([A-Za-z_]\w*)=/i.exec(action);
  const name = command?.[2];
  if (!command || name === undefined) return undefined;
  const valueStart = command[0].length;
  const trailing = /(?<!\s)\s+\/hiddenflag:\w+\s*$/i.exec(action);
  let end = trailing?.index ?? action.trimEnd().length;
  if (command[1] === '"' && action.charAt(end - 1) === '"' && end > valueStart) end--;
  return { name, value: action.slice(valueStart, end), valueStart };
}

/** The PATCH= entries of the sequence, in document order. */
export function patchUses(sequence: TaskSequence): readonly PatchUse[] {
  return clientProperties(sequence).flatMap((properties) =>
    readPatchEntries(properties.text).map((entry) => ({
      properties,
      entry,
      patches: entry.items.map((item) => ({ item, path: readPatchPath(item.text) })),
    })),
  );
}

/** The package IDs that may stand in the path: the client package, then the pre-production one. */
export function clientPackageIds(setup: Step | undefined): readonly string[] {
  return [setup?.value(CLIENT_PACKAGE_VARIABLE), setup?.value(PRE_PRODUCTION_PACKAGE_VARIABLE)].filter(
    (id) => id !== undefined,
  );
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

/**
 * The steps before a Setup Windows and ConfigMgr step that set its client install properties: the last one without
 * a condition wins over the step's own value, conditional ones behind it may.
 */
export function overridesOf(sequence: TaskSequence, setup: Step): readonly ClientProperties[] {
  const setting = clientProperties(sequence).filter(
    (place) => place.kind === 'variable' && place.setup === setup,
  );
  const lastCertain = setting.findLastIndex((place) => !place.step.guarded);
  return setting.slice(Math.max(0, lastCertain));
}
