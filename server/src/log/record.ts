import type { Range } from '../range.ts';
import type { LogField, RecordFields } from './field.ts';
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
import { type KnownSeverity, type SeverityFrom, severityOf } from './severity.ts';
import type { LogSeverity } from './severityWords.ts';

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
  return format === undefined ? undefined : new RowRecord(log, row, format);
}

class RowRecord implements LogRecord {
  readonly format: LogFormat;
  readonly range: Range;
  readonly message: Range;
  readonly component: LogField | undefined;
  readonly date: LogField | undefined;
  readonly time: LogField | undefined;
  readonly bias: LogField | undefined;
  readonly zone: LogField | undefined;
  readonly type: LogField | undefined;
  readonly thread: LogField | undefined;
  readonly context: LogField | undefined;
  readonly file: LogField | undefined;
  readonly line: LogField | undefined;
  private readonly text: string;
  private known: KnownSeverity | undefined;

  constructor(log: LogDocument, row: number, format: LogFormat) {
    this.format = format;
    this.range = rowRange(log, row);
    this.message = messageRange(log, row);
    this.text = log.text;
    const fields = readerOf(format)?.readFields(log.text, fieldsRange(log, row), this.message) ?? NO_FIELDS;
    this.component = fields.component;
    this.date = fields.date;
    this.time = fields.time;
    this.bias = fields.bias;
    this.zone = fields.zone;
    this.type = fields.type;
    this.thread = fields.thread;
    this.context = fields.context;
    this.file = fields.file;
    this.line = fields.line;
  }

  get severity(): LogSeverity | undefined {
    return this.judge().severity;
  }

  get severityFrom(): SeverityFrom {
    return this.judge().severityFrom;
  }

  /** Only when asked: a message may be long, and most readers want other fields. */
  private judge(): KnownSeverity {
    this.known ??= severityOf(this.format, this.type, this.text.slice(this.message.start, this.message.end));
    return this.known;
  }
}

const NO_FIELDS: RecordFields = {};

/** The record that holds `offset`; `undefined` in an empty log. */
export function recordAt(log: LogDocument, offset: number): LogRecord | undefined {
  return readRecord(log, rowAt(log, offset));
}
