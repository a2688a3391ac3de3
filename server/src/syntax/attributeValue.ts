import { endsTag, startsAttribute } from './tagTokens.ts';
import {
  Char,
  type Codes,
  isBlank,
  isNameStartAt,
  isQuote,
  isTypographicQuote,
  nameEndAt,
  trimmedEnd,
} from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';

export interface AttributeValue {
  /** Without the quotes. */
  readonly start: number;
  readonly end: number;
  /** Where the tag goes on. */
  readonly next: number;
  readonly quoted: boolean;
  /** Its quote never closes and neither does its tag: both are one mistake, reported already. */
  readonly breaksTag: boolean;
}

/** Reads the value at `at`, behind the `=` and its blanks; undefined when the tag ends there. */
export function readAttributeValue(scan: XmlScan, at: number): AttributeValue | undefined {
  if (!isQuote(scan.codes[at])) return readUnquoted(scan, at);
  const close = plainValueEnd(scan.codes, at);
  return close < 0 ? readDoubtful(scan, at) : closedAt(at + 1, close);
}

/** The closing quote of the value at `quote`; -1 when anything about it needs a closer look. */
export function plainValueEnd(codes: Codes, quote: number): number {
  const quoteCode = codes[quote];
  let at = quote + 1;
  for (let code = codes[at]; code !== quoteCode; code = codes[++at]) {
    if (code === Char.LessThan || code === 0 || code === undefined) return -1;
  }
  return endsValue(codes, at) ? at : -1;
}

function closedAt(start: number, close: number): AttributeValue {
  return { start, end: close, next: close + 1, quoted: true, breaksTag: false };
}

function readDoubtful(scan: XmlScan, quote: number): AttributeValue {
  const start = quote + 1;
  const close = (scan.codes[quote] === Char.DoubleQuote ? scan.doubleQuote : scan.apostrophe).from(start);
  const lessThan = scan.lessThan.from(start);
  const forgotten = whereTheQuoteWasForgotten(scan, start, close, lessThan);
  if (forgotten !== undefined) {
    scan.report('unclosed-attribute-value', quote, forgotten.end);
    return { start, end: forgotten.end, next: forgotten.end, quoted: true, breaksTag: forgotten.breaksTag };
  }
  for (let at = lessThan; at < close; at = scan.lessThan.from(at + 1)) scan.reportBareLessThan(at);
  return closedAt(start, close);
}

/**
 * `close` is the next quote behind `start` and `lessThan` the next `<`, which no value may contain; each is
 * the length of the text when there is none. Undefined when `close` does close the value. Otherwise the
 * quote was forgotten, and the value ends where that harms this one tag only.
 */
function whereTheQuoteWasForgotten(
  scan: XmlScan,
  start: number,
  close: number,
  lessThan: number,
): { readonly end: number; readonly breaksTag: boolean } | undefined {
  const { codes } = scan;
  const greaterThan = scan.greaterThan.from(start);
  if (close < lessThan) {
    if (endsValue(codes, close) || startsAttribute(codes, close + 1)) return undefined;
    if (greaterThan < close) return { end: endOfTag(codes, start, greaterThan), breaksTag: false };
    const nextName = attributeNameBefore(codes, start, close);
    return nextName < 0 ? undefined : { end: trimmedEnd(codes, start, nextName), breaksTag: false };
  }
  const closes =
    close < scan.text.length &&
    (endsValue(codes, close) || close + 1 === scan.text.length) &&
    codes[trimmedEnd(codes, start, close) - 1] !== Char.Equals &&
    !(greaterThan < lessThan && isWholeTag(scan, lessThan, close));
  if (closes) return undefined;
  if (greaterThan < lessThan) return { end: endOfTag(codes, start, greaterThan), breaksTag: false };
  return { end: trimmedEnd(codes, start, lessThan), breaksTag: true };
}

function isWholeTag(scan: XmlScan, lessThan: number, before: number): boolean {
  const isTag = scan.codes[lessThan + 1] === Char.Slash || isNameStartAt(scan.codes, lessThan + 1);
  return isTag && scan.greaterThanAhead.from(lessThan) < before;
}

/** The end of a value that runs into the `>` of its tag, or into its `/>`. */
function endOfTag(codes: Codes, start: number, greaterThan: number): number {
  const selfClosing = greaterThan > start && codes[greaterThan - 1] === Char.Slash;
  return trimmedEnd(codes, start, selfClosing ? greaterThan - 1 : greaterThan);
}

/** Whether a quote at `at` is followed by what may follow a value. */
function endsValue(codes: Codes, at: number): boolean {
  const code = codes[at + 1];
  return isBlank(code) || code === Char.GreaterThan || code === Char.Slash;
}

/** Where the name of ` name=` starts that ends at `end`; -1 when no such thing does. */
function attributeNameBefore(codes: Codes, from: number, end: number): number {
  const equals = trimmedEnd(codes, from, end) - 1;
  if (equals < from || codes[equals] !== Char.Equals) return -1;
  const nameEnd = trimmedEnd(codes, from, equals);
  let nameStart = nameEnd;
  while (nameStart > from && !isBlank(codes[nameStart - 1])) nameStart--;
  const isName =
    nameStart > from && isNameStartAt(codes, nameStart) && nameEndAt(codes, nameStart) === nameEnd;
  return isName ? nameStart : -1;
}

/** The quote that closes a value which a typographic quote opens at `start`; -1 where it opens none. */
function typographicEnd(codes: Codes, start: number): number {
  if (!isTypographicQuote(codes[start])) return -1;
  for (let at = start + 1; ; at++) {
    const code = codes[at];
    if ((isTypographicQuote(code) || isQuote(code)) && endsValue(codes, at)) return at;
    if (code === undefined || code === 0 || code === Char.Equals || isQuote(code)) return -1;
    if (code === Char.LessThan || code === Char.GreaterThan) return -1;
  }
}

/**
 * A value without its opening quote: up to the next blank, or to its closing quote where that is left. Where a
 * quoted value follows without a blank (`name=x"value"`), that is the value and the rest one slip.
 */
function readUnquoted(scan: XmlScan, start: number): AttributeValue | undefined {
  const { codes, text } = scan;
  const typographic = typographicEnd(codes, start);
  if (typographic > start) {
    scan.report('unquoted-attribute', start, typographic + 1);
    return { start: start + 1, end: typographic, next: typographic + 1, quoted: false, breaksTag: false };
  }
  let end = start;
  while (end < text.length && !isBlank(codes[end]) && !isQuote(codes[end]) && !endsTag(codes, end)) end++;
  if (end === start) return undefined;
  const plainEnd = isQuote(codes[end]) ? plainValueEnd(codes, end) : -1;
  if (plainEnd >= 0) {
    scan.report('unquoted-attribute', start, plainEnd + 1);
    return { start: end + 1, end: plainEnd, next: plainEnd + 1, quoted: true, breaksTag: false };
  }
  let quote = end;
  while (
    quote < text.length &&
    !isQuote(codes[quote]) &&
    !endsTag(codes, quote) &&
    codes[quote] !== Char.Equals
  ) {
    quote++;
  }
  const closes = isQuote(codes[quote]) && endsValue(codes, quote);
  const next = closes ? quote + 1 : end;
  scan.report('unquoted-attribute', start, next);
  return { start, end: closes ? quote : end, next, quoted: false, breaksTag: false };
}
