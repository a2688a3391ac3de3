import type { LogField } from '../../../server/src/log/field.ts';
import { type LogDocument, rowRange } from '../../../server/src/log/logDocument.ts';
import { readRecord } from '../../../server/src/log/record.ts';
import { recordTime } from '../../../server/src/log/recordTime.ts';

export const FIELDS = [
  'component',
  'date',
  'time',
  'bias',
  'zone',
  'type',
  'thread',
  'context',
  'file',
  'line',
] as const;

/** A log as a readable list of its rows: what a golden file holds. */
export function describeLog(log: LogDocument): string {
  const rows: string[] = [];
  for (let row = 0; row < log.rowCount; row++) rows.push(describeRow(log, row));
  return `${rows.join('\n')}\n`;
}

function describeRow(log: LogDocument, row: number): string {
  const record = readRecord(log, row);
  if (record === undefined) throw new Error(`no row ${row}`);
  const { start, end } = rowRange(log, row);
  const message = log.text.slice(record.message.start, record.message.end);
  const lines = [`${record.format} ${start}..${end}`, `  message   ${JSON.stringify(message)}`];
  for (const name of FIELDS) {
    const field = record[name];
    if (field !== undefined) lines.push(`  ${name.padEnd(9)} ${describeField(log, field)}`);
  }
  if (record.severity !== undefined) lines.push(`  severity  ${record.severity} by ${record.severityFrom}`);
  const { local, utc } = recordTime(record);
  if (local !== undefined) lines.push(`  iso       ${local}${utc === undefined ? '' : ` = ${utc}`}`);
  return lines.join('\n');
}

/** The text as it stands at the field's range, so that a wrong range shows. */
function describeField(log: LogDocument, { text, range }: LogField): string {
  const there = log.text.slice(range.start, range.end);
  return there === text
    ? JSON.stringify(text)
    : `${JSON.stringify(text)} but its range holds ${JSON.stringify(there)}`;
}
