import { cutLog } from './cmTrace.ts';
import type { LogDocument } from './logDocument.ts';
import { RowTable } from './rowTable.ts';

/** Usual length of a record in characters. */
const USUAL_ROW_LENGTH = 256;

/** A guess at how many rows a text has, which saves growing the columns. */
export function estimatedRows(length: number): number {
  return Math.ceil(length / USUAL_ROW_LENGTH) + 16;
}

/**
 * Cuts a log into its rows. Never throws; what belongs to no record becomes a row of text or an unparsed one.
 * `startsMidLine`: the text is part of a log and begins behind something else on its line.
 */
export function parseLog(text: string, startsMidLine = false): LogDocument {
  const rows = new RowTable(estimatedRows(text.length));
  cutLog(text, rows, { start: 0, startsMidLine });
  return rows.finish(text);
}
