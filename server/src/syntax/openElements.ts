import { sameCodes } from './tagTokens.ts';
import { Char, type Codes } from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';

/** The elements that are open, innermost last, and how an end tag closes them. */
export class OpenElements {
  readonly #scan: XmlScan;
  /**
   * How many elements of each name are open. Kept from the first end tag on that does not fit the
   * innermost element: a well-formed text never needs it, and without it each wrong end tag would have
   * to search the whole ancestry.
   */
  #count: Map<string, number> | undefined;
  /** The text broke off inside a CDATA section: what stayed open is a consequence, not a mistake. */
  brokenOff = false;

  constructor(scan: XmlScan) {
    this.#scan = scan;
  }

  open(element: number): void {
    this.#scan.table.enter(element);
    if (this.#count) this.#add(this.#count, element, 1);
  }

  /** Where the end tag at `endTagStart` ends if it is that of the innermost element, without a blank; else -1. */
  plainEndTagEnd(endTagStart: number): number {
    const { table, codes } = this.#scan;
    if (table.open < 0) return -1;
    const nameStart = (table.nodeStart[table.open] ?? 0) + 1;
    const length = (table.nameEnd[table.open] ?? 0) - nameStart;
    const nameEnd = endTagStart + 2 + length;
    return codes[nameEnd] === Char.GreaterThan && sameCodes(codes, nameStart, endTagStart + 2, length)
      ? nameEnd + 1
      : -1;
  }

  closeInnermost(endTagStart: number, endTagEnd: number): void {
    if (this.#count) this.#add(this.#count, this.#scan.table.open, -1);
    this.#scan.table.leave(endTagStart, endTagEnd);
  }

  isOpen(nameStart: number, nameEnd: number): boolean {
    const { table, text } = this.#scan;
    if (table.open < 0) return false;
    if (this.#hasName(table.open, nameStart, nameEnd)) return true;
    this.#count ??= this.#countOpen();
    return (this.#count.get(text.slice(nameStart, nameEnd)) ?? 0) > 0;
  }

  /** Whether the innermost element may have been meant: at most two letters of the longer name differ. */
  isSimilarToInnermost(nameStart: number, nameEnd: number): boolean {
    const { table, codes } = this.#scan;
    if (table.open < 0) return false;
    const start = (table.nodeStart[table.open] ?? 0) + 1;
    const length = (table.nameEnd[table.open] ?? 0) - start;
    const shared = sharedLetters(codes, start, length, nameStart, nameEnd - nameStart);
    const longer = Math.max(length, nameEnd - nameStart);
    return longer - shared <= 2 && shared >= Math.max(2, longer / 2);
  }

  /** Closes the innermost element of that name, which must be open, and all that is open inside it. */
  close(nameStart: number, nameEnd: number, endTagStart: number, endTagEnd: number): void {
    const { table } = this.#scan;
    while (!this.#hasName(table.open, nameStart, nameEnd)) this.#leaveUnclosed(endTagStart);
    this.closeInnermost(endTagStart, endTagEnd);
  }

  /** Closes what is open where the text ends. */
  closeAll(): void {
    while (this.#scan.table.open >= 0) this.#leaveUnclosed(this.#scan.text.length);
  }

  #leaveUnclosed(end: number): void {
    const { table, codes } = this.#scan;
    const start = table.nodeStart[table.open] ?? 0;
    const startTagEnd = table.startTagEnd[table.open] ?? 0;
    const startTagIsWhole = codes[startTagEnd - 1] === Char.GreaterThan;
    if (startTagIsWhole && !this.brokenOff) this.#scan.report('unclosed-element', start, startTagEnd);
    if (this.#count) this.#add(this.#count, table.open, -1);
    table.leave(-1, end);
  }

  #hasName(element: number, nameStart: number, nameEnd: number): boolean {
    const { table, codes } = this.#scan;
    const start = (table.nodeStart[element] ?? 0) + 1;
    const length = (table.nameEnd[element] ?? 0) - start;
    return length === nameEnd - nameStart && sameCodes(codes, start, nameStart, length);
  }

  #countOpen(): Map<string, number> {
    const count = new Map<string, number>();
    const { table } = this.#scan;
    for (let element = table.open; element >= 0; element = table.parent[element] ?? -1) {
      this.#add(count, element, 1);
    }
    return count;
  }

  #add(count: Map<string, number>, element: number, by: number): void {
    const { table, text } = this.#scan;
    const name = text.slice((table.nodeStart[element] ?? 0) + 1, table.nameEnd[element]);
    count.set(name, (count.get(name) ?? 0) + by);
  }
}

/** How many letters two names have in common at their beginnings and ends, whatever their case. */
function sharedLetters(codes: Codes, a: number, aLength: number, b: number, bLength: number): number {
  const most = Math.min(aLength, bLength);
  const same = (i: number, j: number) => ((codes[i] ?? 0) | 0x20) === ((codes[j] ?? 0) | 0x20);
  let first = 0;
  while (first < most && same(a + first, b + first)) first++;
  let last = 0;
  while (last < most - first && same(a + aLength - 1 - last, b + bLength - 1 - last)) last++;
  return first + last;
}
