import type { TaskSequence, TaskSequenceDocument } from '../../taskSequence/model.ts';
import { factOf } from '../../taskSequence/stepFacts.ts';
import type { UnexpectedMarkup } from '../../taskSequence/unexpectedMarkup.ts';
import { xmlProblems } from '../../taskSequence/xmlProblems.ts';
import { firstFrom } from './tornSteps.ts';

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

function allUnexpected(sequence: TaskSequence): readonly UnexpectedMarkup[] {
  const all = [...sequence.unexpected];
  for (const step of sequence.steps) {
    if (step.content.unexpected.length > 0) all.push(...step.unexpected);
  }
  return all;
}

/** Without what stands at a mistake in the XML: that has a finding already. */
const soundUnexpected = factOf((document: TaskSequenceDocument): readonly UnexpectedMarkup[] => {
  const unexpected = allUnexpected(document.sequence);
  if (unexpected.length === 0) return unexpected;
  const { sequence } = document;
  const starts = xmlProblems(document)
    .filter(({ offsetsOf }) => offsetsOf === 'sequence' || sequence.tree === document.tree)
    .map(({ problem }) => problem.start);
  if (starts.length === 0) return unexpected;
  return unexpected.filter((one) => {
    const { start, end } = one.kind === 'element' ? one.startTag : one.nameRange;
    return !(firstFrom(starts, start) < end);
  });
});
