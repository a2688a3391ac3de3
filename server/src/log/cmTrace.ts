import { skipBlanks, skipWhiteSpace, trimmedEnd } from './characters.ts';
import { LineCutter } from './lineCutter.ts';
import { formatCode } from './logDocument.ts';
import { Marker } from './marker.ts';
import type { RowTable } from './rowTable.ts';

/**
 * The CMTrace format: `<![LOG[message]LOG]!><time="..." date="..." component="..." ...>`.
 *
 * A start marker always begins a record, even inside an unfinished message or attribute list, because processes
 * that share a log overwrite each other. So a log can be cut at any start marker that begins a line and its parts
 * read one by one: what stands before the marker cannot change any more. What stands between the records is read line by line.
 */
export const START_MARKER = '<![LOG[';
export const END_MARKER = ']LOG]!>';

const CMTRACE = formatCode('cmtrace');
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;

/** Where to begin: `start` is 0 or the start of a row. */
export interface CutFrom {
  readonly start: number;
  /** True when the text begins behind something else on its line, as a part of a log may. */
  readonly startsMidLine: boolean;
}

const WHOLE: CutFrom = { start: 0, startsMidLine: false };

/** Cuts `text` into `rows`; linear in its length, whatever it holds. */
export function cutLog(text: string, rows: RowTable, from = WHOLE): void {
  const endMarker = new Marker(text, END_MARKER);
  const greaterThan = new Marker(text, '>');
  const lineFeed = new Marker(text, '\n');
  const lines = new LineCutter(text, rows, END_MARKER, from.startsMidLine);
  let start = text.indexOf(START_MARKER, from.start);
  let rowStart = from.start;
  const leadingEnd = start < 0 ? text.length : start;
  // Byte-order mark and blank lines before the first record belong to it.
  if (start < 0 || skipWhiteSpace(text, rowStart, leadingEnd) < leadingEnd) {
    lines.cut(rowStart, leadingEnd);
    rowStart = leadingEnd;
  }
  while (start >= 0) {
    const messageStart = start + START_MARKER.length;
    const next = text.indexOf(START_MARKER, messageStart);
    const limit = next < 0 ? text.length : next;
    const end = endMarker.from(messageStart);
    let recordEnd: number;
    if (end < limit) {
      const attributesStart = skipBlanks(text, end + END_MARKER.length, limit);
      if (attributesStart < limit && text.charCodeAt(attributesStart) === LESS_THAN) {
        const lineEnd = Math.min(limit, lineFeed.from(attributesStart));
        const usualEnd = greaterThan.from(attributesStart);
        const attributesEnd =
          usualEnd < lineEnd && endsAttributes(text, usualEnd)
            ? usualEnd + 1
            : attributeListEnd(text, attributesStart, lineEnd);
        rows.add(CMTRACE, rowStart, messageStart, end, attributesStart, attributesEnd);
        recordEnd = attributesEnd;
      } else {
        rows.add(CMTRACE, rowStart, messageStart, end, -1, -1);
        recordEnd = end + END_MARKER.length;
      }
    } else {
      // An unfinished message runs to the next record, of whatever format, or to the end.
      const stop = lines.nextRecord(messageStart, limit);
      const messageEnd = trimmedEnd(text, messageStart, stop);
      rows.add(CMTRACE, rowStart, messageStart, messageEnd, -1, -1);
      recordEnd = stop < limit ? stop : messageEnd;
    }
    rowStart = skipWhiteSpace(text, recordEnd, limit);
    if (rowStart < limit) {
      lines.cut(rowStart, limit);
      rowStart = limit;
    }
    start = next;
  }
}

/**
 * True when the `>` at `at` follows the closing quote of a value, as in `file="">` and `file="a.cpp:1">`.
 * A `>` inside a value follows another character, or the opening quote as in `component=">"`.
 */
function endsAttributes(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === QUOTE && text.charCodeAt(at - 2) !== EQUALS;
}

/** Behind the `>` that closes the list opened at `start`, or where the list breaks off. */
function attributeListEnd(text: string, start: number, lineEnd: number): number {
  let inQuotes = false;
  let lastInQuotes = -1;
  let at = start + 1;
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) inQuotes = !inQuotes;
    else if (code === CARRIAGE_RETURN) break;
    else if (code === GREATER_THAN) {
      if (!inQuotes) return at + 1;
      lastInQuotes = at;
    }
  }
  // The quotes do not pair: the last `>` of the line is the likeliest end.
  return lastInQuotes < 0 ? at : lastInQuotes + 1;
}
