import { sourcesOf } from '../knowledge/factSources.ts';
import { findLogFile, findLogOfComponent, isMdtScript, type LogFileFact } from '../knowledge/logFiles.ts';
import { type LogDocument, messageRange, rowAt } from '../log/logDocument.ts';
import { readRecord } from '../log/record.ts';
import { readRunEvent } from '../log/runEvents.ts';
import type { Range } from '../range.ts';
import { codeName } from './codeExplanation.ts';
import { durationText } from './duration.ts';
import type { LogHover } from './logHover.ts';
import { reportOfItem } from './logOfRuns.ts';
import { itemOfRow } from './logRuns.ts';
import { escapeMarkdown, markdownCode } from './markdown.ts';
import { firstTime, secondsFrom, timeOfRow } from './recordTimes.ts';
import type { ItemReport } from './runReport.ts';

/**
 * What there is to tell of the part of a record at `offset`: its time, its component, a log it names, the step it is
 * about. `selection`: what is selected in the log, where something is.
 */
export function recordHover(
  log: LogDocument,
  offset: number,
  selection: Range | undefined,
): LogHover | undefined {
  const row = rowAt(log, offset);
  const record = readRecord(log, row);
  if (!record) return undefined;
  const times = [record.time, record.date, record.bias].flatMap((field) => (field ? [field.range] : []));
  if (times.some((range) => holds(range, offset))) return timeHover(log, row, times, selection);
  if (record.component && holds(record.component.range, offset)) {
    const markdown = componentMarkdown(record.component.text);
    return markdown === undefined ? undefined : { range: record.component.range, markdown };
  }
  if (!holds(record.message, offset)) return undefined;
  return logFileHover(log, row, offset) ?? stepHover(log, row);
}

function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}

function timeHover(
  log: LogDocument,
  row: number,
  fields: readonly Range[],
  selection: Range | undefined,
): LogHover | undefined {
  const time = timeOfRow(log, row);
  if (!time) return undefined;
  const start = Math.min(...fields.map((range) => range.start));
  const end = Math.max(...fields.map((range) => range.end));
  const lines = [`**${(time.local ?? '').replace('T', ' ')}** · as the clock of the computer showed it`];
  if (time.utc !== undefined) lines.push(`UTC: ${time.utc.replace('T', ' ').replace('Z', '')}`);
  const before = firstTime(log, row - 1, 0, -1);
  const since = before && secondsFrom(before.time, time);
  if (since !== undefined) lines.push(sinceText(since, 'the record before'));
  const firstSelected = selection && firstTime(log, rowAt(log, selection.start), log.rowCount - 1, 1);
  const sinceSelected = firstSelected && secondsFrom(firstSelected.time, time);
  if (sinceSelected !== undefined && firstSelected?.row !== row) {
    lines.push(sinceText(sinceSelected, 'the start of the selection'));
  }
  return { range: { start, end }, markdown: lines.join('\n\n') };
}

function sinceText(seconds: number, what: string): string {
  return seconds < 0 ? `${durationText(-seconds)} before ${what}` : `${durationText(seconds)} after ${what}`;
}

function componentMarkdown(component: string): string | undefined {
  const log = findLogOfComponent(component);
  const title = `**${escapeMarkdown(component)}** · component`;
  if (log) return [`${title} that writes ${logTitle(log)}`, ...logDetails(log)].join('\n\n');
  if (!isMdtScript(component)) return undefined;
  const script = `It writes ${escapeMarkdown(component)}.log, and with all other scripts BDD.log.`;
  return [
    `${title}, a script of the Microsoft Deployment Toolkit. ${script}`,
    sourceLine(['mdtTroubleshooting']),
  ].join('\n\n');
}

/** The name of a file in a message. */
const FILE_NAME = /[\w.-]+\.lo[g_]\b/gi;
const LONGEST_NAME = 100;

function logFileHover(log: LogDocument, row: number, offset: number): LogHover | undefined {
  const message = messageRange(log, row);
  const start = Math.max(message.start, offset - LONGEST_NAME);
  const text = log.text.slice(start, Math.min(message.end, offset + LONGEST_NAME));
  for (const { index, 0: name } of text.matchAll(FILE_NAME)) {
    const range = { start: start + index, end: start + index + name.length };
    const fact = holds(range, offset) ? findLogFile(name) : undefined;
    if (fact) return { range, markdown: [logTitle(fact), ...logDetails(fact)].join('\n\n') };
  }
  return undefined;
}

function logTitle({ name, writer, about }: LogFileFact): string {
  return `**${escapeMarkdown(name)}** (${escapeMarkdown(writer)}): ${escapeMarkdown(about)}`;
}

function logDetails({ folder, phases = [], sources }: LogFileFact): readonly string[] {
  return [
    ...(folder === undefined ? [] : [`Usually in ${markdownCode(folder)}`]),
    ...(phases.length === 0
      ? []
      : [phases.map(({ when, path }) => `- ${when}: ${markdownCode(path)}`).join('\n')]),
    sourceLine(sources),
  ];
}

function sourceLine(keys: readonly string[]): string {
  const cited = sourcesOf(keys).map(({ title, url }) => (url === undefined ? title : `[${title}](${url})`));
  return `*Source${cited.length === 1 ? '' : 's'}: ${cited.join('; ')}*`;
}

/** The step or group whose run a record tells of. */
function stepHover(log: LogDocument, row: number): LogHover | undefined {
  if (!readRunEvent(log, row)) return undefined;
  const found = itemOfRow(log, row);
  const item = found && reportOfItem(log, found.item);
  return item && { range: messageRange(log, row), markdown: itemMarkdown(item) };
}

function itemMarkdown(item: ItemReport): string {
  const number = item.number === null ? '' : `, instruction ${item.number}`;
  const duration = item.seconds === null ? '' : `, ${durationText(item.seconds)}`;
  const facts = [
    `${item.outcome}${duration}${reasonText(item)}`,
    ...(item.exitCode === null ? [] : [`exit code ${codeName(item.exitCode >>> 0, undefined)}`]),
    ...(item.commandLine === null ? [] : [`command line: ${markdownCode(item.commandLine)}`]),
    ...(item.start === null ? [] : [`began ${item.start.replace('T', ' ')}`]),
    ...(item.restarts ? ['the computer was to restart afterwards'] : []),
  ];
  return [
    `**${escapeMarkdown(item.name)}** · ${item.kind}${number}`,
    facts.map((fact) => `- ${fact}`).join('\n'),
  ].join('\n\n');
}

function reasonText({ reason }: ItemReport): string {
  if (reason === null) return '';
  if (reason === 'condition') return ', its condition was false';
  return reason === 'disabled' ? ', it was disabled' : `: ${escapeMarkdown(reason)}`;
}
