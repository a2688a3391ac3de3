import { START_MARKER } from './cmTrace.ts';
import { formatOf, type LogDocument, rowRange } from './logDocument.ts';
import { isUnmistakableMsi } from './msi.ts';
import { parseLog } from './parseLog.ts';

/** As much of a file as is looked at, in characters: longer than the longest record seen in real logs. */
const LOOKED_AT = 64 * 1024;

/** A line that ends a record whose start was lost, as where a log rolled over. */
const STRAY_TAIL =
  /^.*\]LOG\]!>[ \t]*<(?=[^<>\r\n]*\bcomponent=)(?=[^<>\r\n]*\bthread=)[^<>\r\n]*>[ \t]*$/gim;

/**
 * True when the text is a log: its first 64 K characters consist of records for the greater part. An article,
 * script or test that quotes lines of a log has more text around its records than in them.
 */
export function recogniseLog(text: string): boolean {
  const head = text.slice(0, LOOKED_AT);
  const log = parseLog(head);
  let inRecords = 0;
  let outside = 0;
  for (let row = 0; row < log.rowCount; row++) {
    const { start, end } = rowRange(log, row);
    const rowText = head.slice(start, end);
    const weight = weightOf(rowText);
    if (formatOf(log, row) === 'unparsed') {
      const tails = weightOfStrayTails(rowText);
      // A log that rolled over begins inside a message, which may be long.
      if (tails > 0 && inRecords === 0 && log.rowCount > row + 1) outside = 0;
      else outside += weight - tails;
      inRecords += tails;
    } else {
      const told = toldByFields(log, row, weight, head);
      inRecords += told.inRecord;
      outside += told.outside;
    }
  }
  // One record may be unfinished, or longer than what is looked at.
  return inRecords > outside || (inRecords + outside === 0 && head.trimStart().startsWith(START_MARKER));
}

/** How much of a row its fields show to be a record. Lines that only follow a record may be anything. */
function toldByFields(
  log: LogDocument,
  row: number,
  weight: number,
  text: string,
): { readonly inRecord: number; readonly outside: number } {
  const fieldsStart = log.fieldsStart[row] ?? -1;
  switch (formatOf(log, row)) {
    case 'cmtrace': {
      if (fieldsStart >= 0) return { inRecord: weight, outside: 0 };
      const begins = beginsLine(text, (log.messageStart[row] ?? 0) - START_MARKER.length);
      // Unfinished records happen in logs; a marker in the middle of a line is more likely quoted.
      return { inRecord: 0, outside: begins ? 0 : weight };
    }
    case 'text':
      return { inRecord: 0, outside: weight };
    case 'msi':
      if (!isUnmistakableMsi(text, fieldsStart)) return { inRecord: 0, outside: 0 };
  }
  const line = weightOf(lineAt(text, fieldsStart));
  return { inRecord: line, outside: weight - line };
}

function lineAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset), text.lastIndexOf('\r', offset)) + 1;
  const length = text.slice(offset).search(/[\r\n]/);
  return text.slice(start, length < 0 ? undefined : offset + length);
}

function beginsLine(text: string, offset: number): boolean {
  const before = text.charAt(offset - 1);
  return before === '' || before === '\n' || before === '\r' || before === '\uFEFF';
}

function weightOfStrayTails(text: string): number {
  let weight = 0;
  for (const match of text.matchAll(STRAY_TAIL)) weight += weightOf(match[0]);
  return weight;
}

/** Characters that say something: neither blanks nor NUL padding. */
function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 32) weight++;
  return weight;
}
