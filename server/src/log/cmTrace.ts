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

/** Cuts `text` into `rows`; linear in its length, whatever it holds. */
export function cutLog(text: string, rows: RowTable, from: CutFrom): void {
  const cutter = new RecordCutter(text, rows, from);
  let start = cutter.cutLeading();
  while (start >= 0) start = cutter.cutRecord(start);
}

class RecordCutter {
  private readonly text: string;
  private readonly rows: RowTable;
  private readonly endMarker: Marker;
  private readonly greaterThan: Marker;
  private readonly lineFeed: Marker;
  private readonly lines: LineCutter;
  /** Where the next row starts. */
  private rowStart: number;

  constructor(text: string, rows: RowTable, from: CutFrom) {
    this.text = text;
    this.rows = rows;
    this.endMarker = new Marker(text, END_MARKER);
    this.greaterThan = new Marker(text, '>');
    this.lineFeed = new Marker(text, '\n');
    this.lines = new LineCutter(text, rows, END_MARKER, from.startsMidLine);
    this.rowStart = from.start;
  }

  /** What stands before the first record. Returns where that begins, -1 when there is none. */
  cutLeading(): number {
    const start = this.text.indexOf(START_MARKER, this.rowStart);
    const end = start < 0 ? this.text.length : start;
    // Byte-order mark and blank lines before the first record belong to it.
    if (start < 0 || skipWhiteSpace(this.text, this.rowStart, end) < end) {
      this.lines.cut(this.rowStart, end);
      this.rowStart = end;
    }
    return start;
  }

  /** The record whose marker is at `start`, and what follows it. Returns where the next record begins, or -1. */
  cutRecord(start: number): number {
    const { text } = this;
    const messageStart = start + START_MARKER.length;
    const next = text.indexOf(START_MARKER, messageStart);
    const limit = next < 0 ? text.length : next;
    const messageEnd = this.endMarker.from(messageStart);
    const recordEnd =
      messageEnd < limit
        ? this.cutFinished(messageStart, messageEnd, limit)
        : this.cutUnfinished(messageStart, limit);
    this.rowStart = skipWhiteSpace(text, recordEnd, limit);
    if (this.rowStart < limit) {
      this.lines.cut(this.rowStart, limit);
      this.rowStart = limit;
    }
    return next;
  }

  private cutFinished(messageStart: number, messageEnd: number, limit: number): number {
    const { text } = this;
    const messageClosed = messageEnd + END_MARKER.length;
    const listStart = skipBlanks(text, messageClosed, limit);
    if (listStart === limit || text.charCodeAt(listStart) !== LESS_THAN) {
      this.rows.add(CMTRACE, this.rowStart, messageStart, messageEnd, -1, -1);
      return messageClosed;
    }
    const lineEnd = Math.min(limit, this.lineFeed.from(listStart));
    const usualEnd = this.greaterThan.from(listStart);
    const listEnd =
      usualEnd < lineEnd && endsAttributes(text, usualEnd)
        ? usualEnd + 1
        : attributeListEnd(text, listStart, lineEnd);
    this.rows.add(CMTRACE, this.rowStart, messageStart, messageEnd, listStart, listEnd);
    return listEnd;
  }

  /** An unfinished message runs to the next record, of whatever format, or to the end. */
  private cutUnfinished(messageStart: number, limit: number): number {
    const stop = this.lines.nextRecord(messageStart, limit);
    const messageEnd = trimmedEnd(this.text, messageStart, stop);
    this.rows.add(CMTRACE, this.rowStart, messageStart, messageEnd, -1, -1);
    return stop < limit ? stop : messageEnd;
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
