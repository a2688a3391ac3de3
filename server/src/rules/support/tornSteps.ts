import type { TaskSequenceDocument } from '../../taskSequence/model.ts';
import type { Step } from '../../taskSequence/step.ts';
import { factOf } from '../../taskSequence/stepFacts.ts';
import { xmlProblems } from '../../taskSequence/xmlProblems.ts';

/**
 * Whether there is a mistake in the XML of a step. What such a step lacks follows from that as a rule, and the mistake
 * has a finding of its own.
 */
export const tornSteps = factOf((document: TaskSequenceDocument): ((step: Step) => boolean) => {
  const { sequence } = document;
  const starts = xmlProblems(document)
    .filter(({ offsetsOf }) => offsetsOf === 'sequence' || sequence.tree === document.tree)
    .map(({ problem }) => problem.start);
  if (starts.length === 0) return () => false;
  return ({ range }) => firstFrom(starts, range.start) <= range.end;
});

/** The first of the ordered numbers that is at least `from`; infinite when there is none. */
export function firstFrom(ordered: readonly number[], from: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return ordered[low] ?? Number.POSITIVE_INFINITY;
}
