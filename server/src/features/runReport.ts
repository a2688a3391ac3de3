import type { CodeSystem } from '../knowledge/errorCode.ts';
import { type LogDocument, messageRange, rowRange } from '../log/logDocument.ts';
import type { Run, RunItem, RunOutcome, RunPart, RunPlace } from '../log/run.ts';
import { findCause, type RunCause } from '../log/runCause.ts';
import { secondsBetween, timeAt } from '../log/runTime.ts';
import { createLineIndex, type LineIndex } from './lineIndex.ts';
import { mayHoldSecrets } from './secretHints.ts';
import { maskSecrets } from './secrets.ts';

/** Where something stands: a line from one on, of a file as it was named. */
export interface ReportedPlace {
  readonly file: string | null;
  readonly line: number | null;
}

/** A group or step of a run for readers: what is not known is null, secrets are masked. */
export interface ItemReport extends ReportedPlace {
  readonly kind: RunItem['kind'];
  readonly name: string;
  readonly number: number | null;
  readonly outcome: RunItem['outcome'];
  readonly reason: string | null;
  /** ISO 8601 as the log writes it, with the offset from UTC where that is known. */
  readonly start: string | null;
  readonly end: string | null;
  readonly seconds: number | null;
  readonly exitCode: number | null;
  readonly commandLine: string | null;
  readonly restarts: boolean;
  readonly children: readonly ItemReport[];
}

/** The step that failed, and the first cause of it; `file` and `line` are those of the cause. */
export interface FailureReport extends ReportedPlace {
  readonly name: string;
  readonly number: number | null;
  readonly code: ReportedCode | null;
  readonly cause: string | null;
  readonly exitCode: number | null;
  readonly commandLine: string | null;
}

export interface ReportedCode {
  readonly value: number;
  readonly system: CodeSystem | undefined;
}

export interface RunReport {
  readonly outcome: RunOutcome;
  readonly start: string | null;
  /** Null while it is running. */
  readonly end: string | null;
  readonly seconds: number | null;
  /** Up to the last record that tells of it, whether or not it ended. */
  readonly secondsSoFar: number | null;
  readonly tree: readonly ItemReport[];
  readonly failure: FailureReport | null;
}

/** All groups and steps of a run, each before its children. */
export function allItems(tree: readonly ItemReport[]): readonly ItemReport[] {
  return tree.flatMap((item) => [item, ...allItems(item.children)]);
}

/** How and when a run went, in short. */
export type RunSummary = Pick<RunReport, 'outcome' | 'start'>;

export function summariseRun(parts: readonly RunPart[], { outcome, start }: Run): RunSummary {
  return { outcome, start: timeAt(parts, start).local ?? null };
}

/** What there is to tell of a run. */
export function reportRun(parts: readonly RunPart[], run: Run): RunReport {
  const reporter = new Reporter(parts);
  const ended = run.outcome !== 'running';
  const secondsSoFar = secondsBetween(parts, run.start, run.last) ?? null;
  return {
    ...summariseRun(parts, run),
    end: (ended ? timeAt(parts, run.last).local : undefined) ?? null,
    seconds: ended ? secondsSoFar : null,
    secondsSoFar,
    tree: run.items.map((item) => reporter.item(item)),
    failure: run.failed ? reporter.failure(run.failed, findCause(parts, run.failed, run.last)) : null,
  };
}

/** The lines of a log are counted once for all its runs. */
const lineIndexes = new WeakMap<LogDocument, LineIndex>();

function linesOf(log: LogDocument): LineIndex {
  const lines = lineIndexes.get(log) ?? createLineIndex(log.text);
  lineIndexes.set(log, lines);
  return lines;
}

class Reporter {
  private readonly parts: readonly RunPart[];

  constructor(parts: readonly RunPart[]) {
    this.parts = parts;
  }

  item(item: RunItem): ItemReport {
    return {
      kind: item.kind,
      name: shown(item.name),
      number: item.number ?? null,
      outcome: item.outcome,
      reason: item.reason === undefined ? null : shown(oneLine(item.reason)),
      start: timeAt(this.parts, item.start).local ?? null,
      end: timeAt(this.parts, item.end).local ?? null,
      seconds: secondsBetween(this.parts, item.start, item.end) ?? null,
      exitCode: item.exitCode ?? null,
      commandLine: commandLineOf(item),
      restarts: item.restarts,
      ...this.place(item.start ?? item.end),
      children: item.children.map((child) => this.item(child)),
    };
  }

  failure(failed: RunItem, cause: RunCause | undefined): FailureReport {
    return {
      name: shown(failed.name),
      number: failed.number ?? null,
      code: cause?.code ?? null,
      cause: cause ? this.message(cause.place) : null,
      exitCode: failed.exitCode ?? null,
      commandLine: commandLineOf(failed),
      ...this.place(cause?.place ?? failed.start),
    };
  }

  private message({ part, row }: RunPlace): string | null {
    const log = this.parts[part]?.log;
    if (!log) return null;
    const { start, end } = messageRange(log, row);
    return shown(oneLine(log.text.slice(start, end)));
  }

  private place(place: RunPlace | undefined): ReportedPlace {
    const part = place && this.parts[place.part];
    if (!part) return { file: null, line: null };
    return {
      file: part.name,
      line: linesOf(part.log).positionAt(rowRange(part.log, place.row).start).line + 1,
    };
  }
}

function commandLineOf({ commandLine }: RunItem): string | null {
  return commandLine === undefined ? null : shown(commandLine);
}

function shown(text: string): string {
  return mayHoldSecrets(text) ? maskSecrets(text) : text;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*[\r\n]\s*/g, ' ');
}
