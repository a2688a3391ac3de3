import { referenceAt } from './references.ts';

/**
 * How a decoded text is put together, in order: piece `i` begins at `decodedStart[i]` and stands in
 * [sourceStart[i], sourceEnd[i]). Where both are equally long the piece stands there character by
 * character; otherwise it is a character reference. There is at least one piece.
 */
export interface Pieces {
  readonly decodedStart: readonly number[];
  readonly sourceStart: readonly number[];
  readonly sourceEnd: readonly number[];
  readonly decodedLength: number;
}

export class PiecesBuilder {
  text = '';
  hasQuoteReference = false;
  readonly #source: string;
  readonly #decodedStart: number[] = [];
  readonly #sourceStart: number[] = [];
  readonly #sourceEnd: number[] = [];
  #lastIsLiteral = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds the source's [start, end) as it is written. */
  addLiteral(start: number, end: number): void {
    if (start >= end) return;
    const last = this.#sourceEnd.length - 1;
    if (this.#lastIsLiteral && this.#sourceEnd[last] === start) this.#sourceEnd[last] = end;
    else this.#add(start, end);
    this.#lastIsLiteral = true;
    this.text += this.#source.slice(start, end);
  }

  /** Adds the source's [start, end) with its references decoded. */
  addDecoded(start: number, end: number): void {
    const stretch = this.#source.slice(start, end);
    let done = 0;
    let at = stretch.indexOf('&');
    while (at >= 0) {
      const reference = referenceAt(stretch, at);
      if (reference.kind === 'character') {
        this.addLiteral(start + done, start + at);
        this.#addReference(start + at, start + reference.end, reference.text);
        done = reference.end;
      }
      at = stretch.indexOf('&', reference.end);
    }
    this.addLiteral(start + done, end);
  }

  /** `emptyAt` is the place of a text without any character. */
  finish(emptyAt: number): Pieces {
    if (this.#decodedStart.length === 0) this.#add(emptyAt, emptyAt);
    return {
      decodedStart: this.#decodedStart,
      sourceStart: this.#sourceStart,
      sourceEnd: this.#sourceEnd,
      decodedLength: this.text.length,
    };
  }

  #addReference(start: number, end: number, text: string): void {
    this.#add(start, end);
    this.#lastIsLiteral = false;
    this.text += text;
    if (text === '"') this.hasQuoteReference = true;
  }

  #add(start: number, end: number): void {
    this.#decodedStart.push(this.text.length);
    this.#sourceStart.push(start);
    this.#sourceEnd.push(end);
  }
}

/** Where the character at `decoded` begins in the source; at the end of the text, where the last one ends. */
export function sourceStartAt(pieces: Pieces, decoded: number): number {
  if (decoded >= pieces.decodedLength) return pieces.sourceEnd.at(-1) ?? 0;
  const piece = lastAtOrBefore(pieces.decodedStart, decoded);
  const start = pieces.sourceStart[piece] ?? 0;
  return isLiteral(pieces, piece) ? start + decoded - (pieces.decodedStart[piece] ?? 0) : start;
}

/** Where the character before `decoded` ends in the source; at 0, where the first one begins. */
export function sourceEndAt(pieces: Pieces, decoded: number): number {
  if (decoded <= 0) return pieces.sourceStart[0] ?? 0;
  const piece = lastAtOrBefore(pieces.decodedStart, decoded - 1);
  const end = pieces.sourceEnd[piece] ?? 0;
  return isLiteral(pieces, piece) ? end - (decodedEnd(pieces, piece) - decoded) : end;
}

/** The decoded offset of the character that stands at `source` or, where none does, of the next one. */
export function decodedAt(pieces: Pieces, source: number): number {
  const piece = lastAtOrBefore(pieces.sourceStart, source);
  if (piece < 0) return 0;
  const start = pieces.decodedStart[piece] ?? 0;
  if (source >= (pieces.sourceEnd[piece] ?? 0)) return decodedEnd(pieces, piece);
  return isLiteral(pieces, piece) ? start + source - (pieces.sourceStart[piece] ?? 0) : start;
}

function decodedEnd(pieces: Pieces, piece: number): number {
  return pieces.decodedStart[piece + 1] ?? pieces.decodedLength;
}

function isLiteral(pieces: Pieces, piece: number): boolean {
  const sourceLength = (pieces.sourceEnd[piece] ?? 0) - (pieces.sourceStart[piece] ?? 0);
  return sourceLength === decodedEnd(pieces, piece) - (pieces.decodedStart[piece] ?? 0);
}

/** The last index whose value is at most `wanted`; -1 when the first is larger. */
function lastAtOrBefore(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
