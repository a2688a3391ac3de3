import type { Range } from '../range.ts';

/**
 * One entry of the client install properties as ccmsetup reads them: entries are separated by blanks or line
 * breaks, straight double quotes protect blanks. Offsets are those of the decoded value.
 */
export type ClientPropertyEntry =
  | { readonly kind: 'property'; readonly range: Range; readonly name: Range; readonly value: Range }
  | { readonly kind: 'parameter'; readonly range: Range; readonly name: Range }
  | { readonly kind: 'stray'; readonly range: Range };

/** The entries of `text` in order. A quote that never closes makes its entry reach to the end. */
export function readClientProperties(text: string): readonly ClientPropertyEntry[] {
  const entries: ClientPropertyEntry[] = [];
  let start = -1;
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') inQuotes = !inQuotes;
    const separates = !inQuotes && isBlank(character);
    if (separates && start >= 0) entries.push(readEntry(text, start, at));
    if (separates) start = -1;
    else if (start < 0) start = at;
  }
  if (start >= 0) entries.push(readEntry(text, start, text.length));
  return entries;
}

function readEntry(text: string, start: number, end: number): ClientPropertyEntry {
  const range = { start, end };
  const written = text.slice(start, end);
  const name = /^[A-Za-z_][\w.]*(?==)/.exec(written)?.[0].length;
  if (name !== undefined) {
    const equals = start + name;
    return { kind: 'property', range, name: { start, end: equals }, value: { start: equals + 1, end } };
  }
  const parameter = /^[/-][A-Za-z]\w*/.exec(written)?.[0].length;
  if (parameter !== undefined) return { kind: 'parameter', range, name: { start, end: start + parameter } };
  return { kind: 'stray', range };
}

/** What begins an entry of its own behind a blank: `NAME=`, `/parameter`. */
export const ENTRY_START = String.raw`[A-Za-z_]\w*\s*=|\/[A-Za-z]+(?::|\s|$)`;

/** The edit that adds `property` to `text`: at its end, or before all else where a quote is open at the end. */
export function additionTo(
  text: string,
  property: string,
): { readonly range: Range; readonly newText: string } {
  const entries = readClientProperties(text);
  const last = entries.at(-1)?.range;
  const at = last === undefined ? 0 : last.end;
  if (last && text.slice(last.start, last.end).split('"').length % 2 === 0) {
    return { range: { start: 0, end: 0 }, newText: `${property} ` };
  }
  return { range: { start: at, end: at }, newText: last === undefined ? property : ` ${property}` };
}

/** The stretch to take out with an entry: the blanks before it, or at the beginning those behind it. */
export function stretchToRemove(text: string, entry: Range): Range {
  let { start, end } = entry;
  while (start > 0 && isBlank(text.charAt(start - 1))) start--;
  while (start === 0 && end < text.length && isBlank(text.charAt(end))) end++;
  return { start, end };
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}
