import type { Range } from '../../server/src/range.ts';

const OPEN = '⟦';
const CLOSE = '⟧';

export interface MarkedText {
  readonly text: string;
  /** In order of start; of those that start together the longer first. */
  readonly ranges: readonly Range[];
}

/** Takes the marks `⟦...⟧` out of a text; they may be nested, and an empty pair marks a place. */
export function readMarkedText(marked: string): MarkedText {
  let text = '';
  const open: number[] = [];
  const ranges: Range[] = [];
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === OPEN) open.push(text.length);
    else if (part === CLOSE) {
      const start = open.pop();
      if (start === undefined) throw new Error('a mark closes that was never opened');
      ranges.push({ start, end: text.length });
    } else text += part;
  }
  if (open.length > 0) throw new Error('a mark is never closed');
  return { text, ranges: ranges.sort(outerFirst) };
}

/** The text with marks round the ranges, as `readMarkedText` reads it. */
export function markRanges(text: string, ranges: readonly Range[]): string {
  const marks: { readonly at: number; readonly order: number; readonly mark: string }[] = [];
  for (const { start, end } of ranges) {
    const isEmpty = start === end;
    if (isEmpty) marks.push({ at: start, order: 0, mark: OPEN + CLOSE });
    else {
      marks.push({ at: start, order: text.length - end + 1, mark: OPEN });
      marks.push({ at: end, order: -start - 1, mark: CLOSE });
    }
  }
  marks.sort((a, b) => a.at - b.at || a.order - b.order);
  let marked = '';
  let at = 0;
  for (const { at: place, mark } of marks) {
    marked += text.slice(at, place) + mark;
    at = place;
  }
  return marked + text.slice(at);
}

function outerFirst(a: Range, b: Range): number {
  return a.start - b.start || b.end - a.end;
}
