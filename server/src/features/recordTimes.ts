import { formatCode, type LogDocument, rowAt } from '../log/logDocument.ts';
import { readRecord } from '../log/record.ts';
import { type RecordTime, recordTime } from '../log/recordTime.ts';
import { instantOf } from '../log/runTime.ts';
import type { Range } from '../range.ts';
import { durationText } from './duration.ts';

/** When the row was written; undefined where it does not say, or says it in no readable way. */
export function timeOfRow(log: LogDocument, row: number): RecordTime | undefined {
  const record = readRecord(log, row);
  const time = record && recordTime(record);
  return time && Number.isFinite(instantOf(time)) ? time : undefined;
}

/** Seconds from one time to another, negative where the clock was put back; undefined where only one tells its offset. */
export function secondsFrom(from: RecordTime, to: RecordTime): number | undefined {
  if ((from.utc === undefined) !== (to.utc === undefined)) return undefined;
  return (instantOf(to) - instantOf(from)) / 1000;
}

const UNPARSED = formatCode('unparsed');
/** Of the rows at either end of a selection that are looked at for a time. */
const LOOKED_AT = 1_000;

/** The time from the first to the last record of a selection. */
export interface SelectedTime {
  readonly seconds: number;
  /** How many records are selected, in part at least. */
  readonly records: number;
  /** `12.345 s between 2 records` */
  readonly text: string;
}

/** Undefined where fewer than two records are selected, or their times cannot be read or compared. */
export function selectedTime(log: LogDocument, { start, end }: Range): SelectedTime | undefined {
  if (end <= start) return undefined;
  const first = rowAt(log, start);
  const last = rowAt(log, end - 1);
  let records = 0;
  for (let row = first; row <= last; row++) if (log.format[row] !== UNPARSED) records++;
  const from = firstTime(log, first, last, 1);
  const to = firstTime(log, last, first, -1);
  if (!from || !to || from.row === to.row) return undefined;
  const seconds = secondsFrom(from.time, to.time);
  if (seconds === undefined) return undefined;
  const which = records === 2 ? 'between 2 records' : `from first to last of ${records} records`;
  return { seconds, records, text: `${durationText(seconds)} ${which}` };
}

/** The first record with a time, from one row to another. */
export function firstTime(
  log: LogDocument,
  from: number,
  to: number,
  step: 1 | -1,
): { readonly row: number; readonly time: RecordTime } | undefined {
  const rows = Math.min(LOOKED_AT, (to - from) * step + 1);
  for (let index = 0; index < rows; index++) {
    const row = from + index * step;
    const time = timeOfRow(log, row);
    if (time) return { row, time };
  }
  return undefined;
}
