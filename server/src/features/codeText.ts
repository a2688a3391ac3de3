import type { CodeDescription } from '../knowledge/errorCodes.ts';
import { type CodeExplanation, certaintyOf, isKnown, spellingsOf } from './codeExplanation.ts';

/** An explanation as plain text, for terminals. Ends with a line break. */
export function codeText(explanation: CodeExplanation): string {
  const { description, advice } = explanation;
  return [
    spellingsOf(description).join(' = '),
    ...facts(description),
    isKnown(explanation) ? `  source: ${sources(description)}` : '  No source says what this code means.',
    ...advice.flatMap(({ situation, cause, action, source }) => [
      '',
      `  ${situation}`,
      `    why: ${cause}`,
      `    do:  ${action}`,
      `    see: ${source.url}`,
    ]),
    '',
  ].join('\n');
}

function facts({ readings, win32, facility }: CodeDescription): readonly string[] {
  const inside = win32 === undefined ? [] : [`  Win32 code ${win32} inside`];
  const where = facility === undefined ? [] : [`  facility: ${facility}`];
  return [
    ...readings.map((reading) => {
      const doubt = certaintyOf(reading);
      const words = [reading.name ?? '', `(${reading.family})`, reading.meaning ?? '', doubt && `(${doubt})`];
      return `  ${words.filter((word) => word !== '').join(' ')}`;
    }),
    ...inside,
    ...where,
  ];
}

function sources({ readings }: CodeDescription): string {
  return [...new Set(readings.flatMap((reading) => reading.sources.map(({ title }) => title)))].join('; ');
}
