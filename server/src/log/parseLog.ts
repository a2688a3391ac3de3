import { cutLog } from './cmTrace.ts';
import type { LogDocument } from './logDocument.ts';
import { RowTable } from './rowTable.ts';

/** Usual length of a record in characters: a guess that saves growing the columns. */
const USUAL_ROW_LENGTH = 256;

/** Cuts a log into its rows. Never throws; what belongs to no record becomes an unparsed row. */
export function parseLog(text: string): LogDocument {
  const rows = new RowTable(Math.ceil(text.length / USUAL_ROW_LENGTH) + 16);
  cutLog(text, rows);
  return rows.finish(text);
}
