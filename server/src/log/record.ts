import type { Range } from '../range.ts';
import { type LogField, readAttributes, splitField } from './cmTraceAttributes.ts';
import { type LogDocument, messageRange, RowKind, rowAt, rowRange } from './logDocument.ts';

/** One row with its attributes read; what is absent, torn off or unreadable is undefined. */
export interface LogRecord {
  readonly kind: 'record' | 'unparsed';
  /** The whole row, with its markers and the line break behind it. */
  readonly range: Range;
  readonly message: Range;
  readonly component: LogField | undefined;
  readonly date: LogField | undefined;
  /** Local time as written, without the bias. */
  readonly time: LogField | undefined;
  /** With its sign, as written: minutes to add to the local time to get UTC. */
  readonly bias: LogField | undefined;
  /** As written: 1 information, 2 warning, 3 error, 0 verbose; writers use it loosely. */
  readonly type: LogField | undefined;
  readonly thread: LogField | undefined;
  readonly context: LogField | undefined;
  /** Source file, without the line number. */
  readonly file: LogField | undefined;
  /** Line number in the source file. */
  readonly line: LogField | undefined;
}

/** The row as a record; `undefined` when there is no such row. */
export function readRecord(log: LogDocument, row: number): LogRecord | undefined {
  const kind = log.kind[row];
  if (kind === undefined) return undefined;
  const attributes = readAttributes(log.text, {
    start: log.attributesStart[row] ?? -1,
    end: log.attributesEnd[row] ?? -1,
  });
  const [time, bias] = timeAndBias(attributes.get('time'));
  const [file, line] = fileAndLine(attributes.get('file') ?? attributes.get('source'));
  return {
    kind: kind === RowKind.Record ? 'record' : 'unparsed',
    range: rowRange(log, row),
    message: messageRange(log, row),
    component: attributes.get('component'),
    date: attributes.get('date'),
    time,
    bias,
    type: attributes.get('type'),
    thread: attributes.get('thread'),
    context: attributes.get('context'),
    file,
    line,
  };
}

/** The record that holds `offset`; `undefined` in an empty log. */
export function recordAt(log: LogDocument, offset: number): LogRecord | undefined {
  return readRecord(log, rowAt(log, offset));
}

type FieldPair = readonly [LogField | undefined, LogField | undefined];

/** `10:15:30.123+300`: the bias begins at the first sign. */
function timeAndBias(field: LogField | undefined): FieldPair {
  const sign = field?.text.search(/[+-]/) ?? -1;
  return field === undefined || sign < 0 ? [field, undefined] : splitField(field, sign, sign);
}

/** `C:\Scripts\a.ps1:12`: the line number stands behind the last colon, when digits follow it. */
function fileAndLine(field: LogField | undefined): FieldPair {
  const colon = field?.text.search(/:\d+$/) ?? -1;
  return field === undefined || colon < 0 ? [field, undefined] : splitField(field, colon, colon + 1);
}
