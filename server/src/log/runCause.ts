import { unwrapped } from '../knowledge/errorCodes.ts';
import { harmlessRunErrors } from '../knowledge/runMessages.ts';
import { codesOfRow, type LogCode } from './codes.ts';
import { messageRange } from './logDocument.ts';
import { rowSeverity } from './rowSeverity.ts';
import type { RunItem, RunPart, RunPlace } from './run.ts';
import { readRunEvent } from './runEvents.ts';

/** Why a step failed. */
export interface RunCause {
  /**
   * The first error the step wrote, or the first that names the code with which it ended: what came before it, the
   * step got over. What says that it failed where it wrote none.
   */
  readonly place: RunPlace;
  /** The first code that an error of the step names. */
  readonly code: Pick<LogCode, 'value' | 'system'> | undefined;
}

/** The first cause of a failure: what follows it are its consequences. Undefined when no record tells of it. */
export function findCause(parts: readonly RunPart[], failed: RunItem, last: RunPlace): RunCause | undefined {
  const end = failed.end ?? last;
  const start = failed.start ?? { part: 0, row: 0 };
  const result = (failed.end && firstCode(parts, failed.end)) ?? exitCode(failed);
  const named = findError(parts, start, end, result?.value);
  if (named) return named;
  let place: RunPlace | undefined;
  let consequence: RunPlace | undefined;
  for (const at of placesBetween(parts, start, end)) {
    if (!isError(parts, at)) continue;
    if (isConsequence(parts, at)) {
      consequence ??= at;
      continue;
    }
    place ??= at;
    const code = firstCode(parts, at);
    if (code) return { place, code };
  }
  place ??= failed.end ?? consequence;
  return place && { place, code: result };
}

/**
 * What a step ends with when it says no more than that something failed (E_FAIL, E_ABORT, E_UNEXPECTED), or that
 * what an earlier error kept away was not found.
 */
const SAYS_LITTLE: ReadonlySet<number> = new Set([0x80004005, 0x80004004, 0x8000ffff, 0x80070002]);

/** The first error before the end of the step that names the code with which it ended, where that tells anything. */
function findError(
  parts: readonly RunPart[],
  start: RunPlace,
  end: RunPlace,
  result = 0,
): RunCause | undefined {
  if (result < 2 ** 31 || SAYS_LITTLE.has(result)) return undefined;
  for (const place of placesBetween(parts, start, end)) {
    if (place.part === end.part && place.row === end.row) return undefined;
    if (!isError(parts, place) || isConsequence(parts, place)) continue;
    const code = codesAt(parts, place).find(({ value }) => unwrapped(value) === unwrapped(result));
    if (code) return { place, code };
  }
  return undefined;
}

function* placesBetween(parts: readonly RunPart[], start: RunPlace, end: RunPlace): Generator<RunPlace> {
  for (let part = start.part; part <= end.part; part++) {
    const rows = parts[part]?.log.rowCount ?? 0;
    const lastRow = part === end.part ? end.row : rows - 1;
    for (let row = part === start.part ? start.row : 0; row <= lastRow; row++) yield { part, row };
  }
}

function isError(parts: readonly RunPart[], { part, row }: RunPlace): boolean {
  const log = parts[part]?.log;
  if (!log || rowSeverity(log, row)?.severity !== 'error') return false;
  const { start } = messageRange(log, row);
  return !harmlessRunErrors.some((begins) => log.text.startsWith(begins, start));
}

/** What the engine writes of groups and of the run, because a step failed; its code is only that of the end. */
function isConsequence(parts: readonly RunPart[], { part, row }: RunPlace): boolean {
  const log = parts[part]?.log;
  const kind = log && readRunEvent(log, row)?.kind;
  return kind === 'group-failed' || kind === 'run-failed';
}

function firstCode(parts: readonly RunPart[], place: RunPlace): LogCode | undefined {
  return codesAt(parts, place)[0];
}

function codesAt(parts: readonly RunPart[], { part, row }: RunPlace): readonly LogCode[] {
  const log = parts[part]?.log;
  return log ? codesOfRow(log, row) : [];
}

const MDT_SCRIPT = /\b(?:ZTI|LTI)\w{1,60}\.wsf\b/i;
/** Below it, scripts of MDT hand on what their commands ended with. */
const FIRST_OF_MDT = 5001;

function exitCode({ exitCode, commandLine = '' }: RunItem): RunCause['code'] {
  if (!exitCode) return undefined;
  const isOfMdt = exitCode >= FIRST_OF_MDT && exitCode < 2 ** 16 && MDT_SCRIPT.test(commandLine);
  return { value: exitCode >>> 0, system: isOfMdt ? 'mdt' : undefined };
}
