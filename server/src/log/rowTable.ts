import type { LogDocument } from './logDocument.ts';

/** Columns that grow while a log is cut into rows. */
export class RowTable {
  private count = 0;
  private format: Uint8Array;
  private rowStart: Int32Array;
  private messageStart: Int32Array;
  private messageEnd: Int32Array;
  private fieldsStart: Int32Array;
  private fieldsEnd: Int32Array;

  constructor(expectedRows: number) {
    this.format = new Uint8Array(expectedRows);
    this.rowStart = new Int32Array(expectedRows);
    this.messageStart = new Int32Array(expectedRows);
    this.messageEnd = new Int32Array(expectedRows);
    this.fieldsStart = new Int32Array(expectedRows);
    this.fieldsEnd = new Int32Array(expectedRows);
  }

  get rowCount(): number {
    return this.count;
  }

  add(
    format: number,
    rowStart: number,
    messageStart: number,
    messageEnd: number,
    fieldsStart: number,
    fieldsEnd: number,
  ): void {
    if (this.count === this.format.length) this.grow(this.count * 2 + 16);
    const row = this.count++;
    this.format[row] = format;
    this.rowStart[row] = rowStart;
    this.messageStart[row] = messageStart;
    this.messageEnd[row] = messageEnd;
    this.fieldsStart[row] = fieldsStart;
    this.fieldsEnd[row] = fieldsEnd;
  }

  /** Takes over the first rows of another log whose text begins like this one's. Only while there are no rows. */
  addFirstOf(log: LogDocument, rows: number): void {
    if (rows > this.format.length) this.grow(rows);
    this.format.set(log.format.subarray(0, rows));
    this.rowStart.set(log.rowStart.subarray(0, rows));
    this.messageStart.set(log.messageStart.subarray(0, rows));
    this.messageEnd.set(log.messageEnd.subarray(0, rows));
    this.fieldsStart.set(log.fieldsStart.subarray(0, rows));
    this.fieldsEnd.set(log.fieldsEnd.subarray(0, rows));
    this.count = rows;
  }

  formatAt(row: number): number {
    return this.format[row] ?? -1;
  }

  rowStartAt(row: number): number {
    return this.rowStart[row] ?? -1;
  }

  messageStartAt(row: number): number {
    return this.messageStart[row] ?? -1;
  }

  /** Lets the message of the last row reach to `end`. */
  extendLastMessage(end: number): void {
    this.messageEnd[this.count - 1] = end;
  }

  /** Takes back all rows behind the first `rows`. */
  truncate(rows: number): void {
    this.count = rows;
  }

  finish(text: string): LogDocument {
    const rowCount = this.count;
    // Copies, so that no more memory is kept than the rows need.
    return {
      text,
      rowCount,
      format: this.format.slice(0, rowCount),
      rowStart: this.rowStart.slice(0, rowCount),
      messageStart: this.messageStart.slice(0, rowCount),
      messageEnd: this.messageEnd.slice(0, rowCount),
      fieldsStart: this.fieldsStart.slice(0, rowCount),
      fieldsEnd: this.fieldsEnd.slice(0, rowCount),
    };
  }

  private grow(size: number): void {
    const format = new Uint8Array(size);
    format.set(this.format);
    this.format = format;
    this.rowStart = grown(this.rowStart, size);
    this.messageStart = grown(this.messageStart, size);
    this.messageEnd = grown(this.messageEnd, size);
    this.fieldsStart = grown(this.fieldsStart, size);
    this.fieldsEnd = grown(this.fieldsEnd, size);
  }
}

function grown(column: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(column);
  return larger;
}
