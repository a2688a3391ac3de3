import { type CodeExplanation, isKnown } from '../../features/codeExplanation.ts';
import { codeText } from '../../features/codeText.ts';
import { explainTypedCodes, notACode } from '../../features/typedCode.ts';
import type { ErrorOptions } from './arguments.ts';
import type { ExitCode } from './check.ts';
import type { CliIo } from './io.ts';
import { harmless } from './terminalText.ts';

/** Prints what is known of each code. 1 when a code is unknown, 2 when a word is no code at all. */
export async function explainErrors({ codes, format }: ErrorOptions, io: CliIo): Promise<ExitCode> {
  const answers = answersTo(codes);
  const explanations = answers.flatMap((answer) => answer.explanations);
  const words = answers.filter((answer) => answer.explanations.length === 0).map(({ typed }) => typed);
  await io.out.write(format === 'json' ? json(explanations) : explanations.map(codeText).join('\n'));
  for (const word of words) await io.err.write(`cmlens: ${harmless(notACode(word))}\n`);
  if (words.length > 0) return 2;
  return explanations.every(isKnown) ? 0 : 1;
}

interface Answer {
  readonly typed: string;
  readonly explanations: readonly CodeExplanation[];
}

/** Each word may be a code; where the first is none, all of them may be a line of a log whose quotes were left out. */
function answersTo(words: readonly string[]): readonly Answer[] {
  const answers = words.map(answerTo);
  if (words.length < 2 || answers[0]?.explanations.length !== 0) return answers;
  const line = answerTo(words.join(' '));
  return line.explanations.length > 0 ? [line] : answers;
}

function answerTo(typed: string): Answer {
  return { typed, explanations: explainTypedCodes(typed) };
}

function json(explanations: readonly CodeExplanation[]): string {
  return `${JSON.stringify(explanations.map(jsonObject), undefined, 2)}\n`;
}

/** Absent facts are null. */
function jsonObject(explanation: CodeExplanation): object {
  const { description, advice } = explanation;
  return {
    code: description.hexadecimal,
    signed: Number(description.signed),
    unsigned: Number(description.unsigned),
    known: isKnown(explanation),
    facility: description.facility ?? null,
    win32: description.win32 ?? null,
    readings: description.readings.map(({ system, name, meaning, family, certainty, sources }) => ({
      system,
      name: name ?? null,
      meaning: meaning ?? null,
      family,
      certainty,
      sources: sources.map(({ title, url }) => ({ title, url: url ?? null })),
    })),
    advice: advice.map(({ situation, cause, action, source }) => ({ situation, cause, action, source })),
  };
}
