import type { LogDocument } from '../log/logDocument.ts';
import type { Run, RunItem, RunPart } from '../log/run.ts';
import { readRuns } from '../log/runTree.ts';

/** What one log alone tells of runs; all places are in the first part. */
export interface LogRuns {
  readonly parts: readonly RunPart[];
  readonly runs: readonly Run[];
}

/** The runs a log tells of, in order; worked out once for each log. */
export function runsOfLog(log: LogDocument): LogRuns {
  const known = logRuns.get(log);
  if (known) return known;
  const parts = [{ name: '', log }];
  const found = { parts, runs: readRuns(parts) };
  logRuns.set(log, found);
  return found;
}

/** Outline, folds, lenses and hovers are asked for one after the other. */
const logRuns = new WeakMap<LogDocument, LogRuns>();

/** A group or step with the run it belongs to. */
export interface ItemOfRun {
  readonly item: RunItem;
  readonly run: Run;
}

/** The innermost group or step that a row belongs to; undefined outside of all. */
export function itemOfRow(log: LogDocument, row: number): ItemOfRun | undefined {
  const run = runsOfLog(log).runs.findLast(({ start, last }) => start.row <= row && row <= last.row);
  let item: RunItem | undefined;
  for (let items = run?.items; items; items = item?.children) {
    const inner = items.findLast((candidate) => holds(candidate, row));
    if (!inner) break;
    item = inner;
  }
  return run && item && { run, item };
}

/** An item whose end the log does not tell lasts until the next one begins. */
function holds({ start, end }: RunItem, row: number): boolean {
  const first = start ?? end;
  return first !== undefined && first.row <= row && (end === undefined || row <= end.row);
}
