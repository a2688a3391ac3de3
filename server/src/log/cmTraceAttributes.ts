import type { Range } from '../range.ts';

/** A value as it stands in the log, without its quotes. */
export interface LogField {
  readonly text: string;
  readonly range: Range;
}

/** The attributes by lower-case name; of two with one name the first counts. */
export type LogAttributes = ReadonlyMap<string, LogField>;

/** A value whose closing quote was lost ends where the next attribute begins. */
const ATTRIBUTE = /([A-Za-z_][\w.-]*)\s*=\s*(?:"([^"]*?)(?:"|(?=\s\w+="(?![\s>])))|([^\s">]*))/dg;

/**
 * Reads `<name="value" name=value ...>`: any order, any case, any names, quotes or none, finished or torn.
 * A negative start means that there is no list.
 */
export function readAttributes(text: string, list: Range): LogAttributes {
  const attributes = new Map<string, LogField>();
  if (list.start < 0) return attributes;
  for (const match of text.slice(list.start, list.end).matchAll(ATTRIBUTE)) {
    const name = match[1]?.toLowerCase();
    const place = match.indices?.[2] ?? match.indices?.[3];
    if (name === undefined || place === undefined || attributes.has(name)) continue;
    const range = { start: list.start + place[0], end: list.start + place[1] };
    attributes.set(name, { text: text.slice(range.start, range.end), range });
  }
  return attributes;
}

/** Two parts of a field: up to `firstEnd` and from `secondStart` of its text. */
export function splitField(
  field: LogField,
  firstEnd: number,
  secondStart: number,
): readonly [LogField, LogField] {
  const { text, range } = field;
  return [
    { text: text.slice(0, firstEnd), range: { start: range.start, end: range.start + firstEnd } },
    { text: text.slice(secondStart), range: { start: range.start + secondStart, end: range.end } },
  ];
}
