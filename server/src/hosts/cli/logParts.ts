import { isMidLine } from '../../log/characters.ts';
import { type LogDocument, rowRange } from '../../log/logDocument.ts';
import { parseLog } from '../../log/parseLog.ts';
import { settledRows } from '../../log/settledRows.ts';
import { type FileUnits, unitsOf } from './fileUnits.ts';

/** Where bytes come from, one stretch after the other. */
export interface ByteSource {
  /** Fills `into` from its start, perhaps not to its end, and returns how many bytes there were; 0 at the end. */
  read(into: Uint8Array): Promise<number>;
}

/** Rows of a log that follow those of the part before. */
export interface LogPart {
  /** Its text consists of the units of the file. */
  readonly log: LogDocument;
  /** How many of its first rows belong to this part. */
  readonly rowCount: number;
  readonly units: FileUnits;
  /** Where the text begins and ends in the file, in bytes. */
  readonly start: number;
  readonly end: number;
}

export interface PartSizes {
  /** How much is read at once, in bytes; even. */
  readonly chunk: number;
  /** A row that is longer, in units, is handed out in pieces, so that memory stays bounded. */
  readonly longestRow: number;
}

const SIZES: PartSizes = { chunk: 1 << 20, longestRow: 1 << 22 };

/** Reads a log of any length part by part, and keeps no more of it than a chunk and a row. */
export async function* readLogParts(source: ByteSource, sizes = SIZES): AsyncGenerator<LogPart> {
  const bytes = Buffer.alloc(sizes.chunk);
  let units: FileUnits | undefined;
  let text = '';
  let start = 0;
  let startsMidLine = false;
  for (let isLast = false; !isLast; ) {
    const length = await fill(source, bytes);
    isLast = length < bytes.length;
    units ??= unitsOf(bytes.subarray(0, length));
    text += units.read(bytes.subarray(0, length));
    const { log, rowCount } = cut(text, startsMidLine, isLast ? undefined : sizes.longestRow);
    const rest = log.rowStart[rowCount] ?? log.text.length;
    const missing = length % units.size;
    if (rowCount > 0)
      yield { log, rowCount, units, start, end: start + log.text.length * units.size - missing };
    startsMidLine = isMidLine(text, rest, startsMidLine);
    start += rest * units.size;
    text = text.slice(rest);
  }
}

/** Where a row of a part stands in the file, in bytes. */
export function bytesOfRow(
  { log, units, start, end }: LogPart,
  row: number,
): { offset: number; length: number } {
  const range = rowRange(log, row);
  const offset = start + range.start * units.size;
  return { offset, length: Math.min(start + range.end * units.size, end) - offset };
}

/** The rows that can be handed out: all at the end of the file, else those that what follows cannot change. */
function cut(
  text: string,
  startsMidLine: boolean,
  longestRow: number | undefined,
): Pick<LogPart, 'log' | 'rowCount'> {
  const log = parseLog(text, startsMidLine);
  if (longestRow === undefined) return { log, rowCount: log.rowCount };
  const settled = settledRows(log);
  const kept = text.length - (log.rowStart[settled] ?? 0);
  if (kept < longestRow) return { log, rowCount: settled };
  if (log.rowCount > 1) return { log, rowCount: log.rowCount - 1 };
  const piece = parseLog(text.slice(0, pieceEnd(text, longestRow)), startsMidLine);
  return { log: piece, rowCount: piece.rowCount };
}

/** Before the last character, which the piece may hold in part only: in UTF-8 it has up to four bytes. */
function pieceEnd(text: string, longest: number): number {
  let end = longest;
  while (end > longest - 4 && continuesCharacter(text.charCodeAt(end))) end--;
  return end;
}

/** A byte in the middle of a character of UTF-8, or the second half of one of UTF-16. */
function continuesCharacter(unit: number): boolean {
  return (unit >= 0x80 && unit < 0xc0) || (unit >= 0xdc00 && unit < 0xe000);
}

async function fill(source: ByteSource, into: Uint8Array): Promise<number> {
  let length = 0;
  while (length < into.length) {
    const read = await source.read(into.subarray(length));
    if (read === 0) break;
    length += read;
  }
  return length;
}
