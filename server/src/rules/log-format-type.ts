import { severityOfType } from '../log/severity.ts';
import type { LogRule } from './rule.ts';
import { reportKind, valuePlaces } from './support/logFormatFindings.ts';
import { oddValues } from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

const WORD = /^(?!\d+$).+$/d;
const EMPTY = /^$/d;
const NUMBERS = { error: '3', warning: '2', information: '1' } as const;

export const rule: LogRule = {
  code: 'log-format-type',
  title: 'The type of a record is not a number',
  category: 'Log writing',
  severity: 'information',
  reads: 'log',
  what: 'The attribute `type` of a record holds a word, or nothing.',
  why: 'CMTrace colours a record by its type: 3 is an error, 2 a warning, 1 information. By the pattern in CMTrace.exe it reads a number there, and stops where it finds none.',
  todo: 'Write 1, 2 or 3.',
  example: {
    bad: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="Error" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="3" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const types = oddValues(log, 'type');
    reportKind(log, report, {
      places: valuePlaces(types, WORD, ([word = '']) => numberOf(word)),
      message: (type) =>
        `The type is '${type}'. CMTrace colours a record by a number: 3 for an error, 2 for a warning, 1 for information. Write one of these.`,
      fixTitle: 'Write the number of the type',
    });
    reportKind(log, report, {
      places: valuePlaces(types, EMPTY, () => undefined),
      message: () =>
        'The type is empty. CMTrace colours a record by a number: 3 for an error, 2 for a warning, 1 for information. Write one of these.',
    });
  },
};

function numberOf(word: string): string | undefined {
  const severity = severityOfType(word.trim().toLowerCase())?.severity;
  return severity === undefined ? undefined : NUMBERS[severity];
}
