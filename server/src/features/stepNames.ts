import type { Range } from '../range.ts';
import type { TaskSequence, TaskSequenceDocument } from '../taskSequence/model.ts';
import type { StepOf } from './control.ts';
import { fromDocument } from './embedding.ts';

/** What may be known of a document; an analysis is one. */
type Document =
  | { readonly kind: 'taskSequence'; readonly document: TaskSequenceDocument }
  | { readonly kind: 'log' | 'other' };

/**
 * Tells in which step or group a range of the document stands: the name of the innermost one; undefined for what is
 * in none, or in one without a name, and for all of a log. Each question is a binary search.
 */
export function stepNames(known: Document): StepOf {
  if (known.kind !== 'taskSequence') return () => undefined;
  const { sequence } = known.document;
  return (range) => {
    const inSequence = {
      start: fromDocument(range.start, sequence.embedding),
      end: fromDocument(range.end, sequence.embedding),
    };
    return innermostName(sequence, inSequence) || undefined;
  };
}

function innermostName({ steps, groups }: TaskSequence, range: Range): string | undefined {
  const step = lastStarted(steps, (each) => each.start, range.start);
  if (step && holds(step.range, range)) return step.name;
  let group = lastStarted(groups, (each) => each.range.start, range.start);
  while (group && !holds(group.range, range)) group = group.parent;
  return group?.name;
}

/** The last of the items, which stand in the order of the document, that starts at or before the offset. */
function lastStarted<Item>(
  items: readonly Item[],
  startOf: (item: Item) => number,
  offset: number,
): Item | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item && startOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
