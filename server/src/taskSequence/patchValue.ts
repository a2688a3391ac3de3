import type { Range } from '../range.ts';
import { ENTRY_START } from './clientProperties.ts';

/** How the value of a PATCH= entry is quoted. Only `quoted` is right. */
export type PatchQuoting =
  | 'quoted'
  | 'none'
  | 'missing-end'
  | 'late-end'
  | 'missing-start'
  | 'wrong-quotes'
  | 'round-items'
  | 'round-property'
  | 'misplaced';

/** Where the value of a PATCH= entry ends as its writer meant it, and how it is quoted. */
export interface PatchValue {
  readonly end: number;
  readonly quoting: PatchQuoting;
  /** A closing quote that stands behind other entries; to be taken out. */
  readonly strayQuote?: Range;
}

/** Straight and typographic quotes, and what is typed for one. */
export const QUOTES = '"\'`\u00B4\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u00AB\u00BB';
/** A doubled quote round a value is not told from an apostrophe in a name otherwise. */
const DOUBLE_QUOTES = '"\u201C\u201D\u201E\u00AB\u00BB';

/** What a full path begins with. */
const PATH_START = String.raw`[${QUOTES}]*(?:[A-Za-z]:[\\/_]|\\\\|//|%[^%\s\\/]+%|<)`;

const beginsPathHere = new RegExp(PATH_START, 'y');
const continuesHere = new RegExp(String.raw`\s*[;,]|\s+${PATH_START}`, 'y');
const nextItemHere = new RegExp(
  String.raw`\s*[;,][\s;,]*(?=${PATH_START})|\s+(?=[${QUOTES}](?:[A-Za-z]:|\\\\|%))`,
  'y',
);
const itemHere = /"[^"]*"|[^\s;,]+/y;
const propertyHere = /[;,]?\s*[A-Za-z_]\w*=/y;
const restHere = /\S+/y;

/** Whether a path begins at `at`, with or without a quote before it. */
export function beginsPath(text: string, at: number): boolean {
  return matchesAt(beginsPathHere, text, at);
}

/** Whether a text ends with the extension of a patch, with or without a quote behind it. */
export function endsPatch(text: string): boolean {
  return PATCH_END.test(text.slice(-8));
}
const PATCH_END = new RegExp(String.raw`\.msp[${QUOTES}]*$`, 'i');

/** Reads the value that begins at `start`, right behind `PATCH=`. */
export function readPatchValue(text: string, start: number): PatchValue {
  const first = text.charAt(start);
  if (first === '"') return readQuoted(text, start);
  if (matchesAt(propertyHere, text, start)) return { end: start, quoting: 'none' };
  const end = meantEnd(text, start);
  if (first !== '' && QUOTES.includes(first)) return { end, quoting: 'wrong-quotes' };
  return { end, quoting: quotingOf(text.slice(start, end)) };
}

/** Of a value that does not begin with a quote. */
function quotingOf(value: string): PatchQuoting {
  const inside = [...value.slice(0, -1)].some((character) => DOUBLE_QUOTES.includes(character));
  if (inside) return /[;,]\s*"/.test(value) ? 'round-items' : 'misplaced';
  return value !== '' && QUOTES.includes(value.slice(-1)) ? 'missing-start' : 'none';
}

function readQuoted(text: string, start: number): PatchValue {
  const close = text.indexOf('"', start + 1);
  if (close === -1) return { end: meantEnd(text, start + 1), quoting: 'missing-end' };
  const swallowed = swallowedEntry(text, start + 1, close);
  if (swallowed !== undefined) {
    const end = meantEnd(text, start + 1);
    const opensNext = /[=:]\s*$/.test(text.slice(swallowed, close));
    return opensNext
      ? { end, quoting: 'missing-end' }
      : { end, quoting: 'late-end', strayQuote: { start: close, end: close + 1 } };
  }
  let end = close + 1;
  let isList = false;
  while (matchesAt(nextItemHere, text, end) && matchesAt(itemHere, text, nextItemHere.lastIndex)) {
    end = itemHere.lastIndex;
    isList = true;
  }
  if (isList) return { end, quoting: 'round-items' };
  if (!matchesAt(propertyHere, text, end) && matchesAt(restHere, text, end)) {
    return { end: restHere.lastIndex, quoting: 'misplaced' };
  }
  return { end, quoting: 'quoted' };
}

/** Where, between quotes, an entry begins that was not meant to stand there; a path may hold a `=`, too. */
function swallowedEntry(text: string, start: number, end: number): number | undefined {
  const inner = text.slice(start, end);
  for (const match of inner.matchAll(entryInside)) {
    const written = inner.slice(match.index).trimStart();
    if (endsPatch(inner.slice(0, match.index)) || /^[A-Z]{3,}=/.test(written)) return start + match.index;
  }
  return undefined;
}
const entryInside = new RegExp(String.raw`(?<!\s)\s+(?=${ENTRY_START})`, 'g');

/**
 * Where a list of patches ends that begins at `start` and has no quotes to tell: behind its last `.msp`, behind
 * another known kind of file, or where the next entry begins.
 */
function meantEnd(text: string, start: number): number {
  for (const match of matchesFrom(limits, text, start)) {
    const isPatch = match[1] !== undefined;
    if (!isPatch) return otherFileEnd(text.slice(start, match.index)) + start;
    const end = match.index + match[0].length;
    if (matchesAt(propertyHere, text, end)) return end;
    if (!matchesAt(continuesHere, text, end)) return end;
  }
  return otherFileEnd(text.slice(start).trimEnd()) + start;
}
const limits = new RegExp(
  String.raw`(\.msp[${QUOTES}]*)(?=[\s;,]|$)|(?<!\s)\s+(?=${ENTRY_START})|[;,]\s*(?=[A-Za-z_]\w*=)`,
  'gi',
);

/** In a stretch without a patch's end. */
function otherFileEnd(stretch: string): number {
  const file = new RegExp(String.raw`\.(?:cab|exe|msi|mst|msu|txt|zip)[${QUOTES}]*(?=\s|$)`, 'i').exec(
    stretch,
  );
  return file && !matchesAt(continuesHere, stretch, file.index + file[0].length)
    ? file.index + file[0].length
    : stretch.length;
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

function* matchesFrom(expression: RegExp, text: string, from: number): Generator<RegExpExecArray> {
  const own = new RegExp(expression);
  own.lastIndex = from;
  for (let match = own.exec(text); match; match = own.exec(text)) yield match;
}
