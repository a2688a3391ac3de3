import type { LogRule } from './rule.ts';
import { type OddPlace, reportKind } from './support/logFormatFindings.ts';
import { ATTRIBUTES, attributeOf, oddLists } from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

export const rule: LogRule = {
  code: 'log-format-quotes',
  title: 'An attribute of a record has no quotes',
  category: 'Log writing',
  severity: 'information',
  reads: 'log',
  what: 'The value of an attribute stands without quotes: `type=1`.',
  why: 'By the pattern in CMTrace.exe every value stands in double quotes; CMTrace stops at the first that does not, and does not read what follows.',
  todo: 'Write double quotes around the value.',
  example: {
    bad: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type=3 thread=1180 file="CopyDrivers.ps1">',
    good: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="3" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const places = oddLists(log).flatMap((list): OddPlace[] => {
      const bare = ATTRIBUTES.flatMap((name) => attributeOf(list, name) ?? []).filter(
        ({ isQuoted }) => !isQuoted,
      );
      const [first] = bare.sort((a, b) => a.range.start - b.range.start);
      if (first === undefined) return [];
      const edits = bare.map(({ value, valueRange }) => ({ range: valueRange, newText: `"${value}"` }));
      return [{ range: first.range, edits }];
    });
    reportKind(log, report, {
      places,
      message: (attribute) =>
        `The value in '${attribute}' stands without quotes. By its pattern CMTrace stops there, and does not read what follows. Write double quotes around it.`,
      fixTitle: 'Write the quotes',
    });
  },
};
