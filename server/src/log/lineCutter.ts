import { byteOrderMarkLength, isMidLine, skipPadding, skipWhiteSpace, trimmedEnd } from './characters.ts';
import { leadingFormatsOf } from './formats.ts';
import { LEGACY_MARKER, legacyFieldsEnd } from './legacy.ts';
import type { LeadingFormat } from './lineFormat.ts';
import { formatCode } from './logDocument.ts';
import { Marker } from './marker.ts';
import { pastedFieldsStart } from './pasted.ts';
import type { RowTable } from './rowTable.ts';
import { isAttributeTail } from './unparsed.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const LEGACY = formatCode('legacy');
const PASTED = formatCode('pasted');
const TEXT = formatCode('text');
const UNPARSED = formatCode('unparsed');

/**
 * So many lines may stand before the fields that end a record of several lines. Events written over lines have
 * had 96 line breaks at most; without a limit any text before a record would become part of it.
 */
export const LINES_JOINED_AT_MOST = 100;

/**
 * Cuts what stands between CMTrace records, line by line. Where a row begins and what it is depends only on itself
 * and on the lines behind it, so that reading may go on at any row.
 */
export class LineCutter {
  private readonly text: string;
  private readonly rows: RowTable;
  private readonly startsMidLine: boolean;
  private readonly lineFeed: Marker;
  private readonly carriageReturn: Marker;
  private readonly legacyMarker: Marker;
  private readonly strayEnd: Marker;
  private readonly padding: Marker;
  private stretchStart = 0;
  private stretchEnd = 0;
  /** The first row of the stretch being cut. */
  private firstRow = 0;
  /** True while the last row is a record to which lines without fields belong. */
  private isOpen = false;

  /** `startsMidLine`: the text begins behind something else on its line. */
  constructor(text: string, rows: RowTable, strayEnd: string, startsMidLine: boolean) {
    this.text = text;
    this.rows = rows;
    this.startsMidLine = startsMidLine;
    this.lineFeed = new Marker(text, '\n');
    this.carriageReturn = new Marker(text, '\r');
    this.legacyMarker = new Marker(text, LEGACY_MARKER);
    this.strayEnd = new Marker(text, strayEnd);
    this.padding = new Marker(text, '\0');
  }

  cut(start: number, end: number): void {
    this.stretchStart = start;
    this.stretchEnd = end;
    this.firstRow = this.rows.rowCount;
    this.isOpen = false;
    for (let at = start; at < end; ) at = this.cutLine(at);
    // White space belongs to the row before it, where there is one.
    if (this.rows.rowCount === 0 && start < end) this.rows.add(UNPARSED, start, start, start, -1, -1);
  }

  /** The line behind `from` that begins or ends a record, or `end`. */
  nextRecord(from: number, end: number): number {
    let at = this.nextLine(this.lineEnd(from, end), end);
    while (at < end) {
      const lineEnd = this.lineEnd(at, end);
      if (
        this.legacyFields(at, lineEnd) >= 0 ||
        this.leadingFormat(at, lineEnd) !== undefined ||
        pastedFieldsStart(this.text, at, lineEnd) >= 0
      ) {
        return at;
      }
      at = this.nextLine(lineEnd, end);
    }
    return end;
  }

  /** Returns where to go on. */
  private cutLine(lineStart: number): number {
    const { text } = this;
    const lineEnd = this.lineEnd(lineStart, this.stretchEnd);
    const next = this.nextLine(lineEnd, this.stretchEnd);
    if (skipWhiteSpace(text, lineStart, lineEnd) === lineEnd) return next;

    const legacyFields = this.legacyFields(lineStart, lineEnd);
    if (legacyFields >= 0) {
      const fieldsEnd = legacyFieldsEnd(text, legacyFields, lineEnd);
      this.addJoined(LEGACY, lineStart, legacyFields, legacyFields, fieldsEnd);
      return fieldsEnd;
    }
    if (this.strayEnd.from(lineStart) < lineEnd) this.addStrayEnd(lineStart, lineEnd);
    else if (!this.addLeading(lineStart, lineEnd) && !this.addPasted(lineStart, lineEnd)) {
      this.addOther(lineStart, lineEnd);
    }
    return next;
  }

  /** The start of the first legacy fields in the line that are complete, -1 when there are none. */
  private legacyFields(lineStart: number, lineEnd: number): number {
    let at = this.legacyMarker.from(lineStart);
    while (at < lineEnd && legacyFieldsEnd(this.text, at, lineEnd) < 0) at = this.legacyMarker.from(at + 1);
    return at < lineEnd ? at : -1;
  }

  private leadingFormat(lineStart: number, lineEnd: number): LeadingFormat | undefined {
    const start = this.skipMark(lineStart);
    return leadingFormatsOf(this.text.charCodeAt(start)).find(
      (format) => format.fieldsEnd(this.text, start, lineEnd) >= 0,
    );
  }

  private addLeading(lineStart: number, lineEnd: number): boolean {
    const format = this.leadingFormat(lineStart, lineEnd);
    if (format === undefined) return false;
    const { text } = this;
    const fieldsStart = this.skipMark(lineStart);
    const fieldsEnd = format.fieldsEnd(text, fieldsStart, lineEnd);
    const messageStart = format.fieldsInMessage?.(text, fieldsStart) ? fieldsStart : fieldsEnd;
    const messageEnd = trimmedEnd(text, messageStart, lineEnd);
    const rowStart = this.rowStart(lineStart);
    this.rows.add(formatCode(format.name), rowStart, messageStart, messageEnd, fieldsStart, fieldsEnd);
    this.isOpen = true;
    return true;
  }

  private addPasted(lineStart: number, lineEnd: number): boolean {
    const messageStart = this.skipMark(lineStart);
    const fieldsStart = pastedFieldsStart(this.text, messageStart, lineEnd);
    if (fieldsStart < 0) return false;
    const messageEnd = trimmedEnd(this.text, messageStart, fieldsStart);
    const fieldsEnd = trimmedEnd(this.text, fieldsStart, lineEnd);
    this.rows.add(PASTED, this.rowStart(lineStart), messageStart, messageEnd, fieldsStart, fieldsEnd);
    this.isOpen = false;
    return true;
  }

  /** A line with the end of a CMTrace record whose start was lost, with the lines before it. */
  private addStrayEnd(lineStart: number, lineEnd: number): void {
    if (this.endsUnparsed()) this.rows.extendLastMessage(trimmedEnd(this.text, lineStart, lineEnd));
    else this.addJoined(UNPARSED, lineStart, lineEnd, -1, -1);
    this.isOpen = false;
  }

  /** A record whose fields end it: the lines of text before it belong to it. */
  private addJoined(
    format: number,
    lineStart: number,
    messageLimit: number,
    fieldsStart: number,
    fieldsEnd: number,
  ): void {
    const { rows, text } = this;
    const earliest = Math.max(this.firstRow, rows.rowCount - LINES_JOINED_AT_MOST);
    let first = rows.rowCount;
    while (first > earliest && rows.formatAt(first - 1) === TEXT) first--;
    const joins = first < rows.rowCount;
    const rowStart = joins ? rows.rowStartAt(first) : this.rowStart(lineStart);
    const messageStart = joins ? rows.messageStartAt(first) : this.skipMark(lineStart);
    const messageEnd = trimmedEnd(text, messageStart, messageLimit);
    rows.truncate(first);
    rows.add(format, rowStart, messageStart, messageEnd, fieldsStart, fieldsEnd);
    this.isOpen = false;
  }

  /** A line that is no record: it goes on with the record before, or is padding, a torn piece or a line of text. */
  private addOther(lineStart: number, lineEnd: number): void {
    const { rows, text } = this;
    const messageStart = this.skipMark(lineStart);
    const messageEnd = trimmedEnd(text, messageStart, lineEnd);
    const isTorn = this.padding.from(lineStart) < lineEnd || isAttributeTail(text, lineStart, lineEnd);
    if (this.isOpen && !isTorn) rows.extendLastMessage(messageEnd);
    else if (isTorn || this.sharesLine(lineStart, lineEnd)) {
      if (this.endsUnparsed()) rows.extendLastMessage(messageEnd);
      else {
        const start = skipPadding(text, messageStart, messageEnd);
        rows.add(UNPARSED, this.rowStart(lineStart), start, messageEnd, -1, -1);
      }
      this.isOpen = false;
    } else rows.add(TEXT, this.rowStart(lineStart), messageStart, messageEnd, -1, -1);
  }

  private endsUnparsed(): boolean {
    const { rows } = this;
    return rows.rowCount > this.firstRow && rows.formatAt(rows.rowCount - 1) === UNPARSED;
  }

  /** True when a record stands before or behind on the same line. */
  private sharesLine(lineStart: number, lineEnd: number): boolean {
    if (lineEnd === this.stretchEnd && lineEnd < this.text.length) return true;
    return isMidLine(this.text, lineStart, this.startsMidLine);
  }

  /** The first row takes what stands before it in its stretch: blank lines and a byte-order mark. */
  private rowStart(lineStart: number): number {
    return this.rows.rowCount === this.firstRow ? this.stretchStart : lineStart;
  }

  private skipMark(lineStart: number): number {
    return lineStart + byteOrderMarkLength(this.text, lineStart);
  }

  private lineEnd(from: number, end: number): number {
    return Math.min(this.lineFeed.from(from), this.carriageReturn.from(from), end);
  }

  private nextLine(lineEnd: number, end: number): number {
    const isPair =
      this.text.charCodeAt(lineEnd) === CARRIAGE_RETURN && this.text.charCodeAt(lineEnd + 1) === LINE_FEED;
    return Math.min(lineEnd + (isPair ? 2 : 1), end);
  }
}
