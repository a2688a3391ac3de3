import type { LogField } from './field.ts';
import { readerOf } from './formats.ts';
import type { LogFormat } from './logDocument.ts';
import { type LogSeverity, severityByWords } from './severityWords.ts';

/** *attribute*: the writer said it in a field. *word*: the message says it in words. *neither*: nothing says it. */
export type SeverityFrom = 'attribute' | 'word' | 'neither';

export interface KnownSeverity {
  readonly severity: LogSeverity | undefined;
  readonly severityFrom: SeverityFrom;
}

const NOT_KNOWN: KnownSeverity = { severity: undefined, severityFrom: 'neither' };

const ERROR: KnownSeverity = { severity: 'error', severityFrom: 'attribute' };
const WARNING: KnownSeverity = { severity: 'warning', severityFrom: 'attribute' };
const INFORMATION: KnownSeverity = { severity: 'information', severityFrom: 'attribute' };

/** What writers put into the field for it. 0 is verbose, or success. */
const BY_TYPE: ReadonlyMap<string, KnownSeverity> = new Map([
  ['3', ERROR],
  ['error', ERROR],
  ['fatal', ERROR],
  ['2', WARNING],
  ['warning', WARNING],
  ['1', INFORMATION],
  ['0', INFORMATION],
  ['info', INFORMATION],
  ['information', INFORMATION],
  ['success', INFORMATION],
  ['verbose', INFORMATION],
  ['debug', INFORMATION],
  ['perf', INFORMATION],
  ['audit', INFORMATION],
]);

/** What a type in lower case says; undefined when nobody knows it. */
export function severityOfType(type: string): KnownSeverity | undefined {
  return BY_TYPE.get(type);
}

/** How bad a record is, and how that is known. A type that nobody knows counts as none. */
export function severityOf(format: LogFormat, type: LogField | undefined, message: string): KnownSeverity {
  if (format === 'unparsed') return NOT_KNOWN;
  const typed = type === undefined ? undefined : severityOfType(type.text.trim().toLowerCase());
  if (typed !== undefined) return typed;
  const inMessage = readerOf(format)?.severityOfMessage ?? severityByWords;
  const worded = inMessage(message);
  return worded === undefined ? NOT_KNOWN : { severity: worded, severityFrom: 'word' };
}
