import { type LogDocument, rowRange } from '../log/logDocument.ts';
import { itemsWithDepth, type Run } from '../log/run.ts';
import type { Range } from '../range.ts';
import { codeName } from './codeExplanation.ts';
import type { FilePlace, Lens } from './lens.ts';
import { reportsOfLog } from './logOfRuns.ts';
import { runsOfLog } from './logRuns.ts';
import { allItems } from './runReport.ts';
import { maskSecrets } from './secrets.ts';
import type { WantedItem } from './sequenceItems.ts';

/** Longer causes are cut; the record itself has the rest. */
const LONGEST_CAUSE = 90;

/** Above the record that says that a run failed: the step with its code, and the first cause. */
export function failureLenses(log: LogDocument, uri: string): readonly Lens[] {
  const reports = reportsOfLog(log);
  return runsOfLog(log).runs.flatMap(({ failed, last }, index): Lens[] => {
    const report = reports[index];
    const failure = report?.failure;
    if (!failure || !failed) return [];
    const range = firstOf(log, (failed.end ?? last).row);
    const begins = allItems(report.tree).find(
      ({ name, number }) => name === failure.name && number === failure.number,
    )?.line;
    const spelled = failure.code ? `: ${codeName(failure.code.value, failure.code.system)}` : '';
    return [
      { range, title: `'${failure.name}' failed${spelled}`, places: placed(uri, begins) },
      { range, title: `Show first cause: ${cut(failure.cause ?? '')}`, places: placed(uri, failure.line) },
    ];
  });
}

function placed(uri: string, line: number | null | undefined): readonly FilePlace[] {
  return typeof line === 'number' ? [{ uri, line }] : [];
}

function cut(text: string): string {
  return text.length <= LONGEST_CAUSE ? text : `${text.slice(0, LONGEST_CAUSE).trimEnd()} …`;
}

/** A record of a log from which one goes to the step that it is about. */
export interface StepRecord {
  readonly wanted: WantedItem;
  readonly title: string;
  readonly range: Range;
}

/** The records with which steps begin, and the one with which each run failed. */
export function stepRecords(log: LogDocument): readonly StepRecord[] {
  return runsOfLog(log).runs.flatMap((run) => recordsOfRun(log, run));
}

function recordsOfRun(log: LogDocument, run: Run): readonly StepRecord[] {
  return [...itemsWithDepth(run.items)].flatMap(([item]) => {
    if (item.kind !== 'step') return [];
    const places = [item.start, item === run.failed ? item.end : undefined];
    const rows = new Set(places.flatMap((place) => (place ? [place.row] : [])));
    return [...rows].map((row) => ({
      wanted: item,
      title: `Go to step '${maskSecrets(item.name)}'`,
      range: firstOf(log, row),
    }));
  });
}

/** A lens stands above a line: the first character of a record is enough to say which. */
function firstOf(log: LogDocument, row: number): Range {
  const { start } = rowRange(log, row);
  return { start, end: start };
}
