import { errorsNamed } from '../knowledge/errorRows.ts';
import { findCodes } from '../log/codes.ts';
import { type CodeExplanation, explainCode, explainNumber, isKnown } from './codeExplanation.ts';
import { codeMarkdown } from './codeMarkdown.ts';
import { codeText } from './codeText.ts';

/** The answer to somebody who typed a code. */
export type CodeAnswer =
  | {
      readonly kind: 'explained';
      /** False where no source says anything of the code: only its spellings are told. */
      readonly isKnown: boolean;
      readonly markdown: string;
      readonly text: string;
    }
  | {
      readonly kind: 'unreadable';
      /** What to type instead. */
      readonly message: string;
    };

/** Explains a code as somebody typed or pasted it. */
export function answerTypedCode(typed: string): CodeAnswer {
  const explanations = explainTypedCodes(typed);
  if (explanations.length === 0) return { kind: 'unreadable', message: notACode(typed) };
  return {
    kind: 'explained',
    isKnown: explanations.every(isKnown),
    markdown: explanations.map((explanation) => codeMarkdown(explanation)).join('\n\n'),
    text: explanations.map(codeText).join('\n'),
  };
}

/** What is wrong with a code nobody can read, and what to type instead. */
export function notACode(typed: string): string {
  return `"${typed.trim()}" is not an error code: type it like 0x87D00324, 87D00324, -2016410844 or 1603, or by its name.`;
}

/**
 * All that is known of what somebody typed: a number, the name of a code, or words of a log in which codes stand.
 * Empty where there is none.
 */
export function explainTypedCodes(typed: string): readonly CodeExplanation[] {
  const value = readTypedCode(typed);
  if (value !== undefined) return [explainNumber(value)];
  const named = errorsNamed(typed.trim());
  const found = named.length > 0 ? named : findCodes(typed, { start: 0, end: typed.length });
  if (found.length > 0) return found.map((code) => explainCode(code.value, code.system));
  // `exit code 5`: whose code it is, nothing tells.
  const [only, ...others] = typed.match(/(?<![\w.])-?(?:0x[\da-f]+|\d+)(?![\w.]*\w)/gi) ?? [];
  const number = only === undefined || others.length > 0 ? undefined : readTypedCode(only);
  return number === undefined ? [] : [explainNumber(number)];
}

/**
 * The 32 bits of a typed code: `0x87D00324`, `87D00324`, `-2016410844`, `2278556452`, `1603`, also in brackets or
 * quotes. Eight digits that begin with 8, or with four zeros, are hexadecimal, as in logs.
 */
export function readTypedCode(typed: string): number | undefined {
  const text = typed.trim().replace(/^["'([{<]+|["')\]}>.,;:]+$/g, '');
  const hexadecimal =
    /^(?:0x|&h)\(?([\da-f]{1,8})$/i.exec(text)?.[1] ??
    /^(?:8\d{7}|0000\d{4}|(?=\d*[a-f])[\da-f]{1,8})$/i.exec(text)?.[0];
  if (hexadecimal !== undefined) return Number.parseInt(hexadecimal, 16);
  if (!/^-?\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  if (number >= 2 ** 32 || number < -(2 ** 31)) return undefined;
  return number >>> 0;
}
