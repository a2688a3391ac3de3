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

/** What writers put into the field for it. 0 is verbose, or success. */
const BY_TYPE: Readonly<Record<string, LogSeverity>> = {
  '0': 'information',
  '1': 'information',
  '2': 'warning',
  '3': 'error',
  info: 'information',
  information: 'information',
  success: 'information',
  verbose: 'information',
  debug: 'information',
  perf: 'information',
  audit: 'information',
  warning: 'warning',
  error: 'error',
  fatal: 'error',
};

/** How bad a record is, and how that is known. A type that nobody knows counts as none. */
export function severityOf(format: LogFormat, type: LogField | undefined, message: string): KnownSeverity {
  if (format === 'unparsed') return NOT_KNOWN;
  const typed = type === undefined ? undefined : BY_TYPE[type.text.trim().toLowerCase()];
  if (typed !== undefined) return { severity: typed, severityFrom: 'attribute' };
  const inMessage = readerOf(format)?.severityOfMessage ?? severityByWords;
  const worded = inMessage(message);
  return worded === undefined ? NOT_KNOWN : { severity: worded, severityFrom: 'word' };
}
