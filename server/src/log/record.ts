import type { Range } from '../range.ts';
import type { RecordFields } from './field.ts';
import { readerOf } from './formats.ts';
import {
  fieldsRange,
  formatOf,
  type LogDocument,
  type LogFormat,
  messageRange,
  rowAt,
  rowRange,
} from './logDocument.ts';
import { type KnownSeverity, severityOf } from './severity.ts';

/** One row with its fields read. A torn or unfinished record is a record, too. */
export interface LogRecord extends RecordFields, KnownSeverity {
  readonly format: LogFormat;
  /** The whole row, with its markers and the line break behind it. */
  readonly range: Range;
  readonly message: Range;
}

/** The row as a record; `undefined` when there is no such row. */
export function readRecord(log: LogDocument, row: number): LogRecord | undefined {
  const format = formatOf(log, row);
  if (format === undefined) return undefined;
  const message = messageRange(log, row);
  const fields = readerOf(format)?.readFields(log.text, fieldsRange(log, row), message) ?? {};
  // A message may be long, and most readers want other fields.
  let known: KnownSeverity | undefined;
  const judge = () => {
    known ??= severityOf(format, fields.type, log.text.slice(message.start, message.end));
    return known;
  };
  return {
    ...fields,
    format,
    range: rowRange(log, row),
    message,
    get severity() {
      return judge().severity;
    },
    get severityFrom() {
      return judge().severityFrom;
    },
  };
}

/** The record that holds `offset`; `undefined` in an empty log. */
export function recordAt(log: LogDocument, offset: number): LogRecord | undefined {
  return readRecord(log, rowAt(log, offset));
}
