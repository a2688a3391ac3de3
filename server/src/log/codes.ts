import type { Range } from '../range.ts';
import { type CodeSpelling, isCode, standsAlone, textAround } from './codeContext.ts';
import { type LogDocument, messageRange, rowAt } from './logDocument.ts';

/** An error code in the text of a log. */
export interface LogCode {
  /** Exactly the number: with its `0x` or its sign, without brackets around it. */
  readonly range: Range;
  /** The 32 bits as an unsigned number. */
  readonly value: number;
  readonly spelling: CodeSpelling;
}

/** Whatever may be a code by its shape. Groups: digits behind `0x`, digits in `0x(...)`, number without `0x`. */
const CANDIDATE = /(?<!\w)(?:0x([\da-f]{1,8})|0x\(([\da-f]{1,8})\)|(-?\d{1,10}|[\da-f]{8}))(?!\w)/gi;
const LONGEST_CANDIDATE = '0x(80092024)'.length;

/** The codes in a stretch of a log, such as a message, in order. Linear in its length. */
export function findCodes(text: string, within: Range): readonly LogCode[] {
  return codesBetween(text, within.start, within.end, within);
}

/** The code at `offset` of a stretch such as a message. */
export function codeAt(text: string, offset: number, within: Range): LogCode | undefined {
  const from = Math.max(within.start, offset - LONGEST_CANDIDATE - 1);
  const to = Math.min(within.end, offset + LONGEST_CANDIDATE + 1);
  return codesBetween(text, from, to, within).find(
    ({ range }) => range.start <= offset && offset <= range.end,
  );
}

/** All places of a log where one code stands, in any spelling, in messages and in unparsed stretches. */
export function findCode(log: LogDocument, value: number): readonly LogCode[] {
  const found: LogCode[] = [];
  for (const { index } of log.text.matchAll(digitsOf(value))) {
    const code = codeAt(log.text, index, messageRange(log, rowAt(log, index)));
    if (code?.value === value) found.push(code);
  }
  return found;
}

/** The digits of a code in each spelling; whether they stand for it their context tells. */
function digitsOf(value: number): RegExp {
  return new RegExp(`${value.toString(16).padStart(8, '0')}|${value}|${2 ** 32 - value}`, 'gi');
}

function codesBetween(text: string, from: number, to: number, within: Range): readonly LogCode[] {
  const codes: LogCode[] = [];
  for (const match of text.slice(from, to).matchAll(CANDIDATE)) {
    const candidate = readNumber(match);
    if (candidate === undefined) continue;
    const start = from + match.index;
    const end = start + match[0].length;
    const number = { ...candidate, ...textAround(text, { start, end }, within) };
    if (!standsAlone(number) || !isCode(number)) continue;
    const range = match[2] === undefined ? { start, end } : { start: start + '0x('.length, end: end - 1 };
    codes.push({ range, ...candidate });
  }
  return codes;
}

function readNumber(match: RegExpExecArray): Pick<LogCode, 'value' | 'spelling'> | undefined {
  const prefixed = match[1] ?? match[2];
  if (prefixed !== undefined) return { value: Number.parseInt(prefixed, 16), spelling: 'hexadecimal' };
  const digits = match[3] ?? '';
  if (/^[8c][\da-f]{7}$/i.test(digits)) return { value: Number.parseInt(digits, 16), spelling: 'bare' };
  const number = Number(digits);
  if (/^-\d{9,}$/.test(digits) && number >= -(2 ** 31))
    return { value: number + 2 ** 32, spelling: 'signed' };
  if (/^\d{10}$/.test(digits) && number >= 2 ** 31 && number < 2 ** 32)
    return { value: number, spelling: 'unsigned' };
  if (/^\d{1,5}$/.test(digits)) return { value: number, spelling: 'small' };
  return undefined;
}
