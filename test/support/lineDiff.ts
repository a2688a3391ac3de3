const CONTEXT = 60;
const LONGEST = 260;

/** The lines in which two texts differ, `-` before the old, `+` before the new; long lines cut to the difference. */
export function lineDiff(before: string, after: string): string {
  const old = before.split(/\r\n|\r|\n/);
  const now = after.split(/\r\n|\r|\n/);
  const rows: string[] = [];
  for (const { removed, added } of hunks(old, now)) {
    if (rows.length > 0) rows.push('...');
    removed.forEach((line, index) => {
      rows.push(`-${cut(line, added[index])}`);
    });
    added.forEach((line, index) => {
      rows.push(`+${cut(line, removed[index])}`);
    });
  }
  return rows.join('\n');
}

interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

function hunks(old: readonly string[], now: readonly string[]): readonly Hunk[] {
  const common = commonLines(old, now);
  const found: Hunk[] = [];
  let [oldAt, nowAt] = [0, 0];
  for (const [oldLine, nowLine] of [...common, [old.length, now.length] as const]) {
    const hunk = { removed: old.slice(oldAt, oldLine), added: now.slice(nowAt, nowLine) };
    if (hunk.removed.length + hunk.added.length > 0) found.push(hunk);
    [oldAt, nowAt] = [oldLine + 1, nowLine + 1];
  }
  return found;
}

/** Pairs of line numbers of a longest common subsequence. */
function commonLines(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      const [here, below] = [lengths[row], lengths[row + 1]];
      if (!here || !below) continue;
      here[column] =
        old[row] === now[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < now.length) {
    if (old[row] === now[column]) pairs.push([row++, column++]);
    else if ((lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0)) row++;
    else column++;
  }
  return pairs;
}

/** A long line without what it has in common with the other one at its ends. */
function cut(line: string, other: string | undefined): string {
  if (line.length <= LONGEST) return line;
  const counterpart = other ?? '';
  let start = 0;
  while (start < line.length && line[start] === counterpart[start]) start++;
  let end = 0;
  const most = Math.min(line.length, counterpart.length) - start;
  while (end < most && line.at(-1 - end) === counterpart.at(-1 - end)) end++;
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(line.length, line.length - end + CONTEXT);
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}
