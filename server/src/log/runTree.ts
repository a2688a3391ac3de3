import type { Run, RunPart, RunPlace } from './run.ts';
import { type RunEvent, readRunEvent } from './runEvents.ts';
import {
  announce,
  closeGroup,
  currentStep,
  finishRun,
  nameIn,
  type OpenRun,
  openGroup,
  openRun,
  settle,
  skippedGroup,
  stepNamed,
} from './runState.ts';

/**
 * The runs of task sequences that the files tell of, in order; the parts are in order of time. A run begins where
 * the instruction pointer starts again. Never throws; the start of a run may be lost.
 */
export function readRuns(parts: readonly RunPart[]): readonly Run[] {
  const reader = new RunReader();
  for (const [part, { log }] of parts.entries()) {
    for (let row = 0; row < log.rowCount; row++) {
      const event = readRunEvent(log, row);
      if (event) reader.read(event, { part, row });
    }
  }
  return reader.finish();
}

class RunReader {
  private readonly runs: Run[] = [];
  private run: OpenRun | undefined;
  /** How many instructions there are; told before the first one. */
  private count: number | undefined;

  read(event: RunEvent, place: RunPlace): void {
    if (event.kind === 'instruction') this.instruction(event.name ?? '', event.number ?? 0, place);
    else if (event.kind === 'instruction-count') this.count = event.number;
    else {
      // Commands are run before a sequence, too, and tell nothing of one.
      if (!this.run && !NAMES_ITEM.test(event.kind)) return;
      this.run ??= openRun(place, this.count);
      if (apply(this.run, event, place)) this.run.last = place;
    }
  }

  finish(): readonly Run[] {
    if (this.run) this.runs.push(finishRun(this.run));
    this.run = undefined;
    return this.runs;
  }

  private instruction(name: string, number: number, place: RunPlace): void {
    const before = this.run?.settled ?? this.run?.step;
    if (this.run && before?.restarts && before.name === name && before.number === number) {
      // A step that goes on after the restart is announced again.
      before.outcome = 'running';
      before.end = undefined;
      this.run.settled = undefined;
      this.run.step = before;
      this.run.last = place;
      return;
    }
    if (this.run && (number === 0 || number < this.run.number)) this.finish();
    this.run ??= openRun(place, this.count);
    this.run.last = place;
    announce(this.run, { name, number, place });
  }
}

const NAMES_ITEM = /^(?:group|action)-/;

/** What one record tells of the run. False when it only notes something of what was told before. */
function apply(run: OpenRun, event: RunEvent, place: RunPlace): boolean {
  const { name = '', code, reason } = event;
  switch (event.kind) {
    case 'group-started':
      openGroup(run, name, place);
      return true;
    case 'group-skipped':
      settle(run, skippedGroup(run, name), 'skipped', place, whySkipped(reason));
      return true;
    case 'group-completed':
      closeGroup(run, name, 'succeeded', place);
      return true;
    case 'group-failed':
      closeGroup(run, name, 'failed', place);
      return true;
    case 'action-skipped':
      settle(run, stepNamed(run, name), 'skipped', place, whySkipped(reason));
      return true;
    case 'action-succeeded': {
      const step = stepNamed(run, name);
      step.exitCode = code;
      settle(run, step, 'succeeded', place);
      return true;
    }
    case 'action-restarts': {
      const step = stepNamed(run, name);
      step.restarts = true;
      settle(run, step, 'succeeded', place);
      return true;
    }
    case 'action-failed': {
      const step = stepNamed(run, nameIn(run, name));
      settle(run, step, 'failed', place, reasonOfFailure(name, step.name, reason));
      return true;
    }
    case 'command-announced':
    case 'command-run':
      setCommandLine(run, event);
      return true;
    case 'process-ended': {
      const step = currentStep(run);
      if (step) step.exitCode = code;
      return true;
    }
    case 'restart': {
      const step = currentStep(run) ?? run.settled;
      if (step?.kind === 'step') step.restarts = true;
      return true;
    }
    case 'run-failed':
      run.saidToHaveFailed = true;
      run.saidToHaveFailedIn ??= event.name;
      return true;
    case 'last-action-code':
      if (run.settled?.kind === 'step') run.settled.exitCode ??= code;
      return false;
    case 'last-action-succeeded':
      if (run.step) settle(run, run.step, reason === 'true' ? 'succeeded' : 'failed', place);
      return false;
    case 'next-instruction':
      run.next = event.number;
      return false;
    case 'group-condition':
    case 'instruction':
    case 'instruction-count':
      return false;
  }
}

/** The words of the error stand behind the name, in its line, and in the lines below it. */
function reasonOfFailure(line: string, name: string, below = ''): string | undefined {
  const behind = line.startsWith(name) ? line.slice(name.length).replace(/^\./, '').trim() : '';
  return [behind, below].filter(Boolean).join(' ') || undefined;
}

/** The command that was run first is that of the step; as it was announced, its variables are not filled in. */
function setCommandLine(run: OpenRun, { kind, command }: RunEvent): void {
  const step = currentStep(run);
  if (!step || run.commandIsRun) return;
  run.commandIsRun = kind === 'command-run';
  step.commandLine = command?.replace(/ with options \(\d+, \d+\)$/, '');
}

function whySkipped(reason = ''): string {
  if (reason.startsWith('it is disabled')) return 'disabled';
  return reason.startsWith('the condition is evaluated to be false') ? 'condition' : reason;
}
