import type { CodeSystem } from '../knowledge/errorCode.ts';
import type { Range } from '../range.ts';
import { type CodeSpelling, readCode, standsAlone, textAround } from './codeContext.ts';
import { type LogDocument, messageRange, rowAt } from './logDocument.ts';
import { readRecord } from './record.ts';

/** An error code in the text of a log. */
export interface LogCode {
  /** Exactly the number: with its `0x` or its sign, without brackets around it. */
  readonly range: Range;
  /** The 32 bits as an unsigned number. */
  readonly value: number;
  readonly spelling: CodeSpelling;
  /** Whose code it is, where the line tells; for `describeCode`. */
  readonly system: CodeSystem | undefined;
}

/** Whatever may be a code by its shape. Groups: digits behind `0x` or Basic's `&H`, digits in `0x(...)`, number without `0x`. */
const CANDIDATE = /(?<!\w)(?:(?:0x|&h)([\da-f]{1,8})|0x\(([\da-f]{1,8})\)|(-?\d{1,10}|[\da-f]{8}))(?!\w)/gi;
const LONGEST_CANDIDATE = '0x(80092024)'.length;

/**
 * The codes in a stretch of a log, such as a message, in order. Linear in its length. `component`: who wrote it,
 * where that is known; some small numbers are codes only then. `part`: only those that touch this part of it.
 */
export function findCodes(
  text: string,
  within: Range,
  component?: string,
  part: Range = within,
): readonly LogCode[] {
  const start = Math.max(within.start, part.start - LONGEST_CANDIDATE - 1);
  const end = Math.min(within.end, part.end + LONGEST_CANDIDATE + 1);
  const codes: LogCode[] = [];
  for (const candidate of candidates(text, { start, end })) {
    if (candidate.range.end < part.start || candidate.range.start > part.end) continue;
    const code = readCandidate(text, candidate, within, component);
    if (code) codes.push(code);
  }
  return codes;
}

/** The code at `offset` of a stretch such as a message. */
export function codeAt(text: string, offset: number, within: Range, component?: string): LogCode | undefined {
  return findCodes(text, within, component, { start: offset, end: offset })[0];
}

/** The codes in the message of one row of a log, in order; with `part` only those that touch it. */
export function codesOfRow(log: LogDocument, row: number, part?: Range): readonly LogCode[] {
  return findCodes(log.text, messageRange(log, row), readRecord(log, row)?.component?.text, part);
}

/** The code at `offset` of a log, in a message or in unparsed text. */
export function codeInLog(log: LogDocument, offset: number): LogCode | undefined {
  const row = rowAt(log, offset);
  return codeAt(log.text, offset, messageRange(log, row), readRecord(log, row)?.component?.text);
}

/** A number that has the shape of a code. */
interface Candidate extends Pick<LogCode, 'range' | 'value' | 'spelling'> {
  /** The stretch it takes with what belongs to its spelling. */
  readonly outer: Range;
}

function* candidates(text: string, { start: from, end: to }: Range): Generator<Candidate> {
  for (const match of text.slice(from, to).matchAll(CANDIDATE)) {
    const number = readNumber(match);
    if (number === undefined) continue;
    const start = from + match.index;
    const end = start + match[0].length;
    const range = match[2] === undefined ? { start, end } : { start: start + '0x('.length, end: end - 1 };
    yield { range, ...number, outer: { start, end } };
  }
}

function readCandidate(
  text: string,
  { range, value, spelling, outer }: Candidate,
  within: Range,
  component: string | undefined,
): LogCode | undefined {
  const number = { value, spelling, component, ...textAround(text, outer, within) };
  if (!standsAlone(number)) return undefined;
  const reading = readCode(number);
  return reading && { range, value, spelling, ...reading };
}

function readNumber(match: RegExpExecArray): Pick<LogCode, 'value' | 'spelling'> | undefined {
  const prefixed = match[1] ?? match[2];
  if (prefixed !== undefined) return { value: Number.parseInt(prefixed, 16), spelling: 'hexadecimal' };
  const digits = match[3] ?? '';
  // Small numbers with leading zeros only where the engine of a task sequence or, in brackets, the site server writes
  // them; readCode sees to that.
  if (/^(?:[8c]|0000)[\da-f]{4,7}$/i.test(digits) && digits.length === 8)
    return { value: Number.parseInt(digits, 16), spelling: 'bare' };
  const number = Number(digits);
  if (/^-\d{9,}$/.test(digits) && number >= -(2 ** 31))
    return { value: number + 2 ** 32, spelling: 'signed' };
  if (/^\d{10}$/.test(digits) && number >= 2 ** 31 && number < 2 ** 32)
    return { value: number, spelling: 'unsigned' };
  if (/^\d{1,5}$/.test(digits)) return { value: number, spelling: 'small' };
  return undefined;
}
