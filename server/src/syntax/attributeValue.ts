import { Char, isBlank, isNameStartAt, nameEndAt, skipBlanks, trimmedEnd } from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';

export interface AttributeValue {
  /** Without the quotes; both -1 when there is no value. */
  readonly start: number;
  readonly end: number;
  /** Where the tag goes on. */
  readonly next: number;
  readonly quoted: boolean;
  /** Its quote never closes and neither does its tag: both are one mistake, reported already. */
  readonly breaksTag: boolean;
}

const noValue: AttributeValue = { start: -1, end: -1, next: -1, quoted: false, breaksTag: false };

/** Reads the value at `at`, behind the `=` and its blanks. */
export function readAttributeValue(scan: XmlScan, at: number): AttributeValue {
  const code = scan.text.charCodeAt(at);
  return isQuote(code) ? readQuoted(scan, at, code) : readUnquoted(scan, at);
}

function readQuoted(scan: XmlScan, quote: number, quoteCode: number): AttributeValue {
  const start = quote + 1;
  const close = (quoteCode === Char.DoubleQuote ? scan.doubleQuote : scan.apostrophe).from(start);
  const lessThan = scan.lessThan.from(start);
  if (close < lessThan && endsValue(scan.text, close)) return closedAt(start, close);

  const forgotten = whereTheQuoteWasForgotten(scan, start, close, lessThan);
  if (forgotten !== undefined) {
    scan.report('unclosed-attribute-value', quote, forgotten.end);
    return { start, end: forgotten.end, next: forgotten.end, quoted: true, breaksTag: forgotten.breaksTag };
  }
  for (let at = lessThan; at < close; at = scan.lessThan.from(at + 1))
    scan.report('bare-less-than', at, at + 1);
  return closedAt(start, close);
}

function closedAt(start: number, close: number): AttributeValue {
  return { start, end: close, next: close + 1, quoted: true, breaksTag: false };
}

/**
 * `close` is the next quote behind `start` and `lessThan` the next `<`, which no value may contain; each
 * is the length of the text when there is none. Undefined when `close` does close the value. Otherwise
 * the quote was forgotten, and the value ends where that harms this one tag only.
 */
function whereTheQuoteWasForgotten(
  scan: XmlScan,
  start: number,
  close: number,
  lessThan: number,
): { readonly end: number; readonly breaksTag: boolean } | undefined {
  const { text } = scan;
  const greaterThan = scan.greaterThan.from(start);
  if (close < lessThan) {
    if (startsAttribute(text, close + 1)) return undefined;
    if (greaterThan < close) return { end: endOfTag(text, start, greaterThan), breaksTag: false };
    const nextName = attributeNameBefore(text, start, close);
    return nextName < 0 ? undefined : { end: trimmedEnd(text, start, nextName), breaksTag: false };
  }
  const closes =
    close < text.length &&
    endsValue(text, close) &&
    text.charCodeAt(trimmedEnd(text, start, close) - 1) !== Char.Equals &&
    !(greaterThan < lessThan && isWholeTag(scan, lessThan, close));
  if (closes) return undefined;
  if (greaterThan < lessThan) return { end: endOfTag(text, start, greaterThan), breaksTag: false };
  return { end: trimmedEnd(text, start, lessThan), breaksTag: true };
}

function isWholeTag(scan: XmlScan, lessThan: number, before: number): boolean {
  const isTag = scan.text.charCodeAt(lessThan + 1) === Char.Slash || isNameStartAt(scan.text, lessThan + 1);
  return isTag && scan.greaterThanAhead.from(lessThan) < before;
}

/** The end of a value that runs into the `>` of its tag, or into its `/>`. */
function endOfTag(text: string, start: number, greaterThan: number): number {
  const selfClosing = greaterThan > start && text.charCodeAt(greaterThan - 1) === Char.Slash;
  return trimmedEnd(text, start, selfClosing ? greaterThan - 1 : greaterThan);
}

/** Whether a quote at `at` is followed by what may follow a value. */
function endsValue(text: string, at: number): boolean {
  const code = text.charCodeAt(at + 1);
  return isBlank(code) || code === Char.GreaterThan || code === Char.Slash || at + 1 >= text.length;
}

/** Whether `name="` stands at `at`. */
function startsAttribute(text: string, at: number): boolean {
  if (!isNameStartAt(text, at)) return false;
  const equals = skipBlanks(text, nameEndAt(text, at));
  if (text.charCodeAt(equals) !== Char.Equals) return false;
  const code = text.charCodeAt(skipBlanks(text, equals + 1));
  return code === Char.DoubleQuote || code === Char.Apostrophe;
}

/** Where the name of ` name=` starts that ends at `end`; -1 when no such thing does. */
function attributeNameBefore(text: string, from: number, end: number): number {
  const equals = trimmedEnd(text, from, end) - 1;
  if (equals < from || text.charCodeAt(equals) !== Char.Equals) return -1;
  const nameEnd = trimmedEnd(text, from, equals);
  let nameStart = nameEnd;
  while (nameStart > from && !isBlank(text.charCodeAt(nameStart - 1))) nameStart--;
  const isName = nameStart > from && isNameStartAt(text, nameStart) && nameEndAt(text, nameStart) === nameEnd;
  return isName ? nameStart : -1;
}

/** A value without its opening quote: up to the next blank, or to a closing quote where one is left. */
function readUnquoted(scan: XmlScan, start: number): AttributeValue {
  const { text } = scan;
  let end = start;
  while (end < text.length && !isBlank(text.charCodeAt(end)) && !endsUnquoted(text, end)) end++;
  if (end === start && !isQuote(text.charCodeAt(end))) return noValue;
  let quote = end;
  while (quote < text.length && text.charCodeAt(quote) !== Char.Equals && !endsUnquoted(text, quote)) quote++;
  const hasClosingQuote = isQuote(text.charCodeAt(quote)) && endsValue(text, quote);
  const valueEnd = hasClosingQuote ? quote : end;
  const next = hasClosingQuote ? quote + 1 : end;
  scan.report('unquoted-attribute', start, next);
  return { start, end: valueEnd, next, quoted: false, breaksTag: false };
}

function endsUnquoted(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === Char.Slash) return text.charCodeAt(at + 1) === Char.GreaterThan;
  return code === Char.GreaterThan || code === Char.LessThan || isQuote(code);
}

function isQuote(code: number): boolean {
  return code === Char.DoubleQuote || code === Char.Apostrophe;
}
