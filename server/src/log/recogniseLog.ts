import { START_MARKER } from './cmTrace.ts';
import { type LogDocument, RowKind, rowRange } from './logDocument.ts';
import { parseLog } from './parseLog.ts';

/** As much of a file as is looked at, in characters: longer than the longest record seen in real logs. */
const LOOKED_AT = 64 * 1024;

/** A line that ends a record whose start was lost, as where a log rolled over. */
const STRAY_TAIL =
  /^.*\]LOG\]!>[ \t]*<(?=[^<>\r\n]*\bcomponent=)(?=[^<>\r\n]*\bthread=)[^<>\r\n]*>[ \t]*$/gim;

/**
 * True when the text is a CMTrace log: its first 64 K characters consist of records for the greater part.
 * An article, script or test that quotes lines of a log has more text around its records than in them.
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
    if (isFinishedRecord(log, row)) inRecords += weight;
    else if (log.kind[row] === RowKind.Unparsed) {
      const tails = weightOfStrayTails(rowText);
      inRecords += tails;
      // A log that rolled over begins inside a message, which may be long.
      const beginsInsideRecord = row === 0 && tails > 0 && log.rowCount > 1;
      if (!beginsInsideRecord) outside += weight - tails;
    } else if (!beginsLine(head, log.messageStart[row] ?? 0)) outside += weight;
  }
  // One record may be unfinished, or longer than what is looked at.
  return inRecords > outside || (inRecords + outside === 0 && head.trimStart().startsWith(START_MARKER));
}

function isFinishedRecord(log: LogDocument, row: number): boolean {
  return (log.attributesStart[row] ?? -1) >= 0;
}

/** Unfinished records happen in logs; a marker in the middle of a line is more likely quoted. */
function beginsLine(text: string, messageStart: number): boolean {
  const before = text.charAt(messageStart - START_MARKER.length - 1);
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
