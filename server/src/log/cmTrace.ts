import { RowKind } from './logDocument.ts';
import type { RowTable } from './rowTable.ts';

/**
 * The CMTrace format: `<![LOG[message]LOG]!><time="..." date="..." component="..." ...>`.
 *
 * A start marker always begins a record, even inside an unfinished message or attribute list, because processes
 * that share a log overwrite each other. So a log can be cut at any start marker and its parts read one by one:
 * what stands before the marker cannot change any more.
 */
export const START_MARKER = '<![LOG[';
export const END_MARKER = ']LOG]!>';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const QUOTE = 34;
const LESS_THAN = 60;
const EQUALS = 61;
const GREATER_THAN = 62;
const BYTE_ORDER_MARK = 0xfeff;

/** Cuts `text` into `rows`; linear in its length, whatever it holds. */
export function cutCmTrace(text: string, rows: RowTable): void {
  const endMarker = new Marker(text, END_MARKER);
  const greaterThan = new Marker(text, '>');
  const lineFeed = new Marker(text, '\n');
  let start = text.indexOf(START_MARKER);
  let rowStart = 0;
  const leadingEnd = start < 0 ? text.length : start;
  // A byte-order mark and blank lines before the first record belong to it.
  if (start < 0 || !isBlank(text, 0, leadingEnd)) {
    if (leadingEnd > 0) addUnparsed(rows, 0, leadingEnd);
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
        rows.add(RowKind.Record, rowStart, messageStart, end, attributesStart, attributesEnd);
        recordEnd = attributesEnd;
      } else {
        rows.add(RowKind.Record, rowStart, messageStart, end, -1, -1);
        recordEnd = end + END_MARKER.length;
      }
    } else {
      recordEnd = unfinishedMessageEnd(text, messageStart, limit);
      rows.add(RowKind.Record, rowStart, messageStart, recordEnd, -1, -1);
    }
    rowStart = skipWhiteSpace(text, recordEnd, limit);
    if (rowStart < limit) {
      addUnparsed(rows, rowStart, limit);
      rowStart = limit;
    }
    start = next;
  }
}

function addUnparsed(rows: RowTable, start: number, end: number): void {
  rows.add(RowKind.Unparsed, start, start, end, -1, -1);
}

/** Finds a marker again and again without passing over the same stretch twice. */
class Marker {
  private readonly text: string;
  private readonly marker: string;
  private found = -1;

  constructor(text: string, marker: string) {
    this.text = text;
    this.marker = marker;
  }

  /** The first occurrence at or behind `offset`, the end of the text when there is none. Offsets must not fall. */
  from(offset: number): number {
    if (this.found < offset) {
      const found = this.text.indexOf(this.marker, offset);
      this.found = found < 0 ? this.text.length : found;
    }
    return this.found;
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

/** An unfinished message runs to the next record or to the end, without the padding behind it. */
function unfinishedMessageEnd(text: string, messageStart: number, limit: number): number {
  let end = limit;
  while (end > messageStart && (isWhiteSpace(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 0))
    end--;
  return end;
}

function isBlank(text: string, start: number, end: number): boolean {
  const from = text.charCodeAt(start) === BYTE_ORDER_MARK ? start + 1 : start;
  return skipWhiteSpace(text, from, end) >= end;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && (text.charCodeAt(at) === BLANK || text.charCodeAt(at) === TAB)) at++;
  return at;
}

function skipWhiteSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isWhiteSpace(text.charCodeAt(at))) at++;
  return at;
}

function isWhiteSpace(code: number): boolean {
  return code === BLANK || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}
