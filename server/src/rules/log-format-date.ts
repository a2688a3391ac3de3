import type { LogRule } from './rule.ts';
import { type OddPlace, reportKind, valuePlaces } from './support/logFormatFindings.ts';
import { type ListAttribute, oddValues } from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/d;
const OTHER_SIGNS = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/d;
const DAY_FIRST = /^(?:1[3-9]|2\d|3[01])-(?:0?[1-9]|1[0-2])-\d{4}$/d;

export const rule: LogRule = {
  code: 'log-format-date',
  title: 'The date of a record is not month, day and year with hyphens',
  category: 'Log writing',
  severity: 'information',
  reads: 'log',
  what: 'The date of a record begins with the year or the day, or has points or slashes in it.',
  why: 'CMTrace reads month, day and year with hyphens between, whatever the country. By the pattern in CMTrace.exe it stops at a point, a slash or a year of four digits, and reads neither component nor type nor thread. A day that stands first is taken for the month.',
  todo: "Write `MM-dd-yyyy`. In .NET and PowerShell name the culture, since some put other signs for the hyphens of their own formats: `ToString('MM-dd-yyyy', [Globalization.CultureInfo]::InvariantCulture)`.",
  example: {
    bad: '<![LOG[Copying the drivers]LOG]!><time="13:51:24.650+420" date="2026-02-14" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[Copying the drivers]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const dates = oddValues(log, 'date');
    reportKind(log, report, {
      places: valuePlaces(dates, YEAR_FIRST, ([, year, month, day]) => dateOf(month, day, year)),
      message: (date) =>
        `The date '${date}' begins with the year. By its pattern CMTrace expects month, day and year and stops there, before component and type. Write MM-dd-yyyy.`,
      fixTitle: 'Write month, day and year',
    });
    reportKind(log, report, {
      places: otherSigns(dates),
      message: (date) =>
        `The date '${date}' has other signs than hyphens. By its pattern CMTrace stops there, before component and type. Write MM-dd-yyyy with the invariant culture.`,
      fixTitle: 'Write month, day and year with hyphens',
    });
    reportKind(log, report, {
      places: valuePlaces(dates, DAY_FIRST, () => undefined),
      message: (date) =>
        `The date '${date}' begins with the day, where CMTrace reads the month; on the first twelve days of a month nothing shows it. Write MM-dd-yyyy.`,
    });
  },
};

/** Which number is the month is told by days behind the twelfth, in this date or in others of the log. */
function otherSigns(dates: readonly ListAttribute[]): readonly OddPlace[] {
  const matches = dates.map(({ value }) => OTHER_SIGNS.exec(value)).filter((match) => match !== null);
  const monthFirst = matches.some(([, , second]) => Number(second) > 12);
  const dayFirst = matches.some(([, first]) => Number(first) > 12);
  return valuePlaces(dates, OTHER_SIGNS, ([, first, second, year]) => {
    if (monthFirst === dayFirst) return undefined;
    return monthFirst ? dateOf(first, second, year) : dateOf(second, first, year);
  });
}

/** Undefined where the month is none. */
function dateOf(month = '', day = '', year = ''): string | undefined {
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDate ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}-${year}` : undefined;
}
