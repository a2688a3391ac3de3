import { readRecord } from './record.ts';
import { type RecordTime, recordTime } from './recordTime.ts';
import type { RunPart, RunPlace } from './run.ts';

const UNKNOWN: RecordTime = { local: undefined, utc: undefined };

/** When the record was written, as far as it says so. */
export function timeAt(parts: readonly RunPart[], place: RunPlace | undefined): RecordTime {
  const log = place && parts[place.part]?.log;
  const record = log && readRecord(log, place.row);
  return record ? recordTime(record) : UNKNOWN;
}

/**
 * Seconds from one record to another; undefined when one has no time, only one tells its offset from UTC, or the
 * clock was put back in between, as Windows PE does once it knows the time.
 */
export function secondsBetween(
  parts: readonly RunPart[],
  start: RunPlace | undefined,
  end: RunPlace | undefined,
): number | undefined {
  const [from, to] = [timeAt(parts, start), timeAt(parts, end)];
  const bothKnown = from.utc !== undefined && to.utc !== undefined;
  const neitherKnown = from.utc === undefined && to.utc === undefined;
  if (!bothKnown && !neitherKnown) return undefined;
  const milliseconds = instantOf(to) - instantOf(from);
  return milliseconds >= 0 ? milliseconds / 1000 : undefined;
}

/** Milliseconds, to compare with others; NaN when it has no date. */
export function instantOf({ utc, local = '' }: RecordTime): number {
  return Date.parse(utc ?? `${local}Z`);
}
