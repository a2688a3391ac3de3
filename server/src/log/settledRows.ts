import { END_MARKER } from './cmTrace.ts';
import { LINES_JOINED_AT_MOST } from './lineCutter.ts';
import { formatCode, type LogDocument } from './logDocument.ts';

/** The last line may be unfinished, and the line behind it may yet take the lines before it into its record. */
const UNSETTLED_ROWS = LINES_JOINED_AT_MOST + 2;

/**
 * How many of the first rows no further text can change. Reading may go on where the next one starts, and gives
 * the same rows as reading the whole.
 */
export function settledRows(log: LogDocument): number {
  const settled = Math.max(0, log.rowCount - UNSETTLED_ROWS);
  const lastRecord = log.format.lastIndexOf(formatCode('cmtrace'));
  // The end of an unfinished message may come, and what was read behind it becomes part of it.
  return lastRecord >= 0 && !isFinished(log, lastRecord) ? Math.min(settled, lastRecord) : settled;
}

function isFinished(log: LogDocument, row: number): boolean {
  return log.text.startsWith(END_MARKER, log.messageEnd[row]);
}
