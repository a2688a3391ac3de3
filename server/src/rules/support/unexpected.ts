import { sequenceGrammar } from '../../knowledge/sequenceGrammar.ts';
import { nodeRange } from '../../syntax/xmlQuery.ts';
import { factOf, stepsWhere } from '../../taskSequence/facts.ts';
import type { TaskSequenceDocument } from '../../taskSequence/model.ts';
import type { UnexpectedMarkup } from '../../taskSequence/unexpectedMarkup.ts';
import { pathRange } from './patches.ts';
import { patchPlaceholders } from './placeholders.ts';
import { tornPlaces } from './tornPlaces.ts';
import { lostElements, xmlMistakes } from './xmlFindings.ts';

type UnexpectedElement = Extract<UnexpectedMarkup, { readonly kind: 'element' }>;
type UnexpectedAttribute = Extract<UnexpectedMarkup, { readonly kind: 'attribute' }>;

/** The elements that no task sequence has where they stand, but for those that the XML shows to be a slip. */
export const unexpectedElements = factOf((document: TaskSequenceDocument): readonly UnexpectedElement[] =>
  soundUnexpected(document).filter((one) => one.kind === 'element'),
);

/** The same for attributes. */
export const unexpectedAttributes = factOf((document: TaskSequenceDocument): readonly UnexpectedAttribute[] =>
  soundUnexpected(document).filter((one) => one.kind === 'attribute'),
);

/** Whether the element is a step or group below a step. */
export function isBelowStep({ name, parent }: UnexpectedElement): boolean {
  return isStep(parent) && (isStep(name) || name === 'group');
}

function isStep(name: string): boolean {
  return name === 'step' || name === 'subtasksequence';
}

/** Without what follows from a mistake in the XML: that has a finding already. */
const soundUnexpected = factOf((document: TaskSequenceDocument): readonly UnexpectedMarkup[] => {
  const { sequence } = document;
  const isTorn = tornPlaces(document);
  const all = [...sequence.unexpected];
  for (const step of stepsWithUnexpected(sequence)) {
    if (!isTorn(step.range)) all.push(...step.unexpected);
  }
  if (all.length === 0) return all;
  const mistakes = xmlMistakes(document);
  const misnamed = new Set(
    mistakes.flatMap(({ meant, tree }) => (meant === undefined ? [] : nodeRange(tree, meant).start)),
  );
  const lost = lostElements(document);
  const placeholders = new Set(
    patchPlaceholders(sequence).map(({ use, patch, segment }) => pathRange(use, patch, segment.range).start),
  );
  return all.filter((one) => {
    if (one.kind === 'element' && placeholders.has(one.startTag.start)) return false;
    if (isTorn(one.kind === 'element' ? one.startTag : one.nameRange)) return false;
    if (one.kind === 'attribute') return true;
    return !misnamed.has(one.range.start) && !lost.some((parent) => isChild(one.name, parent));
  });
});

const stepsWithUnexpected = stepsWhere(({ unexpected }) => unexpected.length > 0);

function isChild(name: string, parent: string): boolean {
  return sequenceGrammar.get(parent)?.children.has(name) ?? false;
}
