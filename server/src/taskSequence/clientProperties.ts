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
  const token = /(?:[^\s"]|"[^"]*(?:"|$))+/g;
  for (const match of text.matchAll(token)) {
    entries.push(readEntry(match[0], match.index));
  }
  return entries;
}

function readEntry(token: string, start: number): ClientPropertyEntry {
  const range = { start, end: start + token.length };
  const property = /^[A-Za-z_][\w.]*=/.exec(token);
  if (property) {
    const equals = start + property[0].length - 1;
    return {
      kind: 'property',
      range,
      name: { start, end: equals },
      value: { start: equals + 1, end: range.end },
    };
  }
  const parameter = /^[/-][A-Za-z]\w*/.exec(token);
  if (parameter) return { kind: 'parameter', range, name: { start, end: start + parameter[0].length } };
  return { kind: 'stray', range };
}

/**
 * Where the entry that begins before `from` must end at the latest: at the blank before the next thing that
 * looks like an entry of its own (`NAME=`, `/parameter`), or at the end of the text without its trailing blanks.
 */
export function nextEntryBoundary(text: string, from: number): number {
  const boundary = /(?<!\s)\s+(?=[A-Za-z_]\w*\s*=|\/[A-Za-z]+(?::|\s|$))/g;
  boundary.lastIndex = from;
  return boundary.exec(text)?.index ?? Math.max(from, text.trimEnd().length);
}
