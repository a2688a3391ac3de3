import { explainCode, spellingsOf } from '../../features/codeExplanation.ts';
import type {
  FailureReport,
  ItemReport,
  ReportedCode,
  RunReport,
  RunSummary,
} from '../../features/runReport.ts';
import { columnsOf, createPalette, harmless, type Palette } from './terminalText.ts';

/** The run as text for people; `earlier` runs are in the same files. Marks and colours in a terminal only. */
export function runText(run: RunReport, earlier: readonly RunSummary[], colour: boolean): string {
  const palette = createPalette(colour);
  const rows = rowsOf(run.tree);
  const widest = Math.min(Math.max(0, ...rows.map(nameWidth)), WIDEST_NAME);
  return [
    palette.bold(headline(run)),
    ...lastSeen(run),
    ...earlierRuns(earlier),
    '',
    ...rows.map((row) => rowText(row, widest, colour, palette)),
    '',
    tally(rows.map(({ item }) => item)),
    ...(run.failure ? ['', ...failureText(run.failure, palette)] : []),
    '',
  ].join('\n');
}

interface Row {
  readonly item: ItemReport;
  readonly depth: number;
}

const WIDEST_NAME = 60;

/** Groups and steps in order, with how deep they lie. */
export function rowsOf(tree: readonly ItemReport[], depth = 0): readonly Row[] {
  return tree.flatMap((item) => [{ item, depth }, ...rowsOf(item.children, depth + 1)]);
}

export function headline({ outcome, start, end, seconds, secondsSoFar }: RunReport): string {
  const from = start === null ? '' : `, from ${start}`;
  if (outcome === 'running') {
    return `The task sequence is running, or its end is not in these files: ${durationText(secondsSoFar)} so far${from}`;
  }
  return `The task sequence ${outcome} after ${durationText(seconds)}${from}${end === null ? '' : ` to ${end}`}`;
}

/** Where a run that has no end was last seen. */
export function lastSeen({ outcome, tree }: RunReport): readonly string[] {
  if (outcome !== 'running') return [];
  const step = rowsOf(tree).findLast(({ item }) => item.kind === 'step' && item.outcome !== 'skipped')?.item;
  if (!step) return [];
  const restart = step.restarts ? ', after which the computer was to restart' : '';
  return [`Last seen: ${harmless(step.name)}, ${step.outcome}${restart}`];
}

export function earlierRuns(earlier: readonly RunSummary[]): readonly string[] {
  if (earlier.length === 0) return [];
  const told = earlier.map(({ outcome, start }) => {
    const how = outcome === 'running' ? 'has no end here' : outcome;
    return start === null ? how : `${start} ${how}`;
  });
  return [`This is the last run in these files. Before it: ${told.join('; ')}`];
}

/** `2.5 s`, `2 min 05 s`, `1 h 02 min`; words where it is not known. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return 'an unknown time';
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${twoDigits(whole % 60)} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const MARKS = { succeeded: '✓', failed: '✗', skipped: '–', running: '…' } as const;
const TIME = '09:14:02'.length;
const DURATION = '59 min 59 s'.length;
const OUTCOME = 'succeeded'.length;

function rowText({ item, depth }: Row, widest: number, colour: boolean, palette: Palette): string {
  // A group ends long after it begins; what was skipped has its end alone.
  const time = clockOf(item.start ?? (item.children.length > 0 ? null : item.end)).padEnd(TIME);
  const duration = (
    item.seconds === null || item.outcome === 'skipped' ? '' : durationText(item.seconds)
  ).padStart(DURATION);
  const outcome = colour ? MARKS[item.outcome] : item.outcome.padEnd(OUTCOME);
  const name = '  '.repeat(depth) + harmless(item.name);
  const facts = [...factsOf(item), ...(item.commandLine === null ? [] : [harmless(item.commandLine)])];
  const gap = ' '.repeat(Math.max(0, widest - columnsOf(name)));
  const told = facts.length === 0 ? '' : `${gap}  ${palette.dim(facts.join('  '))}`;
  return `${time} ${duration}  ${dressOf(item, palette)(outcome)} ${nameText(item, name, palette)}${told}`;
}

/** What is worth a word besides the outcome. */
export function factsOf({ kind, exitCode, reason, outcome, restarts }: ItemReport): readonly string[] {
  return [
    ...(kind === 'step' && exitCode !== null ? [`exit ${exitText(exitCode)}`] : []),
    ...(outcome === 'skipped' && reason !== null ? [`(${harmless(reason)})`] : []),
    ...(restarts ? ['(restart)'] : []),
  ];
}

/** As written; an HRESULT in the form that people know it by. */
export function exitText(exitCode: number): string {
  const isResult = exitCode < 0 || exitCode >= 2 ** 31;
  return isResult ? hexadecimal(exitCode >>> 0) : String(exitCode);
}

/** `0x80070002` */
export function hexadecimal(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}

function nameWidth({ item, depth }: Row): number {
  return depth * 2 + columnsOf(harmless(item.name));
}

function nameText({ outcome, kind }: ItemReport, name: string, palette: Palette): string {
  if (outcome === 'skipped') return palette.dim(name);
  return kind === 'group' ? palette.bold(name) : name;
}

function dressOf({ outcome }: ItemReport, palette: Palette): (text: string) => string {
  const dresses = {
    succeeded: palette.green,
    failed: palette.red,
    skipped: palette.dim,
    running: palette.yellow,
  };
  return dresses[outcome];
}

function clockOf(time: string | null): string {
  return /(?:^|T)(\d\d:\d\d:\d\d)/.exec(time ?? '')?.[1] ?? '';
}

/** How many steps ended how, and how often the computer restarted. */
export function tally(items: readonly ItemReport[]): string {
  const steps = items.filter(({ kind }) => kind === 'step');
  const counts = (['succeeded', 'failed', 'skipped', 'running'] as const)
    .map((outcome) => ({ outcome, count: steps.filter((step) => step.outcome === outcome).length }))
    .filter(({ count, outcome }) => count > 0 || outcome === 'succeeded')
    .map(({ outcome, count }) => `${count} ${outcome}`);
  const groups = items.filter(({ kind, outcome }) => kind === 'group' && outcome === 'skipped').length;
  if (groups > 0) counts.push(`${groups} ${groups === 1 ? 'group' : 'groups'} skipped`);
  const restarts = items.filter((item) => item.restarts).length;
  const restarted = restarts === 0 ? '' : `; ${restarts} ${restarts === 1 ? 'restart' : 'restarts'}`;
  return `Steps: ${counts.join(', ')}${restarted}`;
}

function failureText(failure: FailureReport, { bold, red }: Palette): readonly string[] {
  const exit = failure.exitCode === null ? '' : ` (exit code ${exitText(failure.exitCode)})`;
  const lines: readonly (readonly [string, string | null])[] = [
    ['command', failure.commandLine],
    ['first error', failure.cause],
    ['code', failure.code && codeLine(failure.code)],
    ['note', noteOf(failure)],
    ['see', placeText(failure)],
  ];
  return [
    `${red('Failed:')} ${bold(harmless(failure.name))}${exit}`,
    ...lines.flatMap(([label, text]) => (text === null ? [] : [`  ${label}: ${harmless(text)}`])),
  ];
}

/** The engine gives the words of Windows to whatever a program ended with: KB4493667 has a script that ends with 200. */
const WORDS_OF_WINDOWS = /\(Error: 0000[\dA-F]{4}; Source: Windows\)/i;

/** What to beware of in the first error; null for nothing. */
export function noteOf({ cause, code, exitCode }: FailureReport): string | null {
  if (exitCode === null || cause === null || !WORDS_OF_WINDOWS.test(cause)) return null;
  if (code !== null && codeLine(code) !== null) return null;
  return `${exitCode} is what the command ended with, and Windows' words for that number need not be what it means`;
}

export function placeText({ file, line }: FailureReport): string | null {
  return file === null ? null : `${file}:${line}`;
}

/**
 * The number with its name and meaning where they are known. Null for what a program ends with: that is its own
 * affair, unless it is an HRESULT.
 */
export function codeLine({ value, system }: ReportedCode): string | null {
  if (system === undefined && value < 2 ** 31) return null;
  const { description } = explainCode(value, system);
  const [number = ''] = spellingsOf(description);
  const [reading] = description.readings;
  if (reading === undefined) return number;
  return [number, reading.name, `(${reading.family})`, reading.meaning].filter(Boolean).join(' ');
}
