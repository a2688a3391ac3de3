import type { Source } from '../sources.ts';

/**
 * *observed*: written so in a log of a computer. *documented*: quoted by a page, but in no log we had, so that
 * versions and languages may differ.
 */
export type Evidence = 'observed' | 'documented';

interface Sign {
  /** Who writes it, in any case; anyone where it is absent. */
  readonly components?: readonly string[];
  readonly evidence: Evidence;
  readonly source: Source;
}

/** Fixed words where a message begins or ends. The only way to find small codes, which are too common to look for. */
export interface WordSign extends Sign {
  /** What the message begins with, behind white space and `~`. Of `begins` and `ends` one is given. */
  readonly begins?: string;
  /** What the message ends with. */
  readonly ends?: string;
  /** Of what follows `begins`, or of the whole message where `ends` is given. Its group `subject` names what it is about. */
  readonly pattern?: RegExp;
  /** The message also holds one of these codes, or `any` code at all. Unsigned. */
  readonly codes?: readonly number[] | 'any';
}

/** An error code, in any spelling, in a message that tells of a failure. */
export interface CodeSign extends Sign {
  /** Unsigned 32-bit failure codes. */
  readonly codes: readonly number[];
  /** What the message must say, where the code alone does not tell enough. */
  readonly pattern?: RegExp;
  /** No healthy log holds the code, whatever is said around it. */
  readonly isAlwaysFailure?: true;
}

export type FailureSign = WordSign | CodeSign;

export function isWordSign(sign: FailureSign): sign is WordSign {
  return 'begins' in sign || 'ends' in sign;
}

/** How a known failure shows itself in logs; the rule of the same code says what it means. */
export interface LogFailure {
  /** The code of the rule. */
  readonly rule: string;
  readonly signs: readonly FailureSign[];
}
