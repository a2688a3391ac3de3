import { type LogDocument, rowAt, rowRange } from '../log/logDocument.ts';
import { rowSeverity } from '../log/rowSeverity.ts';
import type { Range } from '../range.ts';
import { logOutline, type OutlineItem } from './logOutline.ts';

/** What is folded away so that errors and warnings remain. */
export interface InformationFolds {
  /** Groups and steps of a run in which nothing is an error or a warning; they fold as the outline does. */
  readonly items: readonly Range[];
  /** Records between the others, with the line that stays on top. None crosses the start or end of a group or step. */
  readonly stretches: readonly Range[];
}

export function informationFolds(log: LogDocument): InformationFolds {
  const problems = problemRows(log);
  const items: Range[] = [];
  const open: OutlineItem[] = [];
  const waiting = [...logOutline(log)];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    if (holdsProblem(log, problems, item.range)) {
      open.push(item);
      waiting.push(...item.children);
    } else {
      items.push(item.range);
    }
  }
  items.sort((a, b) => a.start - b.start);
  return { items, stretches: stretchesOf(log, problems, items, open) };
}

/** The rows that are errors or warnings, in order. */
function problemRows(log: LogDocument): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < log.rowCount; row++) {
    const severity = rowSeverity(log, row)?.severity;
    if (severity === 'error' || severity === 'warning') rows.push(row);
  }
  return rows;
}

function holdsProblem(log: LogDocument, problems: readonly number[], { start, end }: Range): boolean {
  const first = firstNotBelow(problems, rowAt(log, start));
  return first !== undefined && (log.rowStart[first] ?? end) < end;
}

function firstNotBelow(sorted: readonly number[], row: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}

function stretchesOf(
  log: LogDocument,
  problems: readonly number[],
  items: readonly Range[],
  open: readonly OutlineItem[],
): readonly Range[] {
  /** The rows that stay: problems, and those with which a group or step begins that holds some. */
  const stay = new Set([...problems, ...open.map(({ range }) => rowAt(log, range.start))]);
  /** The first rows behind a group or step. */
  const breaks = new Set(
    [...items, ...open.map(({ range }) => range)].map(({ end }) => rowAt(log, end - 1) + 1),
  );
  const folded = items.map(({ start, end }) => ({ first: rowAt(log, start), last: rowAt(log, end - 1) }));
  const stretches: Range[] = [];
  let first: number | undefined;
  const finish = (next: number) => {
    if (first !== undefined && next - 1 > first) {
      stretches.push({ start: rowRange(log, first).start, end: rowRange(log, next - 1).end });
    }
    first = undefined;
  };
  let nextFolded = 0;
  for (let row = 0; row < log.rowCount; row++) {
    const item = folded[nextFolded];
    if (item && row >= item.first) {
      finish(row);
      row = item.last;
      nextFolded++;
    } else {
      if (breaks.has(row) || stay.has(row)) finish(row);
      if (!stay.has(row)) first ??= row;
    }
  }
  finish(log.rowCount);
  return stretches;
}
