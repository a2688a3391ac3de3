/** What differs between two texts: the stretch [start, oldEnd) of the first became [start, newEnd) of the second. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

let last: { readonly before: string; readonly after: string; readonly change: TextChange } | undefined;

/**
 * The smallest such stretch. Comparing slices is far quicker than comparing characters, so the place where the
 * texts part is halved down to. The last answer is kept: several readers ask the same of one edit.
 */
export function textChange(before: string, after: string): TextChange {
  if (last?.before === before && last.after === after) return last.change;
  const shorter = Math.min(before.length, after.length);
  const start = largest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const same = largest(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  const change = { start, oldEnd: before.length - same, newEnd: after.length - same };
  last = { before, after, change };
  return change;
}

/** The largest count up to `limit` for which the stretch from 0 is the same, given how to compare a stretch. */
function largest(limit: number, same: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (same(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
