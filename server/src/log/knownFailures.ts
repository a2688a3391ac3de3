import {
  type CodeSign,
  isWordSign,
  type LogFailure,
  type WordSign,
} from '../knowledge/logFailures/failure.ts';
import { logFailures } from '../knowledge/logFailures.ts';
import type { Range } from '../range.ts';
import { codeInLog, codesOfRow, type LogCode } from './codes.ts';
import { FAILURE } from './codeWords.ts';
import { formatCode, type LogDocument, messageRange, rowAt } from './logDocument.ts';
import { visitLongNumbers } from './longNumbers.ts';
import { readRecord } from './record.ts';
import { rowComponent } from './rowComponent.ts';

/** A record that tells of a known failure. */
export interface FailurePlace {
  readonly row: number;
  /** The code, or the words, that tell of it. */
  readonly range: Range;
  readonly code: LogCode | undefined;
  /** What the failure is about: a package, an application, an action. */
  readonly subject: string | undefined;
}

type FailurePlaces = ReadonlyMap<string, readonly FailurePlace[]>;

/** Rules ask one after the other, and one pass over the text answers them all. */
const known = new WeakMap<LogDocument, FailurePlaces>();

/**
 * The records of a log that tell of the failure a rule is about, in order. A record belongs to one failure: the one
 * that stands first in the table.
 */
export function failurePlaces(log: LogDocument, rule: string): readonly FailurePlace[] {
  let places = known.get(log);
  if (!places) {
    places = findPlaces(log);
    known.set(log, places);
  }
  return places.get(rule) ?? [];
}

function findPlaces(log: LogDocument): FailurePlaces {
  const claims = new Claims();
  // Words first: they name what the failure is about.
  claimByWords(log, claims);
  claimByCode(log, claims);
  return claims.byRule();
}

/** A log that says the same more often is not read further for it: nobody needs the exact number. */
export const PLACES_COUNTED_AT_MOST = 10_000;

/** A sign, and the place of its failure in the table. */
interface Ranked<Sign> {
  readonly rank: number;
  readonly sign: Sign;
}

class Claims {
  private readonly rows = new Map<number, { rank: number; place: FailurePlace }>();
  private readonly counts = new Uint32Array(logFailures.length);

  /** True while a failure of this rank may still claim the row. */
  isOpen(row: number, rank: number): boolean {
    if ((this.counts[rank] ?? 0) >= PLACES_COUNTED_AT_MOST) return false;
    return (this.rows.get(row)?.rank ?? Number.POSITIVE_INFINITY) > rank;
  }

  claim(rank: number, place: FailurePlace): void {
    this.rows.set(place.row, { rank, place });
    this.counts[rank] = (this.counts[rank] ?? 0) + 1;
  }

  byRule(): FailurePlaces {
    const byRule = new Map<string, FailurePlace[]>();
    for (const { rank, place } of [...this.rows.values()].sort((a, b) => a.place.row - b.place.row)) {
      const rule = logFailures[rank]?.rule ?? '';
      const places = byRule.get(rule);
      if (places) places.push(place);
      else byRule.set(rule, [place]);
    }
    return byRule;
  }
}

const CODE_SIGNS: ReadonlyMap<number, readonly Ranked<CodeSign>[]> = codeSigns(logFailures);

function codeSigns(failures: readonly LogFailure[]): ReadonlyMap<number, readonly Ranked<CodeSign>[]> {
  const byCode = new Map<number, Ranked<CodeSign>[]>();
  for (const [rank, { signs }] of failures.entries()) {
    for (const sign of signs) {
      if (isWordSign(sign)) continue;
      for (const code of sign.codes) byCode.set(code, [...(byCode.get(code) ?? []), { rank, sign }]);
    }
  }
  return byCode;
}

function claimByCode(log: LogDocument, claims: Claims): void {
  const looks = new Map<number, number>();
  visitLongNumbers(log.text, (start, value) => {
    const signs = CODE_SIGNS.get(value);
    const looked = looks.get(value) ?? 0;
    if (!signs || looked >= PLACES_COUNTED_AT_MOST) return;
    const row = rowAt(log, start);
    const found = signs.find(({ rank, sign }) => claims.isOpen(row, rank) && isSaidBy(log, row, sign));
    if (!found) return;
    looks.set(value, looked + 1);
    const code = codeInLog(log, start);
    if (code?.value !== value || !tellsOfFailure(log, row, code, found.sign)) return;
    claims.claim(found.rank, { row, range: code.range, code, subject: undefined });
  });
}

/** Events repeat what is known already, and their properties hold codes of all kinds. */
const EVENT = 'Raising event:';
const RETRIES = /\b(?:will|going to) (?:be )?re-?tr(?:y|ied)|\bretrying\b/i;
const BEGINS_WITH_RETRY = /^[\s~]*(?:will retry|retrying)\b/i;

function tellsOfFailure(
  log: LogDocument,
  row: number,
  code: LogCode,
  { pattern, isAlwaysFailure }: CodeSign,
): boolean {
  if (isAlwaysFailure) return true;
  const message = messageOf(log, row);
  if (message.startsWith(EVENT) || isRetried(log, row, message)) return false;
  if (pattern && !pattern.test(message)) return false;
  // Failure codes in decimal digits are what a program returned.
  if (FAILURE.test(message) || code.spelling === 'signed' || code.spelling === 'unsigned') return true;
  const severity = readRecord(log, row)?.severity;
  return severity === 'error' || severity === 'warning' || log.format[row] === UNPARSED;
}

/** How many records an attempt may take from its first complaint to the word that it is tried again. */
const ROWS_OF_AN_ATTEMPT = 4;

/** What is tried again has not failed yet: its last attempt says how it ended. */
function isRetried(log: LogDocument, row: number, message: string): boolean {
  if (RETRIES.test(message)) return true;
  for (let next = row + 1; next <= row + ROWS_OF_AN_ATTEMPT; next++) {
    if (BEGINS_WITH_RETRY.test(messageOf(log, next))) return true;
  }
  return false;
}

type RankedWords = Ranked<WordSign>;

const WORD_SIGNS = logFailures.flatMap(({ signs }, rank) =>
  signs.filter(isWordSign).map((sign): RankedWords => ({ rank, sign })),
);
const BY_FIRST_CHARACTER = byCharacter(({ begins = '' }) => begins.charCodeAt(0));
const BY_LAST_CHARACTER = byCharacter(({ ends = '' }) => ends.charCodeAt(ends.length - 1));

/** Signs by a character code, all of ASCII; most characters begin and end none. */
function byCharacter(characterOf: (sign: WordSign) => number): readonly (readonly RankedWords[])[] {
  return Array.from({ length: 128 }, (_, character) =>
    WORD_SIGNS.filter(({ sign }) => characterOf(sign) === character),
  );
}

const UNPARSED = formatCode('unparsed');

function claimByWords(log: LogDocument, claims: Claims): void {
  for (let row = 0; row < log.rowCount; row++) {
    const start = firstOfMessage(log, row);
    const end = lastOfMessage(log, row, start);
    const beginning = BY_FIRST_CHARACTER[log.text.charCodeAt(start)];
    if (beginning !== undefined && beginning.length > 0) tryWords(log, row, start, end, beginning, claims);
    const ending = BY_LAST_CHARACTER[log.text.charCodeAt(end - 1)];
    if (ending !== undefined && ending.length > 0) tryWords(log, row, start, end, ending, claims);
  }
}

function tryWords(
  log: LogDocument,
  row: number,
  start: number,
  end: number,
  signs: readonly RankedWords[],
  claims: Claims,
): void {
  for (const { rank, sign } of signs) {
    const { begins = '', ends = '' } = sign;
    if (!log.text.startsWith(begins, start) || !log.text.startsWith(ends, end - ends.length)) continue;
    if (end - start < begins.length + ends.length || log.format[row] === UNPARSED) continue;
    if (!claims.isOpen(row, rank)) continue;
    const place = readWords(log, row, { start, end }, sign);
    if (place) claims.claim(rank, place);
  }
}

function readWords(log: LogDocument, row: number, message: Range, sign: WordSign): FailurePlace | undefined {
  const { begins = '', ends = '', pattern, codes } = sign;
  const { text } = log;
  const from = message.start + begins.length;
  const match = pattern?.exec(text.slice(from, Math.min(message.end, from + LOOKED_AT)));
  if (pattern && !match) return undefined;
  if (!isSaidBy(log, row, sign) || isRetried(log, row, messageOf(log, row))) return undefined;
  const code = codes && codesOfRow(log, row).find(({ value }) => codes === 'any' || codes.includes(value));
  if (codes && !code) return undefined;
  const words = {
    start: begins === '' ? message.end - ends.length : message.start,
    end: begins === '' ? message.end : from + (match ? match.index + match[0].length : 0),
  };
  return { row, range: code?.range ?? words, code, subject: match?.groups?.subject };
}

/** More than any message of which the words matter; one with a whole file in it is not read to its end. */
const LOOKED_AT = 4096;

function messageOf(log: LogDocument, row: number): string {
  const { start, end } = messageRange(log, row);
  return log.text.slice(start, Math.min(end, start + LOOKED_AT));
}

const SPACE = 0x20;
const TILDE = 0x7e;

/** Where the message of a row begins behind white space and tildes. */
function firstOfMessage(log: LogDocument, row: number): number {
  let start = log.messageStart[row] ?? 0;
  const end = log.messageEnd[row] ?? 0;
  while (start < end && isPadding(log.text.charCodeAt(start))) start++;
  return start;
}

/** Where the message of a row ends before white space and tildes. */
function lastOfMessage(log: LogDocument, row: number, start: number): number {
  let end = log.messageEnd[row] ?? 0;
  while (end > start && isPadding(log.text.charCodeAt(end - 1))) end--;
  return end;
}

function isPadding(code: number): boolean {
  return code <= SPACE || code === TILDE;
}

function isSaidBy(log: LogDocument, row: number, { components }: CodeSign | WordSign): boolean {
  if (!components) return true;
  const component = rowComponent(log, row)?.toLowerCase();
  return component !== undefined && components.some((name) => name.toLowerCase() === component);
}
