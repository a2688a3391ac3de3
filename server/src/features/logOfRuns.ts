import type { LogDocument } from '../log/logDocument.ts';
import { itemsWithDepth, type RunItem } from '../log/run.ts';
import { runsOfLog } from './logRuns.ts';
import { allItems, type ItemReport, type RunReport, reportRun } from './runReport.ts';

/** What there is to tell of each run in one log; worked out once for each log. */
export function reportsOfLog(log: LogDocument): readonly RunReport[] {
  const known = reports.get(log);
  if (known) return known;
  const { parts, runs } = runsOfLog(log);
  const made = runs.map((run) => reportRun(parts, run));
  reports.set(log, made);
  return made;
}

const reports = new WeakMap<LogDocument, readonly RunReport[]>();

/** What there is to tell of a group or step of one of the runs in the log. */
export function reportOfItem(log: LogDocument, item: RunItem): ItemReport | undefined {
  const all = reportsOfLog(log);
  for (const [index, run] of runsOfLog(log).runs.entries()) {
    const place = [...itemsWithDepth(run.items)].findIndex(([one]) => one === item);
    // Both trees have one shape.
    if (place >= 0) return allItems(all[index]?.tree ?? [])[place];
  }
  return undefined;
}
