import { fieldsRange, formatCode, type LogDocument } from './logDocument.ts';
import { readRecord } from './record.ts';
import { type KnownSeverity, severityOfType } from './severity.ts';

const CMTRACE = formatCode('cmtrace');

/**
 * How bad a row is, and how that is known: what `readRecord` says of it, but much quicker, for those who ask it of
 * every row. `undefined` when there is no such row.
 */
export function rowSeverity(log: LogDocument, row: number): KnownSeverity | undefined {
  const known = log.format[row] === CMTRACE ? usualSeverity(log, row) : undefined;
  if (known !== undefined) return known;
  const record = readRecord(log, row);
  return record && { severity: record.severity, severityFrom: record.severityFrom };
}

/** Of two types the first counts, in whatever spelling: nothing like a type stands before it. */
const LIKE_A_TYPE = /type\s*=/i;
const USUAL_TYPE = ' type="';

/** When the attribute list has the type as nearly all writers write it. */
function usualSeverity(log: LogDocument, row: number): KnownSeverity | undefined {
  const { start, end } = fieldsRange(log, row);
  if (start < 0) return undefined;
  const list = log.text.slice(start, end);
  const at = list.search(LIKE_A_TYPE) - 1;
  const digit = at + USUAL_TYPE.length;
  if (at < 0 || !list.startsWith(USUAL_TYPE, at) || list.charAt(digit + 1) !== '"') return undefined;
  return severityOfType(list.charAt(digit));
}
