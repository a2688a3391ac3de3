import type { Range } from '../range.ts';

/** A value as it stands in the log, without its quotes. */
export interface LogField {
  readonly text: string;
  readonly range: Range;
}

/** What a record says of itself; what is absent, torn off or unreadable is undefined. */
export interface RecordFields {
  readonly component?: LogField | undefined;
  /** As written; where a writer puts the time inside the date (`Fri Dec  9 11:25:00 2022`), with the time. */
  readonly date?: LogField | undefined;
  /** Local time as written, without the bias. */
  readonly time?: LogField | undefined;
  /** With its sign, as written: minutes to add to the local time to get UTC. */
  readonly bias?: LogField | undefined;
  /** A time zone in other words: `Pacific Daylight Time`, or the offset from UTC as in `+02:00`. */
  readonly zone?: LogField | undefined;
  /** The severity as written: CMTrace's 1 information, 2 warning, 3 error, 0 verbose, or a word in other formats. */
  readonly type?: LogField | undefined;
  readonly thread?: LogField | undefined;
  readonly context?: LogField | undefined;
  /** Source file, without the line number. */
  readonly file?: LogField | undefined;
  /** Line number in the source file. */
  readonly line?: LogField | undefined;
}

/**
 * What the named groups of `pattern` match in a stretch; groups are named after fields. The pattern needs the flags
 * `d` and `y`.
 */
export function fieldsByPattern(text: string, { start, end }: Range, pattern: RegExp): RecordFields {
  if (start < 0) return {};
  pattern.lastIndex = 0;
  const places = pattern.exec(text.slice(start, end))?.indices?.groups ?? {};
  const fields: Record<string, LogField> = {};
  for (const [name, place] of Object.entries(places)) {
    if (place !== undefined) fields[name] = fieldAt(text, start + place[0], start + place[1]);
  }
  return fields;
}

export function fieldAt(text: string, start: number, end: number): LogField {
  return { text: text.slice(start, end), range: { start, end } };
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
