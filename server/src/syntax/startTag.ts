import { plainValueEnd, readAttributeValue } from './attributeValue.ts';
import { endsTag, endsToken, sameCodes, startsQuotedValue, tokenEndAt } from './tagTokens.ts';
import { Char, isBlank, isNameStartAt, isQuote, nameEndAt, skipBlanks } from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';

export interface StartTag {
  readonly nameEnd: number;
  /** Behind the `>`, or where the tag breaks off. */
  readonly end: number;
  readonly selfClosing: boolean;
  /** Its attributes are the rows from here to the last one. */
  readonly firstAttribute: number;
}

/** What the attributes of a tag tell about it. */
interface TagState {
  /** An attribute with a quoted value, or with a `=` where the text breaks off: a tag was meant. */
  isTag: boolean;
  /** A value without its closing quote runs to where the tag breaks off: reported already. */
  breakReported: boolean;
}

/**
 * Reads the start tag at `lessThan`, where a name follows, and adds its attributes to the table.
 *
 * Without a quoted value nothing is a tag that meets another `<` before its `>` (`if a<b then c<d`) or goes
 * on behind its name with what no tag has there (`<me@example.com>`): then the answer is undefined and the
 * `<` is text.
 */
export function readStartTag(scan: XmlScan, lessThan: number): StartTag | undefined {
  const { codes, table, problems } = scan;
  const firstAttribute = table.attributeTotal;
  const problemsBefore = problems.length;
  const nameEnd = nameEndAt(codes, lessThan + 1);
  const state: TagState = { isTag: false, breakReported: false };
  let looksLikeText = !isBlank(codes[nameEnd]) && !endsTag(codes, nameEnd) && nameEnd < scan.text.length;
  let selfClosing = false;
  let end = readPlainAttributes(scan, nameEnd);
  if (end > nameEnd) state.isTag = true;
  for (;;) {
    const at = skipBlanks(codes, end);
    const code = codes[at];
    if (code === Char.GreaterThan) {
      end = at + 1;
      break;
    }
    if (code === Char.Slash && codes[at + 1] === Char.GreaterThan) {
      end = at + 2;
      selfClosing = true;
      break;
    }
    if (breaksOff(scan, at)) {
      looksLikeText = true;
      if (!state.breakReported) scan.report('unclosed-tag', lessThan, end);
      break;
    }
    end = readAttribute(scan, state, at, at > end);
  }
  if (looksLikeText && !state.isTag) {
    table.attributeTotal = firstAttribute;
    problems.length = problemsBefore;
    return undefined;
  }
  if (table.attributeTotal > firstAttribute) checkAttributes(scan, firstAttribute, end);
  return { nameEnd, end, selfClosing, firstAttribute };
}

function breaksOff({ codes, text }: XmlScan, at: number): boolean {
  return codes[at] === Char.LessThan || at >= text.length;
}

/** Adds the attributes at `from` that are written as nearly all are, ` name="value"`, and returns their end. */
function readPlainAttributes({ codes, table }: XmlScan, from: number): number {
  let end = from;
  for (;;) {
    const nameStart = skipBlanks(codes, end);
    if (nameStart === end || !isNameStartAt(codes, nameStart)) return end;
    const nameEnd = nameEndAt(codes, nameStart);
    if (codes[nameEnd] !== Char.Equals || !isQuote(codes[nameEnd + 1])) return end;
    const close = plainValueEnd(codes, nameEnd + 1);
    if (close < 0) return end;
    table.addAttribute(nameStart, nameEnd, nameEnd + 2, close);
    end = close + 1;
  }
}

/** Reads one attribute, or a stretch that is none, at `start`, and returns its end. */
function readAttribute(scan: XmlScan, state: TagState, start: number, blankBefore: boolean): number {
  const { codes, table } = scan;
  let nameEnd = nameEndAt(codes, start);
  let validName = nameEnd > start && isNameStartAt(codes, start);
  if (!endsToken(codes, nameEnd)) {
    nameEnd = tokenEndAt(scan, nameEnd);
    validName = false;
  }
  const equals = skipBlanks(codes, nameEnd);
  if (nameEnd === start || codes[equals] !== Char.Equals) {
    if (!validName || !blankBefore) return skipStray(scan, start);
    table.addAttribute(start, nameEnd, -1, -1);
    scan.report('attribute-without-value', start, nameEnd);
    return nameEnd;
  }
  if (!validName) scan.report('invalid-name', start, nameEnd);
  else if (!blankBefore) scan.report('missing-blank-between-attributes', start, nameEnd);

  const value = readAttributeValue(scan, skipBlanks(codes, equals + 1));
  if (value === undefined) {
    table.addAttribute(start, nameEnd, -1, -1);
    state.isTag = true;
    if (!breaksOff(scan, skipBlanks(codes, equals + 1)))
      scan.report('attribute-without-value', start, nameEnd);
    return equals + 1;
  }
  table.addAttribute(start, nameEnd, value.start, value.end);
  if (value.quoted) state.isTag = true;
  if (value.breaksTag) state.breakReported = true;
  return value.next;
}

/** Skips what is no attribute, up to the next attribute with a quoted value or the end of the tag. */
function skipStray(scan: XmlScan, start: number): number {
  const { codes } = scan;
  let hasQuote = false;
  let end = start;
  let at = start;
  while (at < scan.text.length && !endsTag(codes, at)) {
    const tokenEnd = tokenEndAt(scan, at);
    if (tokenEnd > at && at > start && startsQuotedValue(codes, tokenEnd)) break;
    if (tokenEnd === at && isQuote(codes[at])) hasQuote = true;
    end = Math.max(tokenEnd, at + 1);
    at = skipBlanks(codes, end);
  }
  scan.report(hasQuote ? 'stray-quote' : 'invalid-name', start, end);
  return end;
}

/** Up to so many attributes, comparing each with each costs less than a set of their names. */
const FEW = 16;

function checkAttributes(scan: XmlScan, first: number, tagEnd: number): void {
  const { table, text } = scan;
  const hasReference = scan.ampersand.from(table.attributeNameStart[first] ?? 0) < tagEnd;
  const seen = table.attributeTotal - first > FEW ? new Set<string>() : undefined;
  for (let row = first; row < table.attributeTotal; row++) {
    const valueStart = table.attributeValueStart[row] ?? -1;
    if (hasReference && valueStart >= 0) scan.checkReferences(valueStart, table.attributeValueEnd[row] ?? 0);
    const start = table.attributeNameStart[row] ?? 0;
    const end = table.attributeNameEnd[row] ?? 0;
    if (seen) {
      const name = text.slice(start, end);
      if (seen.has(name)) scan.report('duplicate-attribute', start, end);
      seen.add(name);
    } else if (isAmong(scan, first, row, start, end)) {
      scan.report('duplicate-attribute', start, end);
    }
  }
}

/** Whether an attribute of the rows from `first` to before `row` has the name at [start, end). */
function isAmong(scan: XmlScan, first: number, row: number, start: number, end: number): boolean {
  const { table, codes } = scan;
  for (let earlier = first; earlier < row; earlier++) {
    const earlierStart = table.attributeNameStart[earlier] ?? 0;
    const sameLength = (table.attributeNameEnd[earlier] ?? 0) - earlierStart === end - start;
    if (sameLength && sameCodes(codes, earlierStart, start, end - start)) return true;
  }
  return false;
}
