import { StepType } from '../../knowledge/stepTypes.ts';
import { findNamed } from '../../taskSequence/elements.ts';
import { stepFact } from '../../taskSequence/facts.ts';
import { listedPlaces } from '../../taskSequence/subTaskSequence.ts';
import { placeText, type TextPlace } from '../../taskSequence/textPlace.ts';

/** An application that a step installs by name. */
export interface ApplicationUse {
  /** As `applicationKey` makes it. */
  readonly key: string;
  readonly name: string;
  readonly place: TextPlace;
}

/** The applications an Install Application step lists, without those of its base variable. */
export const applicationUses = stepFact((content): readonly ApplicationUse[] => {
  if (content.type !== StepType.installApplication) return [];
  return listedPlaces(findNamed(content.variables, 'ApplicationName')).flatMap((place) => {
    const name = placeText(place);
    const key = applicationKey(name);
    return key === undefined ? [] : [{ key, name, place }];
  });
});

/**
 * What tells applications apart in their model name, `ScopeId_<GUID>/Application_<GUID>`, whatever revision follows;
 * undefined for other texts.
 */
export function applicationKey(name: string): string | undefined {
  return /^scopeid_[^/]+\/application_[^/]+/.exec(name.trim().toLowerCase())?.[0];
}
