import { StepType } from '../knowledge/stepTypes.ts';
import { findNamed, type Variable } from './elements.ts';
import { stepFact } from './facts.ts';
import { contentValue } from './step.ts';
import { type TextPlace, trimmedPlace } from './textPlace.ts';

/** What a Run Task Sequence step says of the sequence it runs. */
export interface SubTaskSequence {
  /** The name, as the console knew it. */
  readonly name: string | undefined;
  readonly packageId: TextPlace | undefined;
  /** The packages the other sequence refers to. */
  readonly packages: readonly TextPlace[];
  readonly applications: readonly TextPlace[];
  readonly softwareUpdates: readonly TextPlace[];
}

/** Undefined for other steps. */
export const subTaskSequence = stepFact((content): SubTaskSequence | undefined => {
  if (content.element !== 'subtasksequence' && content.type !== StepType.subTaskSequence) return undefined;
  const variable = (name: string) => findNamed(content.variables, `OSDSubTasksequence${name}`);
  return {
    name: contentValue(content, 'OSDSubTasksequenceTsName'),
    packageId: listedPlaces(variable('PackageID'))[0],
    packages: listedPlaces(variable('TsReferencePackages')),
    applications: listedPlaces(variable('TsReferenceApplications')),
    softwareUpdates: listedPlaces(variable('TsReferenceSoftwareUpdates')),
  };
});

/** The entries of a value that commas separate, without blanks and without empty ones. */
export function listedPlaces(variable: Variable | undefined): readonly TextPlace[] {
  const source = variable?.value;
  if (!source) return [];
  return [...source.text.matchAll(/[^,]+/g)]
    .map(({ 0: entry, index }) => trimmedPlace({ source, start: index, end: index + entry.length }))
    .filter(({ start, end }) => end > start);
}
