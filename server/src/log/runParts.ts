import type { LogDocument } from './logDocument.ts';
import { readRecord } from './record.ts';
import type { RecordTime } from './recordTime.ts';
import type { RunPart } from './run.ts';
import { readRunEvent } from './runEvents.ts';
import { instantOf, timeAt } from './runTime.ts';

/**
 * The files in order of time, by the first record of each that has one; names tell nothing, since what was
 * `smsts.log` before a restart may lie beside what came after it. Windows PE may not know the time, or not its time
 * zone: of the orders that times allow, the one is taken in which the instructions follow each other. Without a time:
 * last, in the order given. A file that is given twice, or a copy of it made before it was complete, is left out.
 */
export function inOrderOfTime(parts: readonly RunPart[]): readonly RunPart[] {
  const distinct = withoutCopies(parts).map((part): Timed => ({ part, ...firstTime(part) }));
  const inUtc = distinct.every(({ utc, local }) => utc !== undefined || local === undefined);
  const byClock = sorted(distinct, ({ local }) => instantOf({ utc: undefined, local: withoutOffset(local) }));
  if (!inUtc) return byClock.map(({ part }) => part);
  const byInstant = sorted(distinct, instantOf);
  const isSame = byInstant.every((timed, place) => timed === byClock[place]);
  const best = isSame || beginnings(byInstant) <= beginnings(byClock) ? byInstant : byClock;
  return best.map(({ part }) => part);
}

/** Windows PE copies its log to the disk and goes on there, and people copy logs while a sequence runs. */
function withoutCopies(parts: readonly RunPart[]): readonly RunPart[] {
  return parts.filter(({ log: { text } }, place) =>
    parts.every(
      ({ log: other }, otherPlace) =>
        !other.text.startsWith(text) || (other.text.length === text.length && otherPlace >= place),
    ),
  );
}

interface Timed extends RecordTime {
  readonly part: RunPart;
}

function sorted(parts: readonly Timed[], instant: (timed: Timed) => number): readonly Timed[] {
  const keyOf = (timed: Timed) => {
    const key = instant(timed);
    return Number.isNaN(key) ? Number.POSITIVE_INFINITY : key;
  };
  // Infinity minus itself is no number, and such files keep their order.
  return parts.toSorted((a, b) => keyOf(a) - keyOf(b) || 0);
}

/** How often the instruction pointer starts again or goes back, as where parts of a run are in the wrong order. */
function beginnings(parts: readonly Timed[]): number {
  let count = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const { part } of parts) {
    for (let row = 0; row < part.log.rowCount; row++) {
      const event = readRunEvent(part.log, row);
      if (event?.kind !== 'instruction' || event.number === undefined) continue;
      if (event.number < last) count++;
      last = event.number;
    }
  }
  return count;
}

function firstTime(part: RunPart): RecordTime {
  for (let row = 0; row < part.log.rowCount; row++) {
    const time = timeAt([part], { part: 0, row });
    if (!Number.isNaN(instantOf(time))) return time;
  }
  return { utc: undefined, local: undefined };
}

/** To compare times of which not all tell their offset: as the clocks showed them. */
function withoutOffset(local: string | undefined): string | undefined {
  return local?.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
}

/** True when the log is one of the task sequence manager, or tells of a run. */
export function tellsOfRun(log: LogDocument): boolean {
  for (let row = 0; row < log.rowCount; row++) {
    if (readRecord(log, row)?.component?.text.toLowerCase() === 'tsmanager') return true;
    if (readRunEvent(log, row)?.kind === 'instruction') return true;
  }
  return false;
}
