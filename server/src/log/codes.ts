import { contains, type Range } from '../range.ts';
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

/** Whatever may be a code by its shape. Groups: digits behind `0x` or Basic's `&H`, digits in `0x(...)`, number without `0x`. */
const CANDIDATE = /(?<!\w)(?:(?:0x|&h)([\da-f]{1,8})|0x\(([\da-f]{1,8})\)|(-?\d{1,10}|[\da-f]{8}))(?!\w)/gi;
const LONGEST_CANDIDATE = '0x(80092024)'.length;

/** The codes in a stretch of a log, such as a message, in order. Linear in its length. */
export function findCodes(text: string, within: Range): readonly LogCode[] {
  const codes: LogCode[] = [];
  for (const candidate of candidates(text, within)) {
    if (isCodeThere(text, candidate, within)) codes.push(candidate.code);
  }
  return codes;
}

/** The code at `offset` of a stretch such as a message. */
export function codeAt(text: string, offset: number, within: Range): LogCode | undefined {
  const start = Math.max(within.start, offset - LONGEST_CANDIDATE - 1);
  const end = Math.min(within.end, offset + LONGEST_CANDIDATE + 1);
  for (const candidate of candidates(text, { start, end })) {
    if (contains(candidate.code.range, offset) && isCodeThere(text, candidate, within)) return candidate.code;
  }
  return undefined;
}

/** The places of a log where one code stands, in any spelling, in messages and in unparsed stretches; in order. */
export function* findCode(log: LogDocument, value: number): Generator<LogCode> {
  for (const { index } of log.text.matchAll(digitsOf(value))) {
    const code = codeAt(log.text, index, messageRange(log, rowAt(log, index)));
    if (code?.value === value) yield code;
  }
}

/** The digits of a code in each spelling; whether they stand for it their context tells. */
function digitsOf(value: number): RegExp {
  return new RegExp(`${value.toString(16).padStart(8, '0')}|${value}|${2 ** 32 - value}`, 'gi');
}

/** A number that has the shape of a code, and the stretch it takes with what belongs to its spelling. */
interface Candidate {
  readonly code: LogCode;
  readonly outer: Range;
}

function* candidates(text: string, { start: from, end: to }: Range): Generator<Candidate> {
  for (const match of text.slice(from, to).matchAll(CANDIDATE)) {
    const number = readNumber(match);
    if (number === undefined) continue;
    const start = from + match.index;
    const end = start + match[0].length;
    const range = match[2] === undefined ? { start, end } : { start: start + '0x('.length, end: end - 1 };
    yield { code: { range, ...number }, outer: { start, end } };
  }
}

function isCodeThere(text: string, { code, outer }: Candidate, within: Range): boolean {
  const number = { value: code.value, spelling: code.spelling, ...textAround(text, outer, within) };
  return standsAlone(number) && isCode(number);
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
