import type { Range } from '../range.ts';

/**
 * A log cut into rows that cover its text without gap or overlap: every character belongs to exactly one row.
 * Columns in typed arrays, -1 for "none", all offsets in UTF-16 code units of `text`. What stands inside an
 * attribute list is read when asked for (`record`).
 */
export interface LogDocument {
  readonly text: string;
  readonly rowCount: number;
  readonly kind: Uint8Array;
  /** A row ends where the next one starts; the last one ends with the text. */
  readonly rowStart: Int32Array;
  /** Unparsed: the whole row. */
  readonly messageStart: Int32Array;
  readonly messageEnd: Int32Array;
  /** The attribute list with its angle brackets; -1 when the record has none. */
  readonly attributesStart: Int32Array;
  readonly attributesEnd: Int32Array;
}

/** What a row is. A torn or unfinished record is still a record; text that belongs to none is unparsed. */
export const RowKind = { Record: 1, Unparsed: 2 } as const;

export function rowRange(log: LogDocument, row: number): Range {
  return { start: log.rowStart[row] ?? log.text.length, end: log.rowStart[row + 1] ?? log.text.length };
}

export function messageRange(log: LogDocument, row: number): Range {
  return { start: log.messageStart[row] ?? log.text.length, end: log.messageEnd[row] ?? log.text.length };
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
