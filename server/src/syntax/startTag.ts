import { readAttributeValue } from './attributeValue.ts';
import { Char, isBlank, isNameStartAt, nameEndAt, skipBlanks } from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';

export interface StartTag {
  readonly nameEnd: number;
  /** Behind the `>`, or where the tag breaks off. */
  readonly end: number;
  readonly selfClosing: boolean;
  /** Its attributes are the rows from here to the last one. */
  readonly firstAttribute: number;
}

/**
 * Reads the start tag at `lessThan`, where a name follows, and adds its attributes to the table.
 *
 * Nothing is a tag that has no quoted attribute and either meets another `<` before its `>`
 * (`if a<b then c<d`) or goes on behind its name with what no tag has there (`<me@example.com>`):
 * then the answer is undefined and the `<` is text.
 */
export function readStartTag(scan: XmlScan, lessThan: number): StartTag | undefined {
  const { text, table, problems } = scan;
  const firstAttribute = table.attributeTotal;
  const problemsBefore = problems.length;
  const nameEnd = nameEndAt(text, lessThan + 1);
  const tag = { hasQuotedValue: false, breakReported: false };
  let looksLikeText = !endsName(text, nameEnd);
  let selfClosing = false;
  let end = nameEnd;
  for (;;) {
    const at = skipBlanks(text, end);
    const code = text.charCodeAt(at);
    if (code === Char.GreaterThan) {
      end = at + 1;
      break;
    }
    if (code === Char.Slash && text.charCodeAt(at + 1) === Char.GreaterThan) {
      end = at + 2;
      selfClosing = true;
      break;
    }
    if (code === Char.LessThan || at >= text.length) {
      looksLikeText = true;
      if (!tag.breakReported) scan.report('unclosed-tag', lessThan, end);
      break;
    }
    end = readAttribute(scan, tag, at, at > end);
  }
  if (looksLikeText && !tag.hasQuotedValue) {
    table.attributeTotal = firstAttribute;
    problems.length = problemsBefore;
    return undefined;
  }
  for (let row = firstAttribute; row < table.attributeTotal; row++) {
    scan.checkReferences(table.attributeValueStart[row] ?? -1, table.attributeValueEnd[row] ?? -1);
  }
  checkDuplicates(scan, firstAttribute);
  return { nameEnd, end, selfClosing, firstAttribute };
}

interface TagState {
  /** An attribute with `=` and a quote, or one where the text breaks off: a tag was meant. */
  hasQuotedValue: boolean;
  /** Where the tag breaks off, a value without its closing quote has been reported already. */
  breakReported: boolean;
}

/** Reads one attribute, or a stretch that is none, at `start`, and returns its end. */
function readAttribute(scan: XmlScan, tag: TagState, start: number, blankBefore: boolean): number {
  const { text, table } = scan;
  const nameEnd = tokenEndAt(text, start);
  const equals = skipBlanks(text, nameEnd);
  const validName = nameEnd > start && isNameStartAt(text, start) && nameEndAt(text, start) === nameEnd;
  if (nameEnd === start || text.charCodeAt(equals) !== Char.Equals) {
    if (!validName || !blankBefore) return skipStray(scan, start);
    table.addAttribute(start, nameEnd, -1, -1);
    scan.report('attribute-without-value', start, nameEnd);
    return nameEnd;
  }
  if (!validName) scan.report('invalid-name', start, nameEnd);
  else if (!blankBefore) scan.report('missing-blank-between-attributes', start, nameEnd);
  const value = readAttributeValue(scan, skipBlanks(text, equals + 1));
  table.addAttribute(start, nameEnd, value.start, value.end);
  if (value.start < 0) scan.report('attribute-without-value', start, nameEnd);
  if (value.quoted || value.start < 0) tag.hasQuotedValue = true;
  if (value.breaksTag) tag.breakReported = true;
  return value.start < 0 ? equals + 1 : value.next;
}

/** Skips what is no attribute, up to the next attribute with a quoted value or the end of the tag. */
function skipStray(scan: XmlScan, start: number): number {
  const { text } = scan;
  let hasQuote = false;
  let at = start;
  let end = start;
  while (at < text.length && !endsTag(text, at)) {
    const code = text.charCodeAt(at);
    if (code === Char.DoubleQuote || code === Char.Apostrophe) hasQuote = true;
    const tokenEnd = tokenEndAt(text, at);
    if (tokenEnd > at && at > start && startsQuotedValue(text, tokenEnd)) break;
    end = Math.max(tokenEnd, at + 1);
    at = skipBlanks(text, end);
  }
  scan.report(hasQuote ? 'stray-quote' : 'invalid-name', start, end);
  return end;
}

function startsQuotedValue(text: string, nameEnd: number): boolean {
  const equals = skipBlanks(text, nameEnd);
  if (text.charCodeAt(equals) !== Char.Equals) return false;
  const code = text.charCodeAt(skipBlanks(text, equals + 1));
  return code === Char.DoubleQuote || code === Char.Apostrophe;
}

/** The end of the characters at `from` that can only be meant as one name. */
function tokenEndAt(text: string, from: number): number {
  let at = nameEndAt(text, from);
  while (at < text.length && !endsToken(text, at)) at++;
  return at;
}

function endsToken(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    isBlank(code) ||
    code === Char.Equals ||
    code === Char.DoubleQuote ||
    code === Char.Apostrophe ||
    endsTag(text, at)
  );
}

function endsTag(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === Char.Slash) return text.charCodeAt(at + 1) === Char.GreaterThan;
  return code === Char.GreaterThan || code === Char.LessThan;
}

function endsName(text: string, at: number): boolean {
  return at >= text.length || isBlank(text.charCodeAt(at)) || endsTag(text, at);
}

/** Up to so many attributes, comparing each with each costs less than a set of their names. */
const FEW = 16;

function checkDuplicates(scan: XmlScan, first: number): void {
  const { table, text } = scan;
  const total = table.attributeTotal;
  const seen = total - first > FEW ? new Set<string>() : undefined;
  for (let row = first; row < total; row++) {
    const start = table.attributeNameStart[row] ?? 0;
    const end = table.attributeNameEnd[row] ?? 0;
    if (seen) {
      const name = text.slice(start, end);
      if (seen.has(name)) scan.report('duplicate-attribute', start, end);
      seen.add(name);
    } else {
      for (let earlier = first; earlier < row; earlier++) {
        const earlierStart = table.attributeNameStart[earlier] ?? 0;
        if ((table.attributeNameEnd[earlier] ?? 0) - earlierStart !== end - start) continue;
        if (!sameCharacters(text, earlierStart, start, end - start)) continue;
        scan.report('duplicate-attribute', start, end);
        break;
      }
    }
  }
}

/** Whether the `length` characters at `a` and at `b` are the same. */
export function sameCharacters(text: string, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  }
  return true;
}
