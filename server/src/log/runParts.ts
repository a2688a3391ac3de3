import type { LogDocument } from './logDocument.ts';
import { readRecord } from './record.ts';
import type { RunPart } from './run.ts';
import { readRunEvent } from './runEvents.ts';
import { instantOf, timeAt } from './runTime.ts';

/**
 * The files in order of time, by the first record of each that has one; names tell nothing, since what was
 * `smsts.log` before a restart may lie beside what came after it. Without a time: last, in the order given. A file
 * that is given twice, or lies in two places, counts once.
 */
export function inOrderOfTime(parts: readonly RunPart[]): readonly RunPart[] {
  const texts = new Set<string>();
  const timed = parts
    .filter(({ log }) => texts.size < texts.add(log.text).size)
    .map((part) => ({ part, ...firstTime(part) }));
  const inUtc = timed.every(({ utc, local }) => utc !== undefined || local === undefined);
  const keyOf = ({ utc, local }: Timed) => {
    const instant = instantOf({ utc: inUtc ? utc : undefined, local: withoutOffset(local) });
    return Number.isNaN(instant) ? Number.POSITIVE_INFINITY : instant;
  };
  // Infinity minus itself is no number, and such files keep their order.
  return timed.sort((a, b) => keyOf(a) - keyOf(b) || 0).map(({ part }) => part);
}

interface Timed {
  readonly utc: string | undefined;
  readonly local: string | undefined;
}

function firstTime(part: RunPart): Timed {
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
