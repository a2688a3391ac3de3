import type { LogRule } from './rule.ts';
import { reportKind, valuePlaces } from './support/logFormatFindings.ts';
import { oddValues } from './support/logFormatLists.ts';
import {
  biasIgnored,
  biasNotDisplayed,
  biasNotParsed,
  biasOfTimeZone,
  blankForSign,
  patternOfCmTrace,
} from './support/logFormatSources.ts';

const TWO_SIGNS = /(?<=\d)\+ ?-(\d{1,4})$/d;
const BLANK = /(?<=\.\d{3}) (\d{1,4})$/d;
const ZONE = /(?<=\d) ?([+-])(\d\d):(\d\d)$/d;
const LONG_FRACTION = /(?<=\.\d{3})\d{1,6}(?=[+-]\d{1,4}$)/d;

export const rule: LogRule = {
  code: 'log-format-bias',
  title: 'The bias behind the time is not one that CMTrace reads',
  category: 'Log writing',
  severity: 'warning',
  reads: 'log',
  what: 'Behind the time of a record stands something else than a sign and minutes: two signs (`+-420`), a blank for the sign, hours and minutes (`+02:00`), or a bias behind more than three digits of a second.',
  why: 'CMTrace does not show the time of such a record where there are two signs. By the pattern in CMTrace.exe it also stops at a colon and behind a fraction that is too long; other readers stop at a blank.',
  todo: 'Write a sign and the minutes that are to be added to the local time to get UTC: `+300` in New York in winter, `-60` in Berlin. `Win32_TimeZone.Bias` has the opposite sign: negate it.',
  example: {
    bad: '<![LOG[Copying the drivers]LOG]!><time="13:51:24.650+-420" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[Copying the drivers]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [biasNotDisplayed, biasOfTimeZone, biasNotParsed, blankForSign, biasIgnored, patternOfCmTrace],
  check(log, report) {
    const times = oddValues(log, 'time');
    for (const { pattern, severity, message } of [
      {
        pattern: TWO_SIGNS,
        severity: 'warning',
        message: (time: string) =>
          `The bias in '${time}' has two signs, so that CMTrace does not show the time of the record. Write the minutes to add for UTC with one sign; Win32_TimeZone.Bias, negated, is that.`,
      },
      {
        pattern: BLANK,
        severity: 'information',
        message: (time: string) =>
          `A blank stands in '${time}' where the sign of the bias belongs. CMTrace passes over it; other readers, such as CMTrace Open, do not. Write the sign.`,
      },
    ] as const) {
      const withSign = (sign: string) => valuePlaces(times, pattern, ([, minutes]) => `${sign}${minutes}`);
      reportKind(
        log,
        report,
        { places: withSign('+'), severity, message, fixTitle: 'Write the bias with + (west of Greenwich)' },
        { places: withSign('-'), fixTitle: 'Write the bias with - (east of Greenwich)' },
      );
    }
    reportKind(log, report, {
      places: valuePlaces(times, ZONE, ([, sign = '', hours, minutes]) =>
        biasOfOffset(sign, Number(hours), Number(minutes)),
      ),
      severity: 'information',
      message: (time) =>
        `'${time}' says its time zone in hours and minutes. By its pattern CMTrace stops at the colon, before date, component and type. Write minutes, with the sign of what is to be added for UTC.`,
      fixTitle: 'Write the bias in minutes',
    });
    reportKind(log, report, {
      places: valuePlaces(times, LONG_FRACTION, () => ''),
      severity: 'information',
      message: (time) =>
        `'${time}' has a bias behind more than three digits of a second. By its pattern CMTrace takes the fourth for the bias and stops at the sign, before date, component and type. Write milliseconds, or leave the bias out.`,
      fixTitle: 'Write milliseconds',
    });
  },
};

/** Minutes to add for UTC, from the offset of a zone: `+02:00` is `-120`. */
function biasOfOffset(sign: string, hours: number, minutes: number): string {
  const size = hours * 60 + minutes;
  return `${sign === '+' && size > 0 ? '-' : '+'}${`${size}`.padStart(3, '0')}`;
}
