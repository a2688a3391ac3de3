import type { LogRule } from './rule.ts';
import { reportKind, valuePlaces } from './support/logFormatFindings.ts';
import { oddValues } from './support/logFormatLists.ts';
import { patternOfCmTrace, timeOfCulture } from './support/logFormatSources.ts';

const POINTS = /^(\d{1,2})\.(\d{1,2})\.(\d{1,2})(?:[.,:](\d{1,9}))?(?![\d.,:])/d;
const HYPHENS = /^(\d{1,2})-(\d{1,2})-(\d{1,2})(?:[.,:](\d{1,9}))?(?![\d.,:])/d;
const COMMA = /^(\d{1,2}):(\d{1,2}):(\d{1,2})[,:](\d{1,9})(?![\d.,:])/d;
const HALF_OF_DAY = /^(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,9}))? ?([AaPp])\.?[Mm]\.?$/d;
const NO_FRACTION = /^(\d{1,2}:\d{1,2}:\d{1,2})([+-]\d{1,4})?$/d;
const NO_BIAS = /^(\d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3})$/d;
const BLANKS = /^(?=[\d:]* ) ?(\d{1,2}): ?(\d{1,2}): ?(\d{1,2})(?=\.\d)/d;
/** Digits of a second behind which CMTrace finds a bias even where none is written. */
const DIGITS_WITHOUT_BIAS = 7;
const MILLISECONDS = 3;

export const rule: LogRule = {
  code: 'log-format-time',
  title: 'The time of a record is not one that CMTrace reads',
  category: 'Log writing',
  severity: 'warning',
  reads: 'log',
  what: 'The time of a record is written otherwise than hours, minutes and seconds with colons between, a point, and digits of a second: with points or a comma, as of twelve hours, without digits of a second, or with blanks.',
  why: 'Where points stand for colons, as .NET puts them in some languages, CMTrace loses component, date and thread and shows a date of 1601. By the pattern in CMTrace.exe it also stops where there are no digits of a second, and at AM or PM. It passes over a blank; other readers, such as CMTrace Open, do not.',
  todo: "Write `HH:mm:ss.fff` and the bias, or seven digits of a second without a bias. In .NET and PowerShell name the culture: `ToString('HH:mm:ss.fff', [Globalization.CultureInfo]::InvariantCulture)`.",
  example: {
    bad: '<![LOG[Copying the drivers]LOG]!><time="13.02.20.943120" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[Copying the drivers]LOG]!><time="13:02:20.943-120" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [timeOfCulture, patternOfCmTrace],
  check(log, report) {
    const times = oddValues(log, 'time');
    for (const pattern of [POINTS, HYPHENS, COMMA]) {
      reportKind(log, report, {
        places: valuePlaces(times, pattern, clockOf),
        // Of points it was seen what CMTrace does; the others rest on its pattern.
        severity: pattern === POINTS ? 'warning' : 'information',
        message: (time) =>
          `The time '${time}' has other signs than two colons and a point between its numbers. ${pattern === POINTS ? 'CMTrace stops' : 'By its pattern CMTrace stops'} there and reads neither the time nor what follows it: date, component, type and thread. Format it as HH:mm:ss.fff with the invariant culture.`,
        fixTitle: 'Write two colons and a point',
      });
    }
    reportKind(log, report, {
      places: valuePlaces(times, HALF_OF_DAY, timeOfDay),
      severity: 'information',
      message: (time) =>
        `'${time}' counts twelve hours. By its pattern CMTrace stops before AM or PM, and reads neither date nor component nor type. Write HH:mm:ss.fff and the bias.`,
      fixTitle: 'Write the time of 24 hours',
    });
    reportKind(log, report, {
      places: valuePlaces(times, NO_FRACTION, ([, clock = '', bias]) =>
        bias === undefined ? `${clock}.${''.padEnd(DIGITS_WITHOUT_BIAS, '0')}` : `${clock}.000${bias}`,
      ),
      severity: 'information',
      message: (time) =>
        `'${time}' has no digits of a second. By its pattern CMTrace expects them, and stops before date, component and type. Write HH:mm:ss.fff and the bias.`,
      fixTitle: 'Write digits of a second',
    });
    reportKind(log, report, {
      places: valuePlaces(times, NO_BIAS, ([time = '']) => withoutBias(time)),
      severity: 'information',
      message: (time) =>
        `'${time}' has no bias. By its pattern CMTrace expects one behind milliseconds, and stops before date, component and type; only behind more digits of a second none is needed. Write the minutes to add for UTC, as in +300, or seven digits.`,
      fixTitle: 'Write seven digits of a second',
    });
    reportKind(log, report, {
      places: valuePlaces(times, BLANKS, clockOfBlanks),
      severity: 'information',
      message: (time) =>
        `A blank stands in the time '${time}'. By its pattern CMTrace passes over it; other readers, such as CMTrace Open, do not. Write two digits: HH:mm:ss.fff.`,
      fixTitle: 'Write zeros for the blanks',
    });
  },
};

function clockOf(match: RegExpExecArray): string {
  const [written, hours, minutes, seconds, fraction = ''] = match;
  const clock = `${hours}:${minutes}:${seconds}.${fraction}`;
  if (written.length === match.input.length) return withoutBias(clock);
  return fraction === '' ? `${clock}000` : clock;
}

function clockOfBlanks([, ...numbers]: RegExpExecArray): string {
  return numbers.map((number) => number.padStart(2, '0')).join(':');
}

function timeOfDay([, hours, minutes, seconds, fraction = '', half = '']: RegExpExecArray):
  | string
  | undefined {
  const hour = Number(hours);
  if (hour < 1 || hour > 12) return undefined;
  const ofDay = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return withoutBias(`${`${ofDay}`.padStart(2, '0')}:${minutes}:${seconds}.${fraction}`);
}

/** Fills the digits of a second up where they are few, so that no bias is needed and none is claimed. */
function withoutBias(time: string): string {
  if (time.length - time.indexOf('.') > MILLISECONDS + 1) return time;
  return time.padEnd(time.indexOf('.') + 1 + DIGITS_WITHOUT_BIAS, '0');
}
