import type { LineIndex } from '../../features/lineIndex.ts';
import { findSecrets, MASK } from '../../features/secrets.ts';
import type { Range } from '../../range.ts';
import { columnsOf, harmless } from './terminalText.ts';

/** A piece of a line, and under it what points to a stretch of it. */
export interface Excerpt {
  /** Counted from one. */
  readonly line: number;
  readonly source: string;
  readonly marker: string;
}

/** Characters of the line that are shown; lines of console exports have 283,000. */
const SHOWN_AT_MOST = 100;
/** So many are marked of a longer range. */
const MARKED_AT_MOST = 70;
/** Secrets are looked for in blocks, where excerpts are asked for, and this far round each block. */
const BLOCK = 64 * 1024;
const ROUND_BLOCK = 8 * 1024;
const CUT = '…';

/**
 * Makes excerpts of one text: the line on which a range begins, cut to a window round it, with secrets masked and
 * nothing a terminal obeys.
 */
export function createExcerpts(text: string, lines: LineIndex): (range: Range) => Excerpt {
  const secretsOf = createSecretBlocks(text);
  return (range) => {
    const { line } = lines.positionAt(range.start);
    const lineStart = lines.offsetAt({ line, character: 0 });
    const lineEnd = lines.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
    const end = Math.min(range.end, lineEnd);
    const window = windowRound(text, { start: lineStart, end: lineEnd }, { start: range.start, end });
    const secrets = secretsOf(window.start);
    const show = (from: number, to: number) => shown(text, secrets, { start: from, end: Math.max(from, to) });

    const leading = isCutBefore(text, lineStart, window.start) ? CUT : '';
    const markedEnd = Math.min(end, window.end, range.start + MARKED_AT_MOST);
    const before = show(window.start, range.start);
    const marked = show(range.start, markedEnd);
    return {
      line: line + 1,
      source: leading + before + marked + show(markedEnd, window.end) + (window.end < lineEnd ? CUT : ''),
      marker:
        ' '.repeat(columnsOf(leading + before)) +
        '^'.repeat(Math.max(1, columnsOf(marked))) +
        (markedEnd < range.end ? CUT : ''),
    };
  };
}

/** What to show of a line: the marked stretch and about as much on either side, without indentation. */
function windowRound(text: string, line: Range, marked: Range): Range {
  const indented = /\S/.exec(text.slice(line.start, Math.min(marked.start + 1, line.start + 1000)));
  const first = line.start + (indented?.index ?? 0);
  const width = Math.min(marked.end - marked.start, MARKED_AT_MOST);
  const around = (SHOWN_AT_MOST - width) >> 1;
  const start = Math.max(first, Math.min(marked.start - around, line.end - SHOWN_AT_MOST));
  const end = Math.min(line.end, start + SHOWN_AT_MOST);
  return { start: betweenCharacters(text, start), end: betweenCharacters(text, end) };
}

/** One further where the place is inside a surrogate pair. */
function betweenCharacters(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset + 1 : offset;
}

function isCutBefore(text: string, lineStart: number, windowStart: number): boolean {
  return windowStart - lineStart > SHOWN_AT_MOST || text.slice(lineStart, windowStart).trim() !== '';
}

/** The secrets in and round the block of an offset. Findings come in order, so one block is kept. */
function createSecretBlocks(text: string): (offset: number) => readonly Range[] {
  let known = { block: -1, secrets: [] as readonly Range[] };
  return (offset) => {
    const block = Math.floor(offset / BLOCK);
    if (known.block !== block) {
      const from = Math.max(0, block * BLOCK - ROUND_BLOCK);
      const found = findSecrets(text.slice(from, (block + 1) * BLOCK + ROUND_BLOCK));
      const secrets = found.map(({ start, end }) => ({ start: start + from, end: end + from }));
      known = { block, secrets };
    }
    return known.secrets;
  };
}

/** A stretch of the text as it may be shown. A secret that begins before it is masked as well. */
function shown(text: string, secrets: readonly Range[], { start, end }: Range): string {
  let result = '';
  let at = start;
  for (const secret of secrets) {
    if (secret.end <= start || secret.start >= end) continue;
    result += harmless(text.slice(at, Math.max(at, secret.start))) + MASK;
    at = Math.min(secret.end, end);
  }
  return result + harmless(text.slice(at, end));
}
