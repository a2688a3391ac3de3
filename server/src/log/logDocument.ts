import type { Range } from '../range.ts';

/**
 * How a row is written. `text` is a line in no known format; `unparsed` is what torn records leave behind, and
 * padding.
 */
export const LOG_FORMATS = [
  'cmtrace',
  'legacy',
  'msi',
  'panther',
  'windowsupdate',
  'fspsetup',
  'psadt',
  'pasted',
  'text',
  'unparsed',
] as const;

export type LogFormat = (typeof LOG_FORMATS)[number];

/** The number that stands for a format in the column `format`. */
export function formatCode(format: LogFormat): number {
  return LOG_FORMATS.indexOf(format);
}

/**
 * A log cut into rows that cover its text without gap or overlap: every character belongs to exactly one row.
 * Columns in typed arrays, -1 for "none", all offsets in UTF-16 code units of `text`. What stands in the fields of
 * a record is read when asked for (`readRecord`).
 */
export interface LogDocument {
  readonly text: string;
  readonly rowCount: number;
  /** The format of each row by its place in `LOG_FORMATS`. */
  readonly format: Uint8Array;
  /** A row ends where the next one starts; the last one ends with the text. */
  readonly rowStart: Int32Array;
  readonly messageStart: Int32Array;
  readonly messageEnd: Int32Array;
  /**
   * Where date, time, component and the like stand: CMTrace's attribute list with its angle brackets, what stands
   * before the message in other formats, or behind it. -1 when the record has none.
   */
  readonly fieldsStart: Int32Array;
  readonly fieldsEnd: Int32Array;
}

/** The format of a row; `undefined` when there is no such row. */
export function formatOf(log: LogDocument, row: number): LogFormat | undefined {
  const code = log.format[row];
  return code === undefined ? undefined : LOG_FORMATS[code];
}

export function rowRange(log: LogDocument, row: number): Range {
  return { start: log.rowStart[row] ?? log.text.length, end: log.rowStart[row + 1] ?? log.text.length };
}

export function messageRange(log: LogDocument, row: number): Range {
  return { start: log.messageStart[row] ?? log.text.length, end: log.messageEnd[row] ?? log.text.length };
}

/** -1 to -1 when the row has no fields. */
export function fieldsRange(log: LogDocument, row: number): Range {
  return { start: log.fieldsStart[row] ?? -1, end: log.fieldsEnd[row] ?? -1 };
}

/** The row that holds the character at `offset`, the last row at the end of the text, -1 in an empty log. */
export function rowAt(log: LogDocument, offset: number): number {
  let low = 0;
  let high = log.rowCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((log.rowStart[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return high;
}
