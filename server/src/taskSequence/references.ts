import { findVariable } from '../knowledge/variables.ts';
import { readAction } from './actions.ts';
import { stepFact } from './facts.ts';
import type { TaskSequence } from './model.ts';
import type { Step, StepContent } from './step.ts';
import { meaningOf, stepVariant } from './stepProperties.ts';
import { listedPlaces, subTaskSequence } from './subTaskSequence.ts';
import { placeText, type TextPlace, trimmedPlace } from './textPlace.ts';

/** A place of a step that names a package by its ID. */
export interface PackageUse {
  /** As it is written, without blanks; whether it is an ID at all is for rules to say. */
  readonly id: string;
  readonly kind: 'package' | 'image' | 'taskSequence';
  /** `sub`: what a sub task sequence refers to, not this one. */
  readonly from: 'variable' | 'action' | 'sub';
  /** The variable, or the switch of the action: `/run`. */
  readonly name: string;
  readonly place: TextPlace;
}

/** The packages a step uses, in its variables and in its action. Values that are blank or name a variable are none. */
export const packageUses = stepFact((content): readonly PackageUse[] => {
  if (stepVariant(content) === 'MDT') return [];
  return [...usesInVariables(content), ...usesInAction(content), ...usesOfSubTaskSequence(content)].filter(
    ({ id }) => id !== '' && !id.includes('%'),
  );
});

/** Variables whose value lists several IDs, separated by commas. */
const lists: ReadonlySet<string> = new Set(['osddownloaddownloadpackages']);

function usesInVariables(content: StepContent): readonly PackageUse[] {
  return content.variables.flatMap((variable) => {
    const { value, name } = variable;
    if (!value) return [];
    const meaning = meaningOf(content, variable);
    const kind = meaning.kind === 'property' ? meaning.property.package : undefined;
    const isMember = meaning.kind === 'member' && meaning.indexed.member.toLowerCase() === 'packageid';
    const isOther = meaning.kind === 'unknown' && findVariable(name)?.package === true;
    if (kind === undefined && !isMember && !isOther) return [];
    const places = lists.has(name.toLowerCase())
      ? listedPlaces(variable)
      : [trimmedPlace({ source: value, start: 0, end: value.text.length })];
    return places.map((place) => use('variable', name, place, kind));
  });
}

/** `/run:PS100001`, `/image:PS100001,%OSDImageIndex%`, `"/config:PS100001,...`; other codes can look like an ID. */
const switches = /(?<=[\s"])\/(run|pkg|install|image|data|config):([A-Za-z0-9]{3}[0-9A-Fa-f]{5})(?![\w-])/gi;

function usesInAction(content: StepContent): readonly PackageUse[] {
  const { action } = content;
  if (!action) return [];
  const parts = readAction(content);
  if (parts) {
    return parts.flatMap(({ property, written }) =>
      property.package ? [use('action', property.name, trimmedPlace(written), property.package)] : [],
    );
  }
  return [...action.text.matchAll(switches)].map((match) => {
    const [whole, name = '', id = ''] = match;
    const end = match.index + whole.length;
    const kind = name.toLowerCase() === 'image' ? 'image' : 'package';
    return use('action', `/${name}`, { source: action, start: end - id.length, end }, kind);
  });
}

function usesOfSubTaskSequence(content: StepContent): readonly PackageUse[] {
  const packages = subTaskSequence(content)?.packages ?? [];
  return packages.map((place) => use('sub', 'OSDSubTasksequenceTsReferencePackages', place));
}

function use(
  from: PackageUse['from'],
  name: string,
  place: TextPlace,
  kind: PackageUse['kind'] = 'package',
): PackageUse {
  return { id: placeText(place), kind, from, name, place };
}

/** Every use of a package in a sequence, with the step it stands in. */
export function* packageUsesOf(
  sequence: TaskSequence,
): Generator<{ readonly step: Step; readonly use: PackageUse }> {
  for (const step of sequence.steps) for (const one of packageUses(step)) yield { step, use: one };
}

/** The ID that consoles write where a package is missing. */
export const MISSING_PACKAGE = '00000000';
