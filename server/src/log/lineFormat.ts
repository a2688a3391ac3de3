import type { Range } from '../range.ts';
import type { RecordFields } from './field.ts';
import type { LogFormat } from './logDocument.ts';
import type { LogSeverity } from './severityWords.ts';

/** What all formats that are read line by line have: reading the fields of a record that was found. */
export interface LineFormat {
  readonly name: LogFormat;
  /** Reads the fields; `message` is where a writer puts some of them. Either range may be empty, or -1 to -1. */
  readFields(text: string, fields: Range, message: Range): RecordFields;
  /** What a message says of its severity; absent where words say it as they do anywhere. */
  severityOfMessage?(message: string): LogSeverity | undefined;
}

/**
 * A format whose records begin with their fields, at the start of a line. Lines that begin no record belong to the
 * record before them.
 */
export interface LeadingFormat extends LineFormat {
  /** The characters its records can begin with. */
  readonly firstCharacters: string;
  /** Where the fields of the record end that begins at `lineStart`; -1 when none begins there. */
  fieldsEnd(text: string, lineStart: number, lineEnd: number): number;
  /** True when the fields are part of the message, as in `Action start 9:14:02: INSTALL.` */
  fieldsInMessage?(text: string, lineStart: number): boolean;
}

/** Runs a sticky pattern at `start`: where its match ends, -1 when there is none before `end`. */
export function matchEnd(text: string, start: number, end: number, pattern: RegExp): number {
  pattern.lastIndex = start;
  return pattern.test(text) && pattern.lastIndex <= end ? pattern.lastIndex : -1;
}
