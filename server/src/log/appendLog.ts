import { cutLog } from './cmTrace.ts';
import type { LogDocument } from './logDocument.ts';
import { estimatedRows, parseLog } from './parseLog.ts';
import { RowTable } from './rowTable.ts';
import { settledRows } from './settledRows.ts';

/**
 * The rows of `text`, as `parseLog` gives them. When the text of `previous` has merely grown, as that of a live log
 * does, only its end is read.
 */
export function appendLog(previous: LogDocument, text: string): LogDocument {
  const kept = settledRows(previous);
  if (kept === 0 || !beginsWith(text, previous.text)) return parseLog(text);
  const start = previous.rowStart[kept] ?? previous.text.length;
  const rows = new RowTable(kept + estimatedRows(text.length - start));
  rows.addFirstOf(previous, kept);
  cutLog(text, rows, { start, startsMidLine: false });
  return rows.finish(text);
}

/** `startsWith` compares character by character, which takes as long as reading the log anew. */
function beginsWith(text: string, start: string): boolean {
  return text.slice(0, start.length) === start;
}
