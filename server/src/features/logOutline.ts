import { type LogDocument, rowRange } from '../log/logDocument.ts';
import type { Run, RunItem, RunPart, RunPlace } from '../log/run.ts';
import { secondsBetween, timeAt } from '../log/runTime.ts';
import type { Range } from '../range.ts';
import { runsOfLog } from './logRuns.ts';

/** A run, a group or a step in the outline of a log. The ranges of children lie within that of their parent. */
export interface OutlineItem {
  readonly kind: 'run' | RunItem['kind'];
  readonly name: string;
  /** How it ended, and how long it took. */
  readonly detail: string;
  /** From its first to its last record, without the line break behind it. */
  readonly range: Range;
  /** Its first record. */
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** The groups and steps that a log tells of; below their run where there are several. Empty for most logs. */
export function logOutline(log: LogDocument): readonly OutlineItem[] {
  const known = outlines.get(log);
  if (known) return known;
  const { parts, runs: found } = runsOfLog(log);
  const runs = found.map((run) => runOutline(parts, log, run));
  const outline = runs.length === 1 ? runs.flatMap(({ children }) => children) : runs;
  outlines.set(log, outline);
  return outline;
}

/** Outline and folding are asked for one after the other. */
const outlines = new WeakMap<LogDocument, readonly OutlineItem[]>();

/** What can be folded: each run, group and step, the outer before the inner ones. */
export function logFolds(log: LogDocument): readonly Range[] {
  return logOutline(log).flatMap(rangesOf);
}

function rangesOf({ range, children }: OutlineItem): readonly Range[] {
  return [range, ...children.flatMap(rangesOf)];
}

function runOutline(parts: readonly RunPart[], log: LogDocument, run: Run): OutlineItem {
  const children = run.items.flatMap((item) => itemOutline(parts, log, item));
  const selection = recordRange(log, run.start);
  return {
    kind: 'run',
    name: `Task sequence ${timeAt(parts, run.start).local ?? ''}`.trim(),
    detail: detailOf(parts, run.outcome, run.start, run.outcome === 'running' ? undefined : run.last),
    range: spanning([selection, recordRange(log, run.last), ...children.map(({ range }) => range)]),
    selection,
    children,
  };
}

function itemOutline(parts: readonly RunPart[], log: LogDocument, item: RunItem): readonly OutlineItem[] {
  const children = item.children.flatMap((child) => itemOutline(parts, log, child));
  const first = item.start ?? item.end;
  const ownRanges = [item.start, item.end].flatMap((place) => (place ? [recordRange(log, place)] : []));
  const range = spanning([...ownRanges, ...children.map(({ range }) => range)]);
  // A step of which neither start nor end is known has no place.
  if (range.start > range.end) return [];
  return [
    {
      kind: item.kind,
      name: item.name.trim() || '(no name)',
      detail: detailOf(parts, item.outcome, item.start, item.end, item.reason),
      range,
      selection: first ? recordRange(log, first) : { start: range.start, end: range.start },
      children,
    },
  ];
}

function detailOf(
  parts: readonly RunPart[],
  outcome: RunItem['outcome'],
  start: RunPlace | undefined,
  end: RunPlace | undefined,
  reason?: string,
): string {
  if (outcome === 'skipped') return reason ? `skipped: ${reason}` : 'skipped';
  const seconds = secondsBetween(parts, start, end);
  return seconds === undefined ? outcome : `${outcome}, ${seconds.toFixed(1)} s`;
}

function recordRange(log: LogDocument, { row }: RunPlace): Range {
  const { start, end } = rowRange(log, row);
  const content = log.text.slice(start, end).trimEnd().length;
  return { start, end: start + content };
}

/** The smallest range around all of them; its end is before its start when there are none. */
function spanning(ranges: readonly Range[]): Range {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  for (const range of ranges) {
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return { start, end };
}
