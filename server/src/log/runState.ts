import { itemsWithDepth, type Run, type RunItem, type RunOutcome, type RunPlace } from './run.ts';

export type OpenItem = {
  -readonly [Key in keyof RunItem]: Key extends 'children' ? OpenItem[] : RunItem[Key];
};

/** A run while its records are read. */
export interface OpenRun {
  readonly start: RunPlace;
  last: RunPlace;
  readonly items: OpenItem[];
  /** The groups that are open, the innermost last. */
  readonly groups: OpenItem[];
  /** How many groups there are whose start is lost. */
  lostGroups: number;
  /** Of the instruction that was announced last. */
  number: number;
  /** An instruction of which is not yet known whether it is a step, or where a group starts or ends. */
  announced: Announced | undefined;
  step: OpenItem | undefined;
  /** Whether the command line of the step is the one that was run, not only announced. */
  commandIsRun: boolean;
  /** What ended last, while nothing has begun since. */
  settled: OpenItem | undefined;
  lastFailed: OpenItem | undefined;
  saidToHaveFailed: boolean;
  /** The name of the step in which the engine says that the run failed. */
  saidToHaveFailedIn: string | undefined;
  /** The instruction that is to come, as the engine notes it, and how many there are. */
  next: number | undefined;
  readonly count: number | undefined;
}

/** Groups within groups as deep as this are none that somebody made. */
const DEEPEST = 200;

interface Announced {
  readonly name: string;
  readonly number: number;
  readonly place: RunPlace;
}

export function openRun(start: RunPlace, count: number | undefined): OpenRun {
  return {
    start,
    last: start,
    items: [],
    groups: [],
    lostGroups: 0,
    number: -1,
    announced: undefined,
    step: undefined,
    commandIsRun: false,
    settled: undefined,
    lastFailed: undefined,
    saidToHaveFailed: false,
    saidToHaveFailedIn: undefined,
    next: undefined,
    count,
  };
}

/** The next instruction begins, so that the one before is over. */
export function announce(run: OpenRun, announced: Announced): void {
  leaveStep(run);
  run.settled = undefined;
  run.saidToHaveFailed = false;
  run.saidToHaveFailedIn = undefined;
  run.number = announced.number;
  run.announced = announced;
}

/** A group that begins, whether or not it was announced. */
export function openGroup(run: OpenRun, name: string, place: RunPlace): void {
  const group = addItem(run, 'group', name);
  group.start ??= place;
  run.groups.push(group);
}

/** A group that is passed over, with all that is in it. */
export function skippedGroup(run: OpenRun, name: string): OpenItem {
  return addItem(run, 'group', name);
}

export function closeGroup(run: OpenRun, name: string, outcome: RunOutcome, place: RunPlace): void {
  // Its end was announced, by the name of the group.
  if (run.announced?.name === name) run.announced = undefined;
  leaveStep(run, outcome);
  const depth = run.groups.findLastIndex((group) => group.name === name);
  const group = depth >= 0 ? run.groups[depth] : groupOfLostStart(run, name);
  if (!group) return;
  // The ends of those inside it are lost.
  for (const inner of depth >= 0 ? run.groups.splice(depth) : []) inner.outcome = outcome;
  settle(run, group, outcome, place);
}

/** Where the start of the run is lost, all that was seen of it so far lies in a group whose start was not seen. */
function groupOfLostStart(run: OpenRun, name: string): OpenItem | undefined {
  if (run.groups.length > 0 || run.items[0]?.number === 0) return undefined;
  if (run.lostGroups++ >= DEEPEST / 2) return undefined;
  const group = newItem('group', name, undefined);
  group.children = run.items.splice(0);
  run.items.push(group);
  return group;
}

/** The step that a record is about, though it does not name it. */
export function currentStep(run: OpenRun): OpenItem | undefined {
  if (run.announced) run.step = addItem(run, 'step', run.announced.name);
  return run.step;
}

/** The step that a record names; one whose start is lost when it is not the current one. */
export function stepNamed(run: OpenRun, name: string): OpenItem {
  if (!run.announced && !run.step && run.settled?.kind === 'step' && run.settled.name === name) {
    return run.settled;
  }
  if (run.announced?.name === name || run.step?.name === name) {
    const step = currentStep(run);
    if (step) return step;
  }
  leaveStep(run);
  return addItem(run, 'step', name);
}

/** The name of the step in words that begin with it and may go on behind a full stop. */
export function nameIn(run: OpenRun, words: string): string {
  const name = (run.announced ?? run.step ?? run.settled)?.name;
  if (name !== undefined && (words === name || words.startsWith(`${name}.`))) return name;
  return words.replace(/\. Error -?\d{1,10}\.?$/, '').replace(/\.$/, '');
}

export function settle(
  run: OpenRun,
  item: OpenItem,
  outcome: OpenItem['outcome'],
  place: RunPlace,
  reason?: string,
): void {
  item.outcome = outcome;
  item.end = place;
  item.reason = reason;
  run.announced = undefined;
  run.step = undefined;
  run.settled = item;
  if (outcome === 'failed' && item.kind === 'step') run.lastFailed = item;
  // A step that was tried again and succeeded is to blame for nothing.
  else if (run.lastFailed === item) run.lastFailed = undefined;
}

/**
 * The engine went on without a word about how the step, or the group, ended; a record may be lost. Where it gave up
 * the group, or the process ended with the code of a failure, the step failed.
 */
function leaveStep(run: OpenRun, group: RunOutcome = 'running'): void {
  if (run.announced?.name === run.groups.at(-1)?.name) run.announced = undefined;
  const step = currentStep(run);
  run.step = undefined;
  if (!step) return;
  step.outcome = group === 'failed' || isFailureResult(step.exitCode) ? 'failed' : 'succeeded';
  if (step.outcome === 'failed') run.lastFailed = step;
}

/** An HRESULT, signed or not, that is one of a failure; what small numbers mean to a program, it alone knows. */
function isFailureResult(exitCode = 0): boolean {
  return exitCode < 0 || exitCode >= 2 ** 31;
}

function addItem(run: OpenRun, kind: OpenItem['kind'], name: string): OpenItem {
  const item = newItem(kind, name, run.announced?.name === name ? run.announced : undefined);
  const parent = run.groups[Math.min(run.groups.length, DEEPEST / 2) - 1];
  (parent?.children ?? run.items).push(item);
  run.announced = undefined;
  run.settled = undefined;
  run.commandIsRun = false;
  return item;
}

function newItem(kind: OpenItem['kind'], name: string, announced: Announced | undefined): OpenItem {
  return {
    kind,
    name,
    number: announced?.number,
    outcome: 'running',
    reason: undefined,
    start: announced?.place,
    end: undefined,
    exitCode: undefined,
    commandLine: undefined,
    restarts: false,
    children: [],
  };
}

/** The run as far as it is known: nothing more of it is in the files. */
export function finishRun(run: OpenRun): Run {
  const outcome = outcomeOf(run);
  const step = run.announced?.name === run.groups.at(-1)?.name ? run.step : currentStep(run);
  if (outcome === 'failed') {
    if (step) {
      step.outcome = 'failed';
      run.lastFailed = step;
    }
    for (const group of run.groups) group.outcome = 'failed';
    blameNamed(run);
  }
  return {
    outcome,
    start: run.start,
    last: run.last,
    items: run.items,
    failed: outcome === 'failed' ? run.lastFailed : undefined,
  };
}

/** The step the engine names failed, though the record that says so is lost. */
function blameNamed(run: OpenRun): void {
  const name = run.saidToHaveFailedIn;
  if (name === undefined || run.lastFailed?.name === name) return;
  const steps = [...itemsWithDepth(run.items)].map(([item]) => item);
  const named = steps.findLast((item) => item.kind === 'step' && item.name === name && !item.end);
  if (!named) return;
  named.outcome = 'failed';
  run.lastFailed = named;
}

function outcomeOf({ announced, step, groups, settled, next, count, ...run }: OpenRun): RunOutcome {
  if (run.saidToHaveFailed || settled?.outcome === 'failed') return 'failed';
  if (announced || step || groups.length > 0 || settled?.restarts) return 'running';
  // What is skipped does not move the engine's note.
  const more = next !== undefined && count !== undefined && next < count && settled?.outcome !== 'skipped';
  return more ? 'running' : 'succeeded';
}
