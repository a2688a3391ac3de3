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

/** How far a tag has been read for certain. What follows the last value may turn out to be no attribute. */
interface Certain {
  /** Behind the name or the last value. */
  end: number;
  attributeTotal: number;
  problemCount: number;
  /** There is a quoted value, or a `=` where the text breaks off: a tag was meant. */
  isTag: boolean;
  /** A value without its closing quote runs to where the tag breaks off: reported already. */
  breakReported: boolean;
}

/**
 * Reads the start tag at `lessThan`, where a name follows, and adds its attributes to the table.
 *
 * Without a quoted value nothing is a tag that meets another `<` before its `>` (`if a<b then c<d`) or goes
 * on behind its name with what no tag has there (`<me@example.com>`): then the answer is undefined and the
 * `<` is text. A tag that breaks off ends behind its last value, and the rest is text.
 */
export function readStartTag(scan: XmlScan, lessThan: number): StartTag | undefined {
  const { codes, table, problems } = scan;
  const firstAttribute = table.attributeTotal;
  const problemsBefore = problems.length;
  const nameEnd = nameEndAt(codes, lessThan + 1);
  let looksLikeText = !isBlank(codes[nameEnd]) && !endsTag(codes, nameEnd) && nameEnd < scan.text.length;
  let selfClosing = false;
  let end = readPlainAttributes(scan, nameEnd);
  const certain: Certain = {
    end,
    attributeTotal: table.attributeTotal,
    problemCount: problems.length,
    isTag: end > nameEnd,
    breakReported: false,
  };
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
      takeBack(scan, certain);
      end = certain.end;
      if (!certain.breakReported) scan.report('unclosed-tag', lessThan, end);
      break;
    }
    end = readAttribute(scan, certain, at);
  }
  if (looksLikeText && !certain.isTag) {
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

function keep(scan: XmlScan, certain: Certain, end: number): void {
  certain.end = end;
  certain.attributeTotal = scan.table.attributeTotal;
  certain.problemCount = scan.problems.length;
}

/** Takes back what was read behind the last value. */
function takeBack(scan: XmlScan, certain: Certain): void {
  scan.table.attributeTotal = certain.attributeTotal;
  scan.problems.length = certain.problemCount;
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
function readAttribute(scan: XmlScan, certain: Certain, start: number): number {
  const { codes, table } = scan;
  const isDirectlyBehindValue = start === certain.end;
  let nameEnd = nameEndAt(codes, start);
  let validName = nameEnd > start && isNameStartAt(codes, start);
  if (!endsToken(codes, nameEnd)) {
    nameEnd = tokenEndAt(scan, nameEnd);
    validName = false;
  }
  const equals = skipBlanks(codes, nameEnd);
  if (nameEnd === start || codes[equals] !== Char.Equals) {
    if (!validName || isDirectlyBehindValue) return skipStray(scan, certain, start);
    if (isQuote(codes[nameEnd])) return readWithoutEquals(scan, certain, start, nameEnd);
    table.addAttribute(start, nameEnd, -1, -1);
    scan.report('attribute-without-value', start, nameEnd);
    return nameEnd;
  }
  if (!validName) scan.report('invalid-name', start, nameEnd);
  else if (isDirectlyBehindValue) scan.report('missing-blank-between-attributes', start, nameEnd);

  const valueStart = skipBlanks(codes, equals + 1);
  const value = readAttributeValue(scan, valueStart);
  if (value) {
    table.addAttribute(start, nameEnd, value.start, value.end);
    if (value.quoted) certain.isTag = true;
    if (value.breaksTag) certain.breakReported = true;
    keep(scan, certain, value.next);
    return value.next;
  }
  table.addAttribute(start, nameEnd, -1, -1);
  if (!breaksOff(scan, valueStart)) scan.report('attribute-without-value', start, nameEnd);
  certain.isTag = true;
  keep(scan, certain, equals + 1);
  return equals + 1;
}

/** Reads `name"value"`. */
function readWithoutEquals(scan: XmlScan, certain: Certain, start: number, nameEnd: number): number {
  const close = plainValueEnd(scan.codes, nameEnd);
  if (close < 0) return skipStray(scan, certain, start);
  scan.table.addAttribute(start, nameEnd, nameEnd + 1, close);
  scan.report('missing-equals-sign', start, nameEnd);
  certain.isTag = true;
  keep(scan, certain, close + 1);
  return close + 1;
}

/**
 * Skips what is no attribute, up to the next attribute with a quoted value or the end of the tag. With a quote
 * in it, it is what a quote too many has left outside the last value, words taken for attributes included.
 */
function skipStray(scan: XmlScan, certain: Certain, start: number): number {
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
  if (hasQuote) {
    takeBack(scan, certain);
    scan.report('stray-quote', skipBlanks(codes, certain.end), end);
  } else {
    scan.report('invalid-name', start, end);
  }
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
