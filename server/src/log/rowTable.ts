import type { LogDocument } from './logDocument.ts';

/** Columns that grow while a log is cut into rows. */
export class RowTable {
  private rowCount = 0;
  private kind: Uint8Array;
  private rowStart: Int32Array;
  private messageStart: Int32Array;
  private messageEnd: Int32Array;
  private attributesStart: Int32Array;
  private attributesEnd: Int32Array;

  constructor(expectedRows: number) {
    this.kind = new Uint8Array(expectedRows);
    this.rowStart = new Int32Array(expectedRows);
    this.messageStart = new Int32Array(expectedRows);
    this.messageEnd = new Int32Array(expectedRows);
    this.attributesStart = new Int32Array(expectedRows);
    this.attributesEnd = new Int32Array(expectedRows);
  }

  add(
    kind: number,
    rowStart: number,
    messageStart: number,
    messageEnd: number,
    attributesStart: number,
    attributesEnd: number,
  ): void {
    if (this.rowCount === this.kind.length) this.grow();
    const row = this.rowCount++;
    this.kind[row] = kind;
    this.rowStart[row] = rowStart;
    this.messageStart[row] = messageStart;
    this.messageEnd[row] = messageEnd;
    this.attributesStart[row] = attributesStart;
    this.attributesEnd[row] = attributesEnd;
  }

  finish(text: string): LogDocument {
    const rowCount = this.rowCount;
    return {
      text,
      rowCount,
      kind: this.kind.subarray(0, rowCount),
      rowStart: this.rowStart.subarray(0, rowCount),
      messageStart: this.messageStart.subarray(0, rowCount),
      messageEnd: this.messageEnd.subarray(0, rowCount),
      attributesStart: this.attributesStart.subarray(0, rowCount),
      attributesEnd: this.attributesEnd.subarray(0, rowCount),
    };
  }

  private grow(): void {
    const size = this.kind.length * 2 + 16;
    const kind = new Uint8Array(size);
    kind.set(this.kind);
    this.kind = kind;
    this.rowStart = grown(this.rowStart, size);
    this.messageStart = grown(this.messageStart, size);
    this.messageEnd = grown(this.messageEnd, size);
    this.attributesStart = grown(this.attributesStart, size);
    this.attributesEnd = grown(this.attributesEnd, size);
  }
}

function grown(column: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size);
  larger.set(column);
  return larger;
}
