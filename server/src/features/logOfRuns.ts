import type { LogDocument } from '../log/logDocument.ts';
import { runsOfLog } from './logRuns.ts';
import { type RunReport, reportRun } from './runReport.ts';

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
