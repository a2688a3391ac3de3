import { type Edit, type Range, shiftRange } from '../range.ts';
import { escapeAttribute, escapeElementText, splitCDataEnds } from './escape.ts';
import { decodedAt, type Pieces, PiecesBuilder, sourceEndAt, sourceStartAt } from './pieces.ts';
import { attributeValueRange, cdataContentRange, innerRange, type NodeId } from './xmlQuery.ts';
import { NodeKind, type XmlTree } from './xmlTree.ts';

/** How new text must be written to stand where the string stands; CDATA sections come on top. */
type Notation =
  | { readonly kind: 'element'; readonly escapesQuotes: boolean }
  | { readonly kind: 'attribute'; readonly quote: '"' | "'" | '' };

/** What the decoded text does not tell about a stretch in which something had to be decoded. */
interface Decoding {
  readonly pieces: Pieces;
  /** Contents of the CDATA sections. */
  readonly sections: readonly Range[];
}

/**
 * The decoded text of a stretch of the source, and the way back: where in the source each character of
 * it stands, and which edit of the source changes it. Line ends stay as they are written.
 *
 * Immutable. Offsets called decoded count in `text`, all others in the source.
 */
export class SourceString {
  readonly text: string;
  /** The raw stretch. */
  readonly range: Range;
  readonly #notation: Notation;
  /** Undefined when the text stands in the source character by character. */
  readonly #decoding: Decoding | undefined;
  /** How far the source has moved since `#decoding` was made. */
  readonly #shift: number;

  constructor(text: string, range: Range, notation: Notation, decoding?: Decoding, shift = 0) {
    this.text = text;
    this.range = range;
    this.#notation = notation;
    this.#decoding = decoding;
    this.#shift = shift;
  }

  /** Where the decoded stretch stands: a character reference always as a whole. */
  rangeOf(start: number, end: number): Range {
    const from = this.sourceOffset(start);
    return { start: from, end: end <= start ? from : this.#sourceEnd(end) };
  }

  /** Where the character at a decoded offset begins; for the length of `text`, where its last one ends. */
  sourceOffset(decoded: number): number {
    if (!this.#decoding) return this.range.start + decoded;
    return sourceStartAt(this.#decoding.pieces, decoded) + this.#shift;
  }

  /** The decoded offset of a place in the source; of one that has no character of its own, that of the next. */
  decodedOffset(source: number): number {
    if (this.#decoding)
      return Math.min(decodedAt(this.#decoding.pieces, source - this.#shift), this.text.length);
    return Math.min(Math.max(source - this.range.start, 0), this.text.length);
  }

  /** The same string where the source before it has become longer by `by`. */
  shifted(by: number): SourceString {
    if (by === 0) return this;
    return new SourceString(
      this.text,
      shiftRange(this.range, by),
      this.#notation,
      this.#decoding,
      this.#shift + by,
    );
  }

  /** The edit of the source that replaces the decoded stretch by `newText`, written as its place demands. */
  replace(start: number, end: number, newText: string): Edit {
    const range = this.rangeOf(start, end);
    const from = this.#sectionAt(range.start);
    const to = this.#sectionAt(range.end);
    if (!from && !to) return this.#replaceOutsideCData(start, end, range, newText);
    if (!from) return { range, newText: `${this.#escape(newText)}<![CDATA[` };
    const before = this.text.slice(Math.max(this.decodedOffset(from.start), start - 2), start);
    const after = to ? this.text.slice(end, Math.min(this.decodedOffset(to.end), end + 2)) : '';
    const inside = splitCDataEnds(before, newText, after);
    return { range, newText: to ? inside : `${inside}]]>` };
  }

  /** `newText` as it would have to be written at the beginning of this string. */
  encode(newText: string): string {
    return this.#sectionAt(this.sourceOffset(0)) ? splitCDataEnds('', newText, '') : this.#escape(newText);
  }

  #escape(newText: string): string {
    return this.#notation.kind === 'element'
      ? escapeElementText(newText, this.#notation.escapesQuotes)
      : escapeAttribute(newText, this.#notation.quote);
  }

  /** Element text must not contain `]]>`: a `>` that would come to stand behind `]]` is written anew. */
  #replaceOutsideCData(start: number, end: number, range: Range, newText: string): Edit {
    const before = this.text.slice(Math.max(0, start - 2), start) + newText;
    const after = /^\]{0,2}>/.exec(this.text.slice(end, end + 3))?.[0] ?? '';
    const widened = this.rangeOf(start, end + after.length);
    const staysTogether = widened.end - range.end === after.length;
    if (
      this.#notation.kind !== 'element' ||
      after === '' ||
      !staysTogether ||
      !`${before}${after}`.endsWith(']]>')
    ) {
      return { range, newText: this.#escape(newText) };
    }
    return { range: widened, newText: this.#escape(newText + after) };
  }

  #sectionAt(source: number): Range | undefined {
    const offset = source - this.#shift;
    const section = this.#decoding?.sections.find(({ start, end }) => start <= offset && offset <= end);
    return section && shiftRange(section, this.#shift);
  }

  #sourceEnd(decoded: number): number {
    if (!this.#decoding) return this.range.start + decoded;
    return sourceEndAt(this.#decoding.pieces, decoded) + this.#shift;
  }
}

const elementNotation: Notation = { kind: 'element', escapesQuotes: false };

/**
 * The stretch as it stands, references and markup included. New text is written as element text.
 */
export function rawString(text: string, range: Range): SourceString {
  return new SourceString(text.slice(range.start, range.end), range, elementNotation);
}

/**
 * The text an element holds: references decoded, CDATA sections as they are, comments and processing
 * instructions left out. Nested tags and entities nobody knows are text, as they are written: in a value
 * a forgotten `<Package_ID>` is what the user typed, whatever XML makes of it.
 */
export function decodeContent(tree: XmlTree, element: NodeId): SourceString {
  const range = innerRange(tree, element);
  const { text } = tree;
  const lastRow = lastRowBefore(tree, element, range.end);
  const raw = text.slice(range.start, range.end);
  if (!raw.includes('&') && onlyText(tree, element, lastRow)) {
    return new SourceString(ownCopy(raw), range, elementNotation);
  }

  const pieces = new PiecesBuilder(text);
  const sections: Range[] = [];
  let at = range.start;
  for (let row = element + 1; row <= lastRow; row++) {
    const kind = tree.kind[row];
    if (kind === NodeKind.Element || kind === NodeKind.Doctype) continue;
    const start = tree.nodeStart[row] ?? at;
    const end = tree.nodeEnd[row] ?? at;
    pieces.addLiteral(at, start);
    if (kind === NodeKind.Text) pieces.addDecoded(start, end);
    if (kind === NodeKind.CData) {
      const section = cdataContentRange(tree, row);
      sections.push(section);
      pieces.addLiteral(section.start, section.end);
    }
    at = end;
  }
  pieces.addLiteral(at, range.end);
  const emptyAt = sections[0]?.start ?? range.start;
  const notation: Notation = { kind: 'element', escapesQuotes: pieces.hasQuoteReference };
  return new SourceString(pieces.text, range, notation, { pieces: pieces.finish(emptyAt), sections });
}

/** The value of an attribute, given by its row in the attribute columns; empty when it has none. */
export function decodeAttribute(tree: XmlTree, row: number): SourceString {
  const nameEnd = tree.attributeNameEnd[row] ?? 0;
  const range = attributeValueRange(tree, row) ?? { start: nameEnd, end: nameEnd };
  const before = tree.text.charAt(range.start - 1);
  const quote = before === '"' || before === "'" ? before : '';
  const notation: Notation = { kind: 'attribute', quote };
  const raw = tree.text.slice(range.start, range.end);
  if (!raw.includes('&')) return new SourceString(ownCopy(raw), range, notation);
  const pieces = new PiecesBuilder(tree.text);
  pieces.addDecoded(range.start, range.end);
  return new SourceString(pieces.text, range, notation, { pieces: pieces.finish(range.start), sections: [] });
}

/**
 * A slice keeps the whole text it was cut from alive, and values are kept from one version of a document to
 * the next: joining and cutting once more makes the engine copy the characters.
 */
function ownCopy(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** The last row below `element`: rows stand in document order. */
function lastRowBefore(tree: XmlTree, element: NodeId, end: number): number {
  let row = element;
  while (row + 1 < tree.nodeCount && (tree.nodeStart[row + 1] ?? end) < end) row++;
  return row;
}

/** Whether everything below `element` reads as it is written. */
function onlyText(tree: XmlTree, element: NodeId, lastRow: number): boolean {
  for (let row = element + 1; row <= lastRow; row++) {
    const kind = tree.kind[row];
    if (kind !== NodeKind.Text && kind !== NodeKind.Element) return false;
  }
  return true;
}
