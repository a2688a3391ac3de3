import { NextOccurrence } from './nextOccurrence.ts';
import { referenceAt } from './references.ts';
import { type Codes, codesOf, illegalCharacters, needsCharacterCheck } from './xmlCharacters.ts';
import { XmlTable } from './xmlTable.ts';
import type { XmlProblem, XmlProblemCode } from './xmlTree.ts';

/** What the parts of the parser share during one pass. */
export class XmlScan {
  readonly text: string;
  /** The codes of `text`. */
  readonly codes: Codes;
  readonly table: XmlTable;
  readonly problems: XmlProblem[] = [];
  readonly lessThan: NextOccurrence;
  readonly greaterThan: NextOccurrence;
  /** The same for questions about the `>` of a tag further on. */
  readonly greaterThanAhead: NextOccurrence;
  readonly doubleQuote: NextOccurrence;
  readonly apostrophe: NextOccurrence;
  readonly ampersand: NextOccurrence;
  readonly cdataEnd: NextOccurrence;
  readonly commentStart: NextOccurrence;
  readonly commentEnd: NextOccurrence;
  readonly instructionEnd: NextOccurrence;
  /** A document type may declare entities; it is not read, so none is unknown. */
  hasDoctype = false;
  /** One was found that never ends: to look for the end of each that follows could take too long. */
  unclosedDoctype = false;
  unclosedCData = false;
  /** Worked out when a comment is found in another. */
  meantCommentEnds: ReadonlyMap<number, number> | undefined;

  /** `codes` are those of the text; `partLength` tells how much of it is read, where that is not all. */
  constructor(text: string, codes = codesOf(text), partLength = text.length) {
    this.text = text;
    this.codes = codes;
    this.table = new XmlTable(partLength);
    this.lessThan = new NextOccurrence(text, '<');
    this.greaterThan = new NextOccurrence(text, '>');
    this.greaterThanAhead = new NextOccurrence(text, '>');
    this.doubleQuote = new NextOccurrence(text, '"');
    this.apostrophe = new NextOccurrence(text, "'");
    this.ampersand = new NextOccurrence(text, '&');
    this.cdataEnd = new NextOccurrence(text, ']]>');
    this.commentStart = new NextOccurrence(text, '<!--');
    this.commentEnd = new NextOccurrence(text, '-->');
    this.instructionEnd = new NextOccurrence(text, '?>');
  }

  report(code: XmlProblemCode, start: number, end: number): void {
    this.problems.push({ code, start, end });
  }

  /** Reports the references in [from, to) that are none or stand for nothing known. */
  checkReferences(from: number, to: number): void {
    let at = this.ampersand.from(from);
    while (at < to) {
      const reference = referenceAt(this.text, at);
      const end = Math.min(reference.end, to);
      if (reference.kind === 'none') this.report('bare-ampersand', at, end);
      else if (reference.kind === 'invalid-character') this.report('invalid-character-reference', at, end);
      else if (reference.kind === 'unknown-entity' && !this.hasDoctype)
        this.report('unknown-entity', at, end);
      at = this.ampersand.from(end);
    }
  }

  /** Reports each `]]>` in the character data [from, to). */
  checkCDataEnds(from: number, to: number): void {
    for (let at = this.cdataEnd.from(from); at < to; at = this.cdataEnd.from(at + 3)) {
      this.report('cdata-end-in-text', at, at + 3);
    }
  }

  /** Several `<` in a row are one mistake. */
  reportBareLessThan(at: number): void {
    const last = this.problems.at(-1);
    if (last?.code !== 'bare-less-than' || last.end !== at) this.report('bare-less-than', at, at + 1);
    else this.problems[this.problems.length - 1] = { ...last, end: at + 1 };
  }

  /** Reports the characters in [from, to) that no XML document may contain. */
  checkCharacters(from = 0, to = this.text.length): void {
    if (!needsCharacterCheck(this.codes, from, to)) return;
    for (const run of this.text.slice(from, to).matchAll(illegalCharacters)) {
      this.report('invalid-character', from + run.index, from + run.index + run[0].length);
    }
  }
}
