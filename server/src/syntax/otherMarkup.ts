import { Char, isBlank, isNameStartAt, nameEndAt, skipBlanks, trimmedEnd } from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';
import { NodeKind } from './xmlTree.ts';

/*
 * Comments, CDATA sections, processing instructions and the document type. Each function reads what begins
 * at `start`, adds its row and returns its end.
 */

const COMMENT_START = '<!--';
const COMMENT_END = '-->';
const CDATA_START = '<![CDATA[';
const DOCTYPE_START = '<!DOCTYPE';

/**
 * A comment that never closes ends before the next `<`, so that what follows is still read; so does one whose end was
 * mistyped, that another comment would close. Around a comment that is closed itself, it ends where its writer meant.
 */
export function readComment(scan: XmlScan, start: number): number {
  const { codes, text, table } = scan;
  const contentStart = start + COMMENT_START.length;
  let close = scan.commentEnd.from(contentStart);
  const inner = scan.commentStart.from(contentStart);
  if (inner < close) {
    close = meantEnds(scan).get(start) ?? text.length;
    if (close < text.length) scan.report('comment-in-comment', inner, inner + COMMENT_START.length);
  }
  if (close === text.length) {
    scan.report('unclosed-comment', start, contentStart);
    const end = trimmedEnd(codes, contentStart, scan.lessThan.from(contentStart));
    table.addNode(NodeKind.Comment, start, end);
    return end;
  }
  const hyphens = text.indexOf('--', contentStart);
  if (hyphens < Math.min(close, inner)) scan.report('double-hyphen-in-comment', hyphens, hyphens + 2);
  table.addNode(NodeKind.Comment, start, close + COMMENT_END.length);
  return close + COMMENT_END.length;
}

/** By the start of a comment, the end that closes it where comments stand in one another. */
function meantEnds(scan: XmlScan): ReadonlyMap<number, number> {
  if (!scan.meantCommentEnds) {
    const ends = new Map<number, number>();
    const open: number[] = [];
    for (const { 0: mark, index } of scan.text.matchAll(/<!--|-->/g)) {
      const start = mark === COMMENT_START ? undefined : open.pop();
      if (mark === COMMENT_START) open.push(index);
      else if (start !== undefined) ends.set(start, index);
    }
    scan.meantCommentEnds = ends;
  }
  return scan.meantCommentEnds;
}

/**
 * A CDATA section that never closes ends before the last end tag of the element it stands in, or else
 * with the text. `brokenOff` tells the latter.
 */
export function readCData(
  scan: XmlScan,
  start: number,
): { readonly end: number; readonly brokenOff: boolean } {
  const { text, table } = scan;
  const contentStart = start + CDATA_START.length;
  const close = scan.cdataEnd.from(contentStart);
  if (close < text.length) {
    table.addNode(NodeKind.CData, start, close + 3);
    return { end: close + 3, brokenOff: false };
  }
  scan.report('unclosed-cdata', start, contentStart);
  const end = scan.unclosedCData ? text.length : lastEndTagOfParent(scan, contentStart);
  scan.unclosedCData = true;
  table.addNode(NodeKind.CData, start, end);
  return { end, brokenOff: end === text.length };
}

function lastEndTagOfParent({ text, table }: XmlScan, from: number): number {
  if (table.open < 0) return text.length;
  const name = text.slice((table.nodeStart[table.open] ?? 0) + 1, table.nameEnd[table.open]);
  const endTag = text.lastIndexOf(`</${name}>`);
  return endTag >= from ? endTag : text.length;
}

/** https://www.w3.org/TR/xml/#NT-XMLDecl */
const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.\d+"|'1\.\d+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>$/;

/**
 * A processing instruction, behind whose `<?` a name stands, or the XML declaration, which may stand only at
 * the very start.
 */
export function readProcessingInstruction(scan: XmlScan, start: number, atDocumentStart: boolean): number {
  const { codes, text, table } = scan;
  const targetStart = start + 2;
  const targetEnd = nameEndAt(codes, targetStart);
  const target = targetEnd - targetStart === 3 ? text.slice(targetStart, targetEnd) : '';
  const isDeclaration = target === 'xml';
  const close = scan.instructionEnd.from(targetEnd);
  const closes = close < text.length;
  const end = closes ? close + 2 : endOfBrokenMarkup(scan, targetEnd);
  table.addNode(isDeclaration ? NodeKind.Declaration : NodeKind.ProcessingInstruction, start, end);
  if (!closes) {
    scan.report('unclosed-processing-instruction', start, targetEnd);
  } else if (isDeclaration) {
    if (!atDocumentStart) scan.report('declaration-not-first', start, end);
    else if (!declaration.test(text.slice(start, end))) scan.report('malformed-declaration', start, end);
  } else if (target.toLowerCase() === 'xml' || (targetEnd !== close && !isBlank(codes[targetEnd]))) {
    scan.report('invalid-name', targetStart, targetEnd);
  }
  return end;
}

/** The internal subset is skipped: nothing it declares is ever used. */
export function readDoctype(scan: XmlScan, start: number, inProlog: boolean): number {
  const { codes, table } = scan;
  const nameStart = skipBlanks(codes, start + DOCTYPE_START.length);
  const isMalformed =
    !inProlog ||
    scan.hasDoctype ||
    nameStart === start + DOCTYPE_START.length ||
    !isNameStartAt(codes, nameStart);
  const close = scan.unclosedDoctype ? -1 : endOfDoctype(scan, nameStart);
  if (close < 0) scan.unclosedDoctype = true;
  const end = close < 0 ? trimmedEnd(codes, nameStart, nextStartTag(scan, nameStart)) : close;
  if (close < 0) scan.report('malformed-doctype', start, start + DOCTYPE_START.length);
  else if (isMalformed) scan.report('malformed-doctype', start, end);
  scan.hasDoctype = true;
  table.addNode(NodeKind.Doctype, start, end);
  return end;
}

/** Behind the `>` of a document type; -1 when it never ends. */
function endOfDoctype({ codes, text }: XmlScan, from: number): number {
  let inSubset = false;
  let at = from;
  while (at < text.length) {
    const code = codes[at];
    if (code === Char.DoubleQuote || code === Char.Apostrophe) {
      at = indexBehind(text, text.charAt(at), at + 1);
    } else if (inSubset && text.startsWith(COMMENT_START, at)) {
      at = indexBehind(text, '-->', at + COMMENT_START.length);
    } else if (inSubset && text.startsWith('<?', at)) {
      at = indexBehind(text, '?>', at + 2);
    } else {
      if (code === Char.OpenBracket) inSubset = true;
      else if (code === Char.CloseBracket) inSubset = false;
      else if (code === Char.GreaterThan && !inSubset) return at + 1;
      at++;
    }
  }
  return -1;
}

function indexBehind(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found + wanted.length;
}

/** Where the next `<` stands that a name follows. */
function nextStartTag(scan: XmlScan, from: number): number {
  let at = scan.lessThan.from(from);
  while (at < scan.text.length && !isNameStartAt(scan.codes, at + 1)) at = scan.lessThan.from(at + 1);
  return at;
}

/** Where markup ends that lacks its own end: behind the next `>`, or before the next `<`. */
function endOfBrokenMarkup(scan: XmlScan, from: number): number {
  const greaterThan = scan.greaterThan.from(from);
  const lessThan = scan.lessThan.from(from);
  return greaterThan < lessThan ? greaterThan + 1 : trimmedEnd(scan.codes, from, lessThan);
}
