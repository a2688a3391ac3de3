import type { RunReport, RunSummary } from '../../features/runReport.ts';
import {
  codeLine,
  durationText,
  earlierRuns,
  exitText,
  factsOf,
  headline,
  lastSeen,
  noteOf,
  placeText,
  rowsOf,
  tally,
} from './runText.ts';
import { harmless } from './terminalText.ts';

/** The run as Markdown, for a ticket. */
export function runMarkdown(run: RunReport, earlier: readonly RunSummary[]): string {
  const rows = rowsOf(run.tree);
  return [
    `**${escaped(headline(run))}**`,
    ...[...lastSeen(run), ...earlierRuns(earlier)].map((line) => `\n${escaped(line)}`),
    ...(run.failure ? ['', ...failureLines(run.failure)] : []),
    '',
    '| start | duration | outcome | step | |',
    '|---|--:|---|---|---|',
    ...rows.map(({ item, depth }) => {
      const name = `${'&emsp;'.repeat(depth)}${escaped(item.kind === 'group' ? `▸ ${item.name}` : item.name)}`;
      const duration = item.seconds === null || item.outcome === 'skipped' ? '' : durationText(item.seconds);
      const command = item.commandLine === null ? [] : [code(item.commandLine).replaceAll('|', '\\|')];
      const facts = [...factsOf(item).map(escaped), ...command].join(' ');
      return `| ${escaped(item.start ?? item.end ?? '')} | ${duration} | ${item.outcome} | ${name} | ${facts} |`;
    }),
    '',
    tally(rows.map(({ item }) => item)),
    '',
  ].join('\n');
}

function failureLines(failure: NonNullable<RunReport['failure']>): readonly string[] {
  const exit = failure.exitCode === null ? '' : ` (exit code ${exitText(failure.exitCode)})`;
  const codeText = failure.code && codeLine(failure.code);
  const note = noteOf(failure);
  const place = placeText(failure);
  return [
    `Failed: **${escaped(failure.name)}**${exit}`,
    '',
    ...(failure.commandLine === null ? [] : [`- command: ${code(failure.commandLine)}`]),
    ...(failure.cause === null ? [] : [`- first error: ${escaped(failure.cause)}`]),
    ...(codeText === null ? [] : [`- code: ${escaped(codeText)}`]),
    ...(note === null ? [] : [`- note: ${escaped(note)}`]),
    ...(place === null ? [] : [`- see: ${code(place)}`]),
  ];
}

/** None of its characters means anything to Markdown, and it stays in its cell. */
function escaped(text: string): string {
  return harmless(text).replace(/[\\`*_<>[\]|#~]/g, '\\$&');
}

/** As code; in a table its bars are still to be escaped. */
function code(text: string): string {
  const content = harmless(text);
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${content}${fence}` : `${fence} ${content} ${fence}`;
}
