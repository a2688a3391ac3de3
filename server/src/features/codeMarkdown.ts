import type { Advice } from '../knowledge/errorAdvice.ts';
import type { ErrorCode } from '../knowledge/errorCode.ts';
import type { CodeDescription } from '../knowledge/errorCodes.ts';
import { type CodeExplanation, certaintyOf, isKnown, spellingsOf } from './codeExplanation.ts';
import { escapeMarkdown } from './markdown.ts';

/** Above the link to the sources; for what one case adds. */
export type Addition = string;

/** An explanation as Markdown, for hovers and for the look-up. */
export function codeMarkdown(explanation: CodeExplanation, additions: readonly Addition[] = []): string {
  const { description, advice } = explanation;
  const parts = [
    heading(description),
    spellings(description),
    ...additions,
    ...advice.map(advised),
    isKnown(explanation) ? sources(description) : 'No source says what this code means.',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function heading(description: CodeDescription): string {
  const [number = ''] = spellingsOf(description);
  const [only, ...others] = description.readings;
  if (only === undefined) return `**${number}**`;
  if (others.length === 0) return lines(`**${number}** ${name(only)}`, escapeMarkdown(only.meaning ?? ''));
  const readings = description.readings.map(
    (reading) =>
      `- ${[name(reading), `(${reading.family})`, escapeMarkdown(reading.meaning ?? '')].filter(Boolean).join(' ')}`,
  );
  return [`**${number}** depends on who wrote it:`, ...readings].join('\n');
}

function name(reading: ErrorCode): string {
  return reading.name === undefined ? '' : `\`${reading.name}\``;
}

function lines(first: string, second: string): string {
  return second === '' ? first.trim() : `${first.trim()}  \n${second}`;
}

function spellings(description: CodeDescription): string {
  const { win32, facility, readings } = description;
  const numbers = spellingsOf(description)
    .map((number) => `\`${number}\``)
    .join(' = ');
  const inside = win32 === undefined ? '' : `, Win32 code ${win32} inside`;
  const family = readings.length === 1 ? readings[0]?.family : undefined;
  const where = facility === undefined ? family : `facility: ${facility}`;
  return `${numbers}${inside}${where === undefined ? '' : ` · ${where}`}`;
}

function advised({ situation, cause, action, source }: Advice): string {
  return `**${capital(situation)}**: ${escapeMarkdown(`${cause} ${action}`)} ([${escapeMarkdown(source.title)}](${source.url}))`;
}

function sources({ readings }: CodeDescription): string {
  const cited = new Map(
    readings.flatMap((reading) =>
      reading.sources.map(({ title, url }) => {
        const link = url === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${url})`;
        const doubt = certaintyOf(reading);
        return [title, doubt === '' ? link : `${link}, ${doubt}`] as const;
      }),
    ),
  );
  if (cited.size === 0) return '';
  return `*Source${cited.size === 1 ? '' : 's'}: ${[...cited.values()].join('; ')}*`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
