import { moveInto } from './moveTree.ts';
import { OpenElements } from './openElements.ts';
import { readCData, readComment, readDoctype, readProcessingInstruction } from './otherMarkup.ts';
import { orderedProblems } from './problems.ts';
import { readStartTag } from './startTag.ts';
import { Char, isNameStartAt, nameEndAt, skipBlanks, trimmedEnd } from './xmlCharacters.ts';
import { XmlScan } from './xmlScan.ts';
import { NodeKind, type XmlTree } from './xmlTree.ts';

/**
 * Parses `text`, or the stretch [start, end) of it: the contents of a CDATA section are parsed as a
 * document of their own whose offsets stay those of `text`. Never throws and reads everything; what
 * departs from well-formed XML is in `problems`. No entity is expanded, no reference followed.
 *
 * Characters that XML forbids are reported when the whole text is parsed, not again for a stretch of it.
 */
export function parseXml(text: string, start = 0, end = text.length): XmlTree {
  const isWhole = start === 0 && end === text.length;
  const scan = new XmlScan(isWhole ? text : text.slice(start, end));
  new Parser(scan).run();
  if (isWhole) scan.checkCharacters();
  const tree = scan.table.toTree(scan.text, orderedProblems(scan.problems));
  return isWhole ? tree : moveInto(text, start, end, tree);
}

/** The element above a stretch that is read again; offsets of the text of the scan. */
export interface OpenElement {
  readonly start: number;
  readonly nameEnd: number;
  readonly startTagEnd: number;
}

/**
 * Reads the one element that begins at `start`, below the elements that are open there, outermost first, with all of
 * the text round it in view. The scan then holds a row for each open element, and behind them what a reading of the
 * whole text finds. False when no element begins there, or when it does not end at `end`.
 */
export function parseElement(
  scan: XmlScan,
  open: readonly OpenElement[],
  start: number,
  end: number,
): boolean {
  for (const { start: at, nameEnd, startTagEnd } of open) {
    const element = scan.table.addNode(NodeKind.Element, at, startTagEnd);
    scan.table.nameEnd[element] = nameEnd;
    scan.table.startTagEnd[element] = startTagEnd;
    scan.table.enter(element);
  }
  return new Parser(scan).runElement(start, end);
}

class Parser {
  readonly #scan: XmlScan;
  readonly #elements: OpenElements;
  readonly #documentStart: number;
  /** Where the run of text begins that is being read. */
  #textStart: number;
  /** Up to here that run has been checked. */
  #textChecked: number;
  #rootSeen = false;
  #secondRootSeen = false;

  constructor(scan: XmlScan) {
    this.#scan = scan;
    this.#elements = new OpenElements(scan);
    this.#documentStart = scan.codes[0] === Char.ByteOrderMark ? 1 : 0;
    this.#textStart = this.#documentStart;
    this.#textChecked = this.#documentStart;
  }

  run(): void {
    const { text, lessThan } = this.#scan;
    let at = lessThan.from(this.#documentStart);
    while (at < text.length) {
      this.#checkText(at);
      at = lessThan.from(this.#readMarkup(at));
    }
    this.#endText(text.length);
    this.#elements.closeAll();
    if (!this.#rootSeen) this.#scan.report('no-root', this.#documentStart, this.#documentStart);
  }

  /** Whether one element begins at `start` and ends at `end`. */
  runElement(start: number, end: number): boolean {
    const { table, lessThan } = this.#scan;
    const { depth } = table;
    const first = table.nodeCount;
    this.#rootSeen = true;
    let at = this.#goOn(start);
    let behind = at;
    do {
      this.#checkText(at);
      behind = this.#readMarkup(at);
      if (table.nodeCount === first || behind > end || table.depth < depth) return false;
      at = lessThan.from(behind);
    } while (table.depth > depth && at < end);
    return table.depth === depth && behind === end;
  }

  /** Reads what the `<` at `at` begins and returns where to go on. */
  #readMarkup(at: number): number {
    const { codes, text } = this.#scan;
    if (isNameStartAt(codes, at + 1)) return this.#readElement(at);
    const next = codes[at + 1];
    if (next === Char.Slash) return this.#readEndTag(at);
    if (next === Char.QuestionMark && isNameStartAt(codes, at + 2)) {
      this.#endText(at);
      return this.#goOn(readProcessingInstruction(this.#scan, at, at === this.#documentStart));
    }
    if (next === Char.Exclamation) {
      if (text.startsWith('<!--', at)) {
        this.#endText(at);
        return this.#goOn(readComment(this.#scan, at));
      }
      if (text.startsWith('<![CDATA[', at)) return this.#readCData(at);
      if (text.startsWith('<!DOCTYPE', at)) {
        this.#endText(at);
        return this.#goOn(readDoctype(this.#scan, at, !this.#rootSeen));
      }
    }
    return this.#bareLessThan(at);
  }

  #readElement(at: number): number {
    const { table } = this.#scan;
    const tag = readStartTag(this.#scan, at);
    if (!tag) return this.#bareLessThan(at);
    this.#endText(at);
    if (table.open < 0) this.#startRoot(at, tag.end);
    const element = table.addNode(NodeKind.Element, at, tag.end);
    table.nameEnd[element] = tag.nameEnd;
    table.startTagEnd[element] = tag.end;
    table.firstAttribute[element] = tag.firstAttribute;
    table.attributeCount[element] = table.attributeTotal - tag.firstAttribute;
    if (!tag.selfClosing) this.#elements.open(element);
    return this.#goOn(tag.end);
  }

  /** Of several roots only the second is reported: the rest follow from the same mistake. */
  #startRoot(start: number, end: number): void {
    if (this.#rootSeen && !this.#secondRootSeen) {
      this.#secondRootSeen = true;
      this.#scan.report('second-root', start, end);
    }
    this.#rootSeen = true;
  }

  #readEndTag(at: number): number {
    const plainEnd = this.#elements.plainEndTagEnd(at);
    if (plainEnd >= 0) {
      this.#endText(at);
      this.#elements.closeInnermost(at, plainEnd);
      return this.#goOn(plainEnd);
    }
    const { codes } = this.#scan;
    const nameStart = at + 2;
    const nameEnd = isNameStartAt(codes, nameStart) ? nameEndAt(codes, nameStart) : nameStart;
    const greaterThan = skipBlanks(codes, nameEnd);
    if (codes[greaterThan] !== Char.GreaterThan) return this.#readBrokenEndTag(at, nameEnd);
    this.#endText(at);
    this.#close(nameStart, nameEnd, at, greaterThan + 1);
    return this.#goOn(greaterThan + 1);
  }

  /** An end tag with something else behind its name, or without its `>`. It is text unless it closes something. */
  #readBrokenEndTag(at: number, nameEnd: number): number {
    const { codes } = this.#scan;
    if (nameEnd === at + 2 || !this.#elements.isOpen(at + 2, nameEnd)) return this.#bareLessThan(at);
    this.#endText(at);
    const greaterThan = this.#scan.greaterThan.from(nameEnd);
    if (greaterThan < this.#scan.lessThan.from(nameEnd)) {
      const strayStart = skipBlanks(codes, nameEnd);
      this.#scan.report('invalid-name', strayStart, trimmedEnd(codes, strayStart, greaterThan));
      this.#close(at + 2, nameEnd, at, greaterThan + 1);
      return this.#goOn(greaterThan + 1);
    }
    this.#scan.report('unclosed-tag', at, nameEnd);
    this.#close(at + 2, nameEnd, at, nameEnd);
    return this.#goOn(nameEnd);
  }

  #close(nameStart: number, nameEnd: number, at: number, end: number): void {
    if (this.#elements.isOpen(nameStart, nameEnd)) {
      this.#elements.close(nameStart, nameEnd, at, end);
    } else if (this.#elements.isSimilarToInnermost(nameStart, nameEnd)) {
      this.#scan.report('mismatched-end-tag', at, end);
      this.#elements.closeInnermost(at, end);
    } else {
      this.#scan.report('stray-end-tag', at, end);
    }
  }

  #readCData(at: number): number {
    this.#endText(at);
    const section = readCData(this.#scan, at);
    if (this.#scan.table.open < 0) this.#scan.report('text-outside-root', at, section.end);
    if (section.brokenOff) this.#elements.brokenOff = true;
    return this.#goOn(section.end);
  }

  /** The `<` is text. Outside the root all text is one mistake, reported as such. */
  #bareLessThan(at: number): number {
    if (this.#scan.table.open >= 0) this.#scan.reportBareLessThan(at);
    return at + 1;
  }

  #checkText(to: number): void {
    if (this.#scan.table.open >= 0) {
      this.#scan.checkReferences(this.#textChecked, to);
      this.#scan.checkCDataEnds(this.#textChecked, to);
    }
    this.#textChecked = to;
  }

  /** Adds the run of text that ends at `end`. */
  #endText(end: number): void {
    const { table, codes } = this.#scan;
    const start = this.#textStart;
    if (start >= end) return;
    if (this.#textChecked < end) this.#checkText(end);
    table.addNode(NodeKind.Text, start, end);
    if (table.open >= 0) return;
    const shownStart = skipBlanks(codes, start);
    if (shownStart < end)
      this.#scan.report('text-outside-root', shownStart, trimmedEnd(codes, shownStart, end));
  }

  #goOn(at: number): number {
    this.#textStart = at;
    this.#textChecked = at;
    return at;
  }
}
