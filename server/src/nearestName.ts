/**
 * The candidate that a misspelt name most likely means, whatever the case: at most one edit away, or two for names
 * of eight letters or more; an edit adds, drops or replaces a letter or swaps two neighbours. Undefined when none is
 * that near, when two are equally near, or when the name is a candidate itself.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const limit = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  let nearest: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const other = candidate.toLowerCase();
    if (other === wanted) return undefined;
    if (other === nearest?.toLowerCase()) continue;
    const distance = editDistance(wanted, other, Math.min(least, limit));
    if (distance < least) {
      nearest = candidate;
      least = distance;
    } else if (distance === least && distance <= limit) {
      nearest = undefined;
    }
  }
  return nearest;
}

/**
 * How many edits lead from one text to the other, `limit + 1` when they are more than `limit`. An edit adds, drops
 * or replaces a character or swaps two neighbours.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      const replaced = at(previous, column - 1) + (same ? 0 : 1);
      const cost = Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1);
      const swapped = isSwap(a, row, b, column) ? at(beforePrevious, column - 2) + 1 : cost;
      current.push(Math.min(cost, swapped));
      best = Math.min(best, at(current, column));
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(at(previous, b.length), limit + 1);
}

function isSwap(a: string, row: number, b: string, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
    a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
  );
}

function at(distances: readonly number[], column: number): number {
  return distances[column] ?? Number.POSITIVE_INFINITY;
}
