import { mayHoldSecrets } from '../../features/secretHints.ts';
import { maskSecrets } from '../../features/secrets.ts';
import type { LogField } from '../../log/field.ts';
import { type LogRecord, readRecord } from '../../log/record.ts';
import { recordThread } from '../../log/recordThread.ts';
import { recordTime } from '../../log/recordTime.ts';
import { bytesOfRow, type LogPart } from './logParts.ts';
import { harmless, type Palette } from './terminalText.ts';

/** Turns a row of a log into a line of output. */
export type LineWriter = (part: LogPart, row: number) => string;

/** One JSON object for each record; offset and length in bytes of the file, absent facts null. */
export function ndjsonWriter(file: string): LineWriter {
  return (part, row) => {
    const record = readRecord(part.log, row);
    if (record === undefined) return '';
    const textOf = (field: LogField | undefined) => (field?.text ? part.units.decode(field.text) : null);
    const { local, utc } = recordTime(record);
    const object = {
      file,
      format: record.format,
      ...bytesOfRow(part, row),
      message: messageOf(part, record),
      component: textOf(record.component),
      time: local ?? null,
      utc: utc ?? null,
      type: numberOr(textOf(record.type)),
      severity: record.severity ?? null,
      severityFrom: record.severityFrom,
      thread: recordThread(record) ?? textOf(record.thread),
      source: textOf(record.file),
      line: numberOr(textOf(record.line)),
    };
    return `${JSON.stringify(object).replace(NOT_FOR_TERMINALS, escapeSequence)}\n`;
  };
}

/** One line for each record: time, severity, component and message. `prefix` begins each line. */
export function textWriter(prefix: string, palette: Palette): LineWriter {
  return (part, row) => {
    const record = readRecord(part.log, row);
    if (record === undefined) return '';
    const component = record.component?.text ? `${part.units.decode(record.component.text)}: ` : '';
    const line = `${prefix}${timeText(part, record)} ${severityText(record, palette)} `;
    return `${line}${harmless(component)}${oneLine(messageOf(part, record))}\n`;
  };
}

/** Widths of the columns of the text. */
const TIME = '2010-02-14T09:14:02.117-05:00'.length;
const SEVERITY = 'information'.length;

/** As written where it cannot be read. */
function timeText({ units }: LogPart, record: LogRecord): string {
  const written = [record.date, record.time].map((field) => field?.text ?? '').join(' ');
  return harmless(recordTime(record).local ?? units.decode(written).trim()).padEnd(TIME);
}

function severityText({ severity }: LogRecord, palette: Palette): string {
  const text = (severity ?? '').padEnd(SEVERITY);
  if (severity === 'error') return palette.red(text);
  return severity === 'warning' ? palette.yellow(text) : text;
}

function messageOf({ log, units }: LogPart, { message }: LogRecord): string {
  const text = units.decode(log.text.slice(message.start, message.end));
  return mayHoldSecrets(text) ? maskSecrets(text) : text;
}

function oneLine(message: string): string {
  return harmless(message.trim().replaceAll(/[ \t]*[\r\n]\s*/g, ' ↵ '));
}

/** The number where the text is one, as it is where not. */
function numberOr(text: string | null): number | string | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** What JSON may hold as it is, but a terminal might obey. */
const NOT_FOR_TERMINALS = /[\x7f-\x9f\u2028\u2029]/g;

function escapeSequence(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
