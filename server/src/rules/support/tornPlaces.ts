import type { Range } from '../../range.ts';
import { factOf } from '../../taskSequence/facts.ts';
import type { TaskSequenceDocument } from '../../taskSequence/model.ts';
import { ownProblems } from './xmlFindings.ts';

/**
 * Whether there is a mistake in the XML of a stretch of the sequence. What is wrong there otherwise follows from that as
 * a rule, and the mistake has a finding of its own.
 */
export const tornPlaces = factOf((document: TaskSequenceDocument): ((place: Range) => boolean) => {
  const { sequence } = document;
  const starts = ownProblems(document)
    .filter(({ offsetsOf }) => offsetsOf === 'sequence' || sequence.tree === document.tree)
    .map(({ problem }) => problem.start);
  if (starts.length === 0) return () => false;
  return ({ start, end }) => firstFrom(starts, start) <= end;
});

/** The first of the ordered numbers that is at least `from`; infinite when there is none. */
function firstFrom(ordered: readonly number[], from: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return ordered[low] ?? Number.POSITIVE_INFINITY;
}
