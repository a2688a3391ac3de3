import type { Range } from '../range.ts';
import { beginsPath, endsPatch, type PatchQuoting, QUOTES, readPatchValue } from './patchValue.ts';

export type { PatchQuoting } from './patchValue.ts';

/**
 * A PATCH= entry as its writer meant it, which is more than ccmsetup reads where quotes are missing.
 * Offsets are those of the decoded client install properties.
 */
export interface PatchEntry {
  /** From the name, or the quote before it, to the end of the value as meant. */
  readonly range: Range;
  readonly name: Range;
  /** The value as meant, with whatever quotes it has. */
  readonly value: Range;
  readonly quoting: PatchQuoting;
  /** A closing quote that stands behind other entries; to be taken out. */
  readonly strayQuote: Range | undefined;
  /** Blanks stand before or behind the `=`. */
  readonly blankAtEquals: boolean;
  /** A blank outside straight quotes ends the value for ccmsetup before its writer's end. */
  readonly cut: boolean;
  /** What stands before and behind the entry in place of the blank that separates entries; empty for nothing. */
  readonly glue: readonly Range[];
  readonly items: readonly PatchItem[];
  /** One fewer than there are items. */
  readonly separators: readonly PatchSeparator[];
}

/** One patch of the list. */
export interface PatchItem {
  /** The path without quotes and outer blanks; empty for an empty item. */
  readonly range: Range;
  readonly text: string;
  /** The path with the quotes it has for itself, which are not those of the list. */
  readonly whole: Range;
  /** All between the separators, with quotes and blanks. */
  readonly raw: Range;
}

export interface PatchSeparator {
  readonly kind: ';' | ',' | 'blank';
  readonly range: Range;
}

/** The PATCH= entries of client install properties, in order. */
export function readPatchEntries(written: string): readonly PatchEntry[] {
  const text = unescapedQuotes(written);
  const entries: PatchEntry[] = [];
  let from = 0;
  let counted = 0;
  let inQuotes = false;
  for (const match of text.matchAll(/PATCH(\s*)=(\s*)/gi)) {
    const name = match.index;
    if (name < from) continue;
    const before = leadOf(text, name);
    if (before === undefined) continue;
    const start = before === 'quote' ? name - 1 : name;
    for (; counted < start; counted++) if (text.charAt(counted) === '"') inQuotes = !inQuotes;
    const equals = name + 'PATCH'.length + (match[1] ?? '').length;
    const valueStart = valueAfter(text, equals + 1, (match[2] ?? '').length);
    if (inQuotes && !isQuotedPath(text, valueStart)) continue;
    const needsPath = before === 'separator' || before === 'value';
    if (needsPath && !beginsPath(text, valueStart)) continue;
    const entry = readEntry(text, { start, name, equals, valueStart, before });
    entries.push(entry);
    from = entry.range.end;
    counted = from;
    inQuotes = false;
  }
  return entries;
}

/**
 * The text with quotes that were escaped once too often, `&quot;` in a CDATA section or `\\"` from a command line, as
 * quotes that ccmsetup does not know. Every character keeps its place.
 */
function unescapedQuotes(text: string): string {
  if (!/&|\\"/.test(text)) return text;
  return text.replace(ESCAPED_QUOTE, (escaped) => '\u201D'.repeat(escaped.length));
}
const ESCAPED_QUOTE = /&(?:quot|apos|#34|#39|#x22|#x27);|(?<==\s?)\\"|(?<=\.msp)\\"/gi;

type Lead = 'blank' | 'quote' | 'separator' | 'value';

/** What stands before the name; undefined where it is the end of another word or property. */
function leadOf(text: string, name: number): Lead | undefined {
  if (isBlankOrEdge(text, name - 1)) return 'blank';
  const before = text.charAt(name - 1);
  if (QUOTES.includes(before)) return isBlankOrEdge(text, name - 2) ? 'quote' : undefined;
  if (before === ';' || before === ',') return 'separator';
  return GLUED_ENTRY.test(text.slice(Math.max(0, name - LONGEST_NEIGHBOUR), name)) ? 'value' : undefined;
}
// `SMSMP=CM01PATCH="C:\`: the blank is forgotten behind a value or a parameter.
const GLUED_ENTRY = /(?:^|\s)(?:[A-Za-z_]\w*=|\/[A-Za-z])[^\s"]*$/;
const LONGEST_NEIGHBOUR = 260;

function isBlankOrEdge(text: string, at: number): boolean {
  return at < 0 || /\s/.test(text.charAt(at));
}

/** Where the value begins: behind the blanks that follow the `=`, if what stands there can be meant. */
function valueAfter(text: string, afterEquals: number, blanks: number): number {
  if (blanks === 0) return afterEquals;
  const at = afterEquals + blanks;
  const word = /\S*/y;
  word.lastIndex = at;
  return beginsPath(text, at) || endsPatch(word.exec(text)?.[0] ?? '') ? at : afterEquals;
}

/** Inside the quotes of another entry only `PATCH="C:\` is plainly an entry of its own: that quote was to be closed. */
function isQuotedPath(text: string, at: number): boolean {
  return text.charAt(at) === '"' && beginsPath(text, at);
}

interface Place {
  readonly start: number;
  readonly name: number;
  readonly equals: number;
  readonly valueStart: number;
  readonly before: Lead;
}

function readEntry(text: string, { start, name, equals, valueStart, before }: Place): PatchEntry {
  const isEmpty = isBlankOrEdge(text, valueStart) || valueStart >= text.length;
  const read = isEmpty ? { end: valueStart, quoting: 'none' as const } : readPatchValue(text, valueStart);
  const value = { start: valueStart, end: read.end };
  const quoted = before === 'quote' ? quotedProperty(text, value, start) : undefined;
  const spaced = equals > name + 'PATCH'.length || valueStart > equals + 1;
  const blankAtEquals = spaced && value.end > value.start;
  return {
    range: { start, end: value.end },
    name: { start: name, end: name + 'PATCH'.length },
    value,
    quoting: quoted?.quoting ?? read.quoting,
    strayQuote: quoted?.strayQuote ?? ('strayQuote' in read ? read.strayQuote : undefined),
    blankAtEquals,
    cut: text.charAt(start) !== '"' && (blankAtEquals || hasBareBlank(text.slice(value.start, value.end))),
    glue: [
      ...(before === 'separator' ? [{ start: name - 1, end: name }] : []),
      ...(before === 'value' ? [{ start: name, end: name }] : []),
      ...glueBehind(text, value.end),
    ],
    ...splitItems(text, value),
  };
}

/** `"PATCH=value"`, as one quotes an argument of a command line. */
function quotedProperty(
  text: string,
  value: Range,
  quote: number,
): { readonly quoting: PatchQuoting; readonly strayQuote: Range | undefined } {
  const isStraight = text.charAt(quote) === '"';
  const close = isStraight ? text.indexOf('"', value.end) : -1;
  const isClosed = text.charAt(value.end - 1) === '"';
  return {
    quoting: isStraight ? 'round-property' : 'wrong-quotes',
    strayQuote: isClosed || close === -1 ? undefined : { start: close, end: close + 1 },
  };
}

/** What stands between an entry and the next where a blank belongs. */
function glueBehind(text: string, end: number): readonly Range[] {
  const next = /(?:(?<!\s)(?=\w)|([;,])\s*)[A-Za-z_]\w*=/y;
  next.lastIndex = end;
  const match = next.exec(text);
  return match ? [{ start: end, end: end + (match[1] ?? '').length }] : [];
}

/** Whether a blank stands outside straight double quotes. */
function hasBareBlank(value: string): boolean {
  let inQuotes = false;
  for (const character of value) {
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && /\s/.test(character)) return true;
  }
  return false;
}

function splitItems(text: string, value: Range): Pick<PatchEntry, 'items' | 'separators'> {
  const separators: PatchSeparator[] = [];
  const items: PatchItem[] = [];
  let itemStart = value.start;
  const content = contentFinder(text, value.end);
  let contentStart = content(itemStart);
  for (const match of text.slice(value.start, value.end).matchAll(/;|(?<!\s)(?:\s*,\s*|\s+)/g)) {
    const start = value.start + match.index;
    const end = start + match[0].length;
    const kind = match[0] === ';' ? ';' : match[0].includes(',') ? ',' : 'blank';
    if (kind === ';') {
      if (isTypedForColon(text, contentStart, start)) continue;
    } else {
      if (contentStart >= start || !separatesPatches(text, start, end, kind)) continue;
      if (content(end) === value.end) continue;
    }
    separators.push({ kind, range: { start, end } });
    items.push(readItem(text, { start: itemStart, end: start }, items.length === 0));
    itemStart = end;
    contentStart = content(itemStart);
  }
  items.push(readItem(text, { start: itemStart, end: value.end }, items.length === 0));
  return { items, separators };
}

/** `C;\_SMSTaskSequence`: a drive is meant, and no patch has a name of one letter. */
function isTypedForColon(text: string, itemStart: number, at: number): boolean {
  return at === itemStart + 1 && /^[A-Za-z];\\(?!\\)/.test(text.slice(itemStart, at + 3));
}

/** File and folder names may hold commas and blanks; those between two patches separate them. */
function separatesPatches(text: string, start: number, end: number, kind: ',' | 'blank'): boolean {
  if (text.charAt(end) === ';') return false;
  const behindPatch = endsPatch(text.slice(Math.max(0, start - 8), start));
  if (kind === ',') return behindPatch || beginsPath(text, end);
  const beginsRoot = /^["']?(?:[A-Za-z]:|\\\\)/.test(text.slice(end, end + 3));
  return beginsPath(text, end) && (behindPatch || beginsRoot);
}

/** The first character from `at` on that is neither quote nor blank; `end` where there is none. */
function contentFrom(text: string, at: number, end: number): number {
  let from = at;
  while (from < end && isOuter(text, from)) from++;
  return from;
}

/** `contentFrom` for one end, in linear time for any number of places in order. */
function contentFinder(text: string, end: number): (at: number) => number {
  let from = 0;
  let found = -1;
  return (at) => {
    if (at < from || at > found) found = contentFrom(text, at, end);
    from = at;
    return found;
  };
}

function isOuter(text: string, at: number): boolean {
  return QUOTES.includes(text.charAt(at)) || isBlankOrEdge(text, at);
}

function readItem(text: string, raw: Range, isFirst: boolean): PatchItem {
  const start = contentFrom(text, raw.start, raw.end);
  if (start === raw.end) return emptyItem(text, raw, isFirst);
  let end = raw.end;
  while (end > start && isOuter(text, end - 1)) end--;
  const range = { start, end };
  const before = quoteIn(text, raw.start, start);
  const behind = quoteIn(text, end, raw.end);
  const whole = before && behind ? { start: before.start, end: behind.end } : range;
  return { range, text: text.slice(start, end), whole, raw };
}

/** From the first to the last quote of a stretch. */
function quoteIn(text: string, start: number, end: number): Range | undefined {
  const written = text.slice(start, end);
  const quotes = written.trim();
  const from = start + written.indexOf(quotes);
  return quotes === '' ? undefined : { start: from, end: from + quotes.length };
}

/** It stands between quotes of its own, behind the quote that opens the list, or before all else. */
function emptyItem(text: string, raw: Range, isFirst: boolean): PatchItem {
  const quotes = quoteIn(text, raw.start, raw.end);
  if (!quotes) return { range: atPlace(raw.end), text: '', whole: raw, raw };
  if (quotes.end - quotes.start > 1) {
    return { range: atPlace(quotes.start + 1), text: '', whole: quotes, raw };
  }
  const range = atPlace(isFirst ? quotes.end : quotes.start);
  return { range, text: '', whole: range, raw };
}

function atPlace(at: number): Range {
  return { start: at, end: at };
}

/** The value as it should stand behind `PATCH=`: one pair of straight quotes round items joined by `;`. */
export function quotedPatchList(items: readonly string[]): string {
  return `"${items.join(';')}"`;
}
