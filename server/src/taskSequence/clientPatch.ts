import type { Range } from '../range.ts';
import { nextEntryBoundary } from './clientProperties.ts';

/** How the value of a PATCH= entry is quoted. Only `quoted` is right. */
export type PatchQuoting =
  | 'quoted'
  | 'none'
  | 'missing-end'
  | 'missing-start'
  | 'wrong-quotes'
  | 'round-items'
  | 'misplaced';

/**
 * A PATCH= entry as its writer meant it, which is more than ccmsetup reads where quotes are missing.
 * Offsets are those of the decoded client install properties.
 */
export interface PatchEntry {
  /** From the name to the end of the value as meant. */
  readonly range: Range;
  readonly name: Range;
  /** The value as meant, with whatever quotes it has. */
  readonly value: Range;
  readonly quoting: PatchQuoting;
  /** Blanks stand before or behind the `=`. */
  readonly blankAtEquals: boolean;
  /** A blank outside straight quotes ends the value for ccmsetup before its writer's end. */
  readonly cut: boolean;
  readonly items: readonly PatchItem[];
  /** One fewer than there are items. */
  readonly separators: readonly PatchSeparator[];
}

/** One patch of the list. */
export interface PatchItem {
  /** The path without quotes and outer blanks; empty for an empty item. */
  readonly range: Range;
  readonly text: string;
  /** All between the separators, with quotes and blanks. */
  readonly raw: Range;
}

export interface PatchSeparator {
  readonly kind: ';' | ',' | 'blank';
  readonly range: Range;
}

const QUOTES = `"'\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB`;
const PATH_START = String.raw`[${QUOTES}]?(?:[A-Za-z]:[\\/]|\\\\|%|<)`;

/** The PATCH= entries of client install properties, in order. */
export function readPatchEntries(text: string): readonly PatchEntry[] {
  const entries: PatchEntry[] = [];
  const name = /(?<![^\s])PATCH(\s*=\s*)/gi;
  let from = 0;
  for (const match of text.matchAll(name)) {
    if (match.index < from) continue;
    const valueStart = match.index + match[0].length;
    const insideQuotes = countQuotes(text.slice(from, match.index)) % 2 === 1;
    // Inside the quotes of another entry, only what is plainly a path makes `PATCH=` an entry of its own.
    if (insideQuotes && !beginsPath(text, valueStart)) continue;
    const blankAtEquals = (match[1] ?? '').length > 1 && valueStart < text.length;
    const entry = readEntry(text, match.index, valueStart, blankAtEquals);
    entries.push(entry);
    from = entry.range.end;
  }
  return entries;
}

function countQuotes(text: string): number {
  return text.split('"').length - 1;
}

function beginsPath(text: string, at: number): boolean {
  return new RegExp(`^${PATH_START}`).test(text.slice(at, at + 4));
}

function readEntry(text: string, start: number, valueStart: number, blankAtEquals: boolean): PatchEntry {
  const { end, quoting } = readValue(text, valueStart);
  const value = { start: valueStart, end };
  const { items, separators } = splitItems(text, value);
  return {
    range: { start, end: Math.max(end, text.indexOf('=', start) + 1) },
    name: { start, end: start + 'PATCH'.length },
    value,
    quoting,
    blankAtEquals,
    cut: blankAtEquals || hasBareBlank(text.slice(value.start, value.end)),
    items,
    separators,
  };
}

interface ReadValue {
  readonly end: number;
  readonly quoting: PatchQuoting;
}

function readValue(text: string, start: number): ReadValue {
  const first = text.charAt(start);
  if (first === '"') return readQuoted(text, start);
  if (first !== '' && QUOTES.includes(first)) {
    const end = nextEntryBoundary(text, start + 1);
    return { end, quoting: 'wrong-quotes' };
  }
  return readUnquoted(text, start);
}

function readQuoted(text: string, start: number): ReadValue {
  const close = text.indexOf('"', start + 1);
  const inner = close === -1 ? '' : text.slice(start + 1, close);
  const belongsToNext = /\s(?:[A-Za-z_]\w*\s*=|\/[A-Za-z]+:)\s*$/.test(inner);
  if (close === -1 || belongsToNext)
    return { end: nextEntryBoundary(text, start + 1), quoting: 'missing-end' };

  const more = new RegExp(`\\s*[;,]\\s*(?=${PATH_START})|\\s+(?=["'](?:[A-Za-z]:|\\\\\\\\|%))`, 'y');
  let end = close + 1;
  let items = 1;
  for (;;) {
    more.lastIndex = end;
    if (!more.test(text)) break;
    const item = /"[^"]*"|[^\s;,]+/y;
    item.lastIndex = more.lastIndex;
    if (!item.test(text)) break;
    end = item.lastIndex;
    items++;
  }
  if (items > 1) return { end, quoting: 'round-items' };
  const tail = /[^\s]+/y;
  tail.lastIndex = end;
  if (tail.test(text) && !/^[A-Za-z_]\w*=/.test(text.slice(end))) {
    return { end: tail.lastIndex, quoting: 'misplaced' };
  }
  return { end, quoting: 'quoted' };
}

function readUnquoted(text: string, start: number): ReadValue {
  const boundary = nextEntryBoundary(text, start);
  const blank = text.slice(start, boundary).search(/\s/);
  const firstEnd = blank === -1 ? boundary : start + blank;
  const first = text.slice(start, firstEnd);
  const rest = text.slice(firstEnd, boundary);
  const finished = endsPatch(first);
  const continues = new RegExp(`^\\s*[;,]|^\\s+${PATH_START}`).test(rest);
  const end = finished && !continues ? firstEnd : boundary;
  const value = text.slice(start, end);
  const quotes = [...value].filter((character) => QUOTES.includes(character)).length;
  if (quotes === 0) return { end, quoting: 'none' };
  if (quotes === 1 && QUOTES.includes(value.slice(-1))) return { end, quoting: 'missing-start' };
  return { end, quoting: /[;,]\s*"/.test(value) ? 'round-items' : 'misplaced' };
}

function endsPatch(text: string): boolean {
  return new RegExp(`\\.msp[${QUOTES}]?$`, 'i').test(text.slice(-5));
}

/** Whether a blank stands outside straight double quotes. */
function hasBareBlank(value: string): boolean {
  return /\s/.test(value.replace(/"[^"]*(?:"|$)/g, ''));
}

function splitItems(
  text: string,
  value: Range,
): { readonly items: readonly PatchItem[]; readonly separators: readonly PatchSeparator[] } {
  const inner = text.slice(value.start, value.end);
  const candidate = new RegExp(`(?<!\\s)\\s*[;,]\\s*|(?<!\\s)\\s+(?=${PATH_START})`, 'g');
  const separators: PatchSeparator[] = [];
  for (const match of inner.matchAll(candidate)) {
    const kind = match[0].trim() === ';' ? ';' : match[0].trim() === ',' ? ',' : 'blank';
    const start = value.start + match.index;
    const end = start + match[0].length;
    const betweenPatches = endsPatch(inner.slice(0, match.index)) || (kind === ',' && beginsPath(text, end));
    if (kind !== ';' && !betweenPatches) continue;
    separators.push({ kind, range: { start, end } });
  }
  const items: PatchItem[] = [];
  let start = value.start;
  for (const end of [...separators.map((separator) => separator.range.start), value.end]) {
    items.push(readItem(text, { start, end }));
    start = separators[items.length - 1]?.range.end ?? end;
  }
  return { items, separators };
}

function readItem(text: string, raw: Range): PatchItem {
  const outer = (at: number) => QUOTES.includes(text.charAt(at)) || text.charAt(at).trim() === '';
  let { start, end } = raw;
  while (start < end && outer(start)) start++;
  while (end > start && outer(end - 1)) end--;
  return { range: { start, end }, text: text.slice(start, end), raw };
}

/** The value as it should stand behind `PATCH=`: one pair of straight quotes round items joined by `;`. */
export function quotedPatchList(items: readonly string[]): string {
  return `"${items.join(';')}"`;
}
