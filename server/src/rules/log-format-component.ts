import type { LogRule } from './rule.ts';
import { reportKind, valuePlaces } from './support/logFormatFindings.ts';
import { oddValues } from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

const EMPTY = /^$/d;
const TOO_LONG = /^.{101,}$/ds;

export const rule: LogRule = {
  code: 'log-format-component',
  title: 'The component of a record is empty or longer than 100 characters',
  category: 'Log writing',
  severity: 'information',
  reads: 'log',
  what: 'The attribute `component` of a record is empty, or longer than 100 characters.',
  why: 'By the pattern in CMTrace.exe a component has one to 100 characters; where it has none or more, CMTrace stops, and does not read the type behind it.',
  todo: 'Write the name of the script or program.',
  example: {
    bad: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="" context="" type="3" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[The drivers are missing]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="3" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const components = oddValues(log, 'component');
    reportKind(log, report, {
      places: valuePlaces(components, EMPTY, () => undefined),
      message: () =>
        'The component is empty. By its pattern CMTrace expects a name, and stops before the type, by which it colours the record. Write the name of the script or program.',
    });
    reportKind(log, report, {
      places: valuePlaces(components, TOO_LONG, () => undefined),
      message: (component) =>
        `The component '${component.slice(0, 40)}…' has ${component.length} characters. By its pattern CMTrace reads 100 and stops, before the type, by which it colours the record. Write a name of 100 characters at most.`,
    });
  },
};
