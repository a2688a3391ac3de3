import { END_MARKER, START_MARKER } from '../log/cmTrace.ts';
import { formatCode, formatOf, type LogDocument, rowRange } from '../log/logDocument.ts';
import type { Range } from '../range.ts';
import type { LogRule } from './rule.ts';
import { type OddPlace, reportKind } from './support/logFormatFindings.ts';
import { LOOKED_AT_MOST, readList } from './support/logFormatLists.ts';
import { patternOfCmTrace } from './support/logFormatSources.ts';

const LIST_START = '<time=';
/** No list is longer. */
const LONGEST_LIST = 2_000;
const END_MISTYPED = /(?:\] ?LOG ?\]? ?!? ?>?|(?<![a-z])LOG\]!?>?)$/i;
/** Not as a torn record could look: that lacks the beginning of its marker, not the middle. */
const START_MISTYPED = /^<(?:!LOG\[|\[!?LOG\[|!\[ ?LOG ?[[\]]?)/i;
const LINE = /[^\r\n]+/g;

export const rule: LogRule = {
  code: 'log-format-marker',
  title: 'A marker around the message of a record is mistyped or missing',
  category: 'Log writing',
  severity: 'warning',
  reads: 'log',
  what: 'A line has the attributes of a CMTrace record, but no `<![LOG[` before its message or no `]LOG]!>` behind it.',
  why: 'CMTrace, like all other readers of these logs, finds a message by its two markers. Without them the line is plain text: no time, no component, no colour.',
  todo: 'Write `<![LOG[`, the message, `]LOG]!>` and the attributes.',
  example: {
    bad: '<![LOG[Copying the drivers]LOG]><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
    good: '<![LOG[Copying the drivers]LOG]!><time="13:51:24.650+420" date="02-14-2026" component="CopyDrivers" context="" type="1" thread="1180" file="CopyDrivers.ps1">',
  },
  sources: [patternOfCmTrace],
  check(log, report) {
    const ends: OddPlace[] = [];
    const starts: OddPlace[] = [];
    const cmTrace = formatCode('cmtrace');
    for (let row = 0; row < log.rowCount && ends.length + starts.length < LOOKED_AT_MOST; row++) {
      const isRecord = log.format[row] === cmTrace;
      if (isRecord && (log.fieldsStart[row] ?? -1) < 0) ends.push(...mistypedEnd(log, row));
      else if (mayBeTorn(log, row)) starts.push(...mistypedStarts(log.text, rowRange(log, row)));
    }
    reportKind(log, report, {
      places: ends,
      message: (written) =>
        `${written.startsWith('<') ? `No '${END_MARKER}' stands before '<time='` : `'${written}' stands where the message should end`}, so that CMTrace does not read the line as a record. Write '${END_MARKER}'.`,
      fixTitle: `Write ${END_MARKER}`,
    });
    reportKind(log, report, {
      places: starts,
      message: (written) =>
        `'${written}' stands where the message should begin, so that CMTrace does not read the line as a record. Write '${START_MARKER}'.`,
      fixTitle: `Write ${START_MARKER}`,
    });
  },
};

function mayBeTorn(log: LogDocument, row: number): boolean {
  const format = formatOf(log, row);
  return format === 'unparsed' || format === 'text';
}

/** A record without an end of its message, but with a whole list at its own end. */
function mistypedEnd({ text, messageStart, messageEnd }: LogDocument, row: number): readonly OddPlace[] {
  const end = messageEnd[row] ?? 0;
  const listStart = text.lastIndexOf(LIST_START, end);
  const isNear = listStart >= Math.max(messageStart[row] ?? 0, end - LONGEST_LIST);
  if (!isNear || readList(text, { start: listStart, end }) === undefined) return [];
  const start =
    listStart -
    (END_MISTYPED.exec(text.slice(listStart - END_MARKER.length - 3, listStart))?.[0].length ?? 0);
  const range =
    start < listStart ? { start, end: listStart } : { start: listStart, end: listStart + LIST_START.length };
  return [{ range, edits: [{ range: { start, end: listStart }, newText: END_MARKER }] }];
}

/** Lines with the end of a message and a whole list, which begin with something like the marker. */
function mistypedStarts(text: string, { start, end }: Range): readonly OddPlace[] {
  return [...text.slice(start, end).matchAll(LINE)].flatMap((match): readonly OddPlace[] => {
    const [line] = match;
    const head = START_MISTYPED.exec(line);
    const close = head === null ? -1 : line.indexOf(END_MARKER);
    if (head === null || close < 0) return [];
    const list = line.slice(close + END_MARKER.length).trim();
    if (readList(list, { start: 0, end: list.length }) === undefined) return [];
    const at = start + match.index;
    const range = { start: at, end: at + head[0].length };
    return [{ range, edits: [{ range, newText: START_MARKER }] }];
  });
}
