import type { LogField } from './field.ts';
import type { LogFormat } from './logDocument.ts';
import type { LogRecord } from './record.ts';

/** When a record was written, as far as it says so. */
export interface RecordTime {
  /**
   * ISO 8601, local time as written: `2010-02-14T09:14:02.117-05:00` with the offset when it is known; a time alone
   * where the record has no date. Undefined when day and month cannot be told apart, or the time cannot be read.
   */
  readonly local: string | undefined;
  /** ISO 8601 in UTC, when date and offset are known. */
  readonly utc: string | undefined;
}

/** Reads date, time and bias. Nothing is guessed: what can be read in two ways is not read. */
export function recordTime({ format, date, time, bias, zone, thread }: LogRecord): RecordTime {
  const clock = time === undefined ? undefined : readClock(time.text);
  if (clock === undefined) return { local: undefined, utc: undefined };
  const written = `${clock.seconds}${clock.fraction}`;
  if (date === undefined) return { local: written, utc: undefined };
  const day = readDay(date.text, MONTH_FIRST.has(format));
  if (day === undefined) return { local: undefined, utc: undefined };
  const minutes = isAlwaysZero(bias, thread) ? undefined : offsetFromUtc(bias, zone);
  const local = `${day}T${written}`;
  if (minutes === undefined) return { local, utc: undefined };
  const utc = new Date(Date.parse(`${day}T${clock.seconds}Z`) - minutes * 60_000).toISOString();
  return {
    local: local + offsetText(minutes),
    utc: `${utc.slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}${clock.fraction}Z`,
  };
}

/** These write the month before the day, whatever the country. */
const MONTH_FIRST: ReadonlySet<LogFormat> = new Set<LogFormat>(['cmtrace', 'legacy', 'psadt']);

const CLOCK = /^(\d{1,2})[:.](\d\d)[:.](\d\d)(?:[.,:](\d{1,9}))?(?:[ \t]*([AP])\.?M\.?)?/i;

interface Clock {
  /** `hh:mm:ss` */
  readonly seconds: string;
  /** With its point, as many digits as written; empty when there is none. */
  readonly fraction: string;
}

function readClock(text: string): Clock | undefined {
  const [, hours = '', minutes = '', seconds = '', fraction, half] = CLOCK.exec(text.trim()) ?? [];
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hours === '' || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  return {
    seconds: `${twoDigits(hour)}:${minutes}:${seconds}`,
    fraction: fraction === undefined ? '' : `.${fraction}`,
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `yyyy-mm-dd`; undefined when the date is none, or could be two. */
function readDay(text: string, monthFirst: boolean): string | undefined {
  const named = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) .*?(\d{4})/.exec(text);
  if (named !== null) return isoDay(named[3], MONTHS.indexOf((named[1] ?? '').toLowerCase()) + 1, named[2]);
  const [, first = '', separator, second = '', third = ''] =
    /^(\d{1,4})([./-]) ?(\d{1,2})[./-] ?(\d{1,4})\.?$/.exec(text.trim()) ?? [];
  if (first.length === 4) return isoDay(first, Number(second), third);
  if (third.length !== 4) return undefined;
  // Windows puts points for the slashes of a script's `MM/dd/yyyy`, too, where its country writes them.
  if (monthFirst && separator !== '.') return isoDay(third, Number(first), second);
  // Points stand in dates that begin with the day; slashes and hyphens in both.
  if ((separator === '.' && !monthFirst) || Number(first) > 12) return isoDay(third, Number(second), first);
  return Number(second) > 12 || first === second ? isoDay(third, Number(first), second) : undefined;
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isoDay(year: string | undefined, month: number, day: string | undefined): string | undefined {
  const number = Number(day);
  const days = month === 2 && !isLeapYear(Number(year)) ? 28 : (DAYS_OF_MONTH[month - 1] ?? 0);
  return number >= 1 && number <= days ? `${year}-${twoDigits(month)}-${twoDigits(number)}` : undefined;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The largest offset from UTC that any place has, in minutes. */
const LARGEST_OFFSET = 14 * 60;

/** Minutes east of UTC. The bias is what is to be added to the local time, so its sign is the other way round. */
function offsetFromUtc(bias: LogField | undefined, zone: LogField | undefined): number | undefined {
  if (bias !== undefined) {
    const minutes = /^[+-]\d{1,4}$/.test(bias.text) ? -Number(bias.text) : Number.NaN;
    return Math.abs(minutes) <= LARGEST_OFFSET ? minutes : undefined;
  }
  if (zone?.text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone?.text ?? '') ?? [];
  if (sign === undefined) return undefined;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

/** The scripts of MDT always write `+000` though their clock is local, and no thread. */
function isAlwaysZero(bias: LogField | undefined, thread: LogField | undefined): boolean {
  return bias !== undefined && Number(bias.text) === 0 && thread?.text === '';
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
