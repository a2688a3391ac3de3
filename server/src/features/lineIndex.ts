/** A place as LSP counts it: both numbers from zero, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and positions of one text. Making it reads the text once; each question is a binary search. */
export interface LineIndex {
  readonly lineCount: number;
  /** The position of an offset. Outside the text it is the nearest end; inside a line end, the end of the line. */
  positionAt(offset: number): Position;
  /** The offset of a position. Beyond the end of a line it is that end; beyond the last line, the end of the text. */
  offsetAt(position: Position): number;
}

/** Lines end as LSP says: `\n`, `\r\n` or `\r`. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);

  const lineEnd = (line: number): number => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    return next - (text.startsWith('\r\n', next - 2) ? 2 : 1);
  };

  return {
    lineCount: starts.length,
    positionAt(offset) {
      const wanted = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, wanted);
      return { line, character: Math.min(wanted, lineEnd(line)) - (starts[line] ?? 0) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      const start = starts[line];
      if (start === undefined) return text.length;
      return Math.min(start + Math.max(character, 0), lineEnd(line));
    },
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  let lineFeed = text.indexOf('\n');
  let carriageReturn = text.indexOf('\r');
  while (lineFeed !== -1 || carriageReturn !== -1) {
    const returnFirst = carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed);
    const end = returnFirst && lineFeed !== carriageReturn + 1 ? carriageReturn : lineFeed;
    starts.push(end + 1);
    if (lineFeed === end) lineFeed = text.indexOf('\n', end + 1);
    if (returnFirst) carriageReturn = text.indexOf('\r', end + 1);
  }
  return starts;
}

/** The index of the last of `starts` that is not beyond `offset`; the first is 0. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
