import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { codeName } from './codeExplanation.ts';
import { durationText } from './duration.ts';
import type { Lens } from './lens.ts';
import { placedInstructions } from './sequenceItems.ts';
import { type ItemRun, type LogOfRuns, runsOfInstructions } from './sequenceRuns.ts';

/** Above each step that a log tells of: how it went there. */
export function sequenceLenses(document: TaskSequenceDocument, logs: readonly LogOfRuns[]): readonly Lens[] {
  if (logs.length === 0) return [];
  const instructions = placedInstructions(document);
  return [...runsOfInstructions(instructions, logs)].flatMap(([number, runs]): Lens[] => {
    const instruction = instructions[number];
    const [latest, ...earlier] = runs;
    if (instruction?.kind !== 'step' || !latest) return [];
    const places = runs.flatMap(({ log, item }) =>
      item.line === null ? [] : [{ uri: log.uri, line: item.line }],
    );
    return [{ range: instruction.startTag, title: titleOf([latest, ...earlier]), places }];
  });
}

/** Where the latest run passed over the step, also how it went when it ran: MDT begins anew in each of its phases. */
function titleOf(runs: readonly [ItemRun, ...ItemRun[]]): string {
  const [latest, ...earlier] = runs;
  const ran =
    latest.item.outcome === 'skipped' ? earlier.find(({ item }) => item.outcome !== 'skipped') : undefined;
  if (ran) return `${outcomeText(latest)}; before: ${outcomeText(ran)}`;
  const count = earlier.length === 1 ? '1 earlier run' : `${earlier.length} earlier runs`;
  return `${outcomeText(latest)}${earlier.length === 0 ? '' : `, and in ${count}`}`;
}

function outcomeText({ item, code, log, certain }: ItemRun): string {
  const where = certain ? log.name : `${log.name}, found by name`;
  const seconds = item.seconds === null ? undefined : durationText(item.seconds, 1);
  switch (item.outcome) {
    case 'succeeded':
      return `Ran (${where}): succeeded${seconds === undefined ? '' : ` in ${seconds}`}`;
    case 'failed': {
      const reason = code === undefined ? '' : ` with ${codeName(code.value, code.system)}`;
      return `Ran (${where}): failed${reason}${seconds === undefined ? '' : ` after ${seconds}`}`;
    }
    case 'skipped':
      return `Skipped (${where})${reasonText(item.reason)}`;
    case 'running':
      return `Began (${where}); its end is not in the log`;
  }
}

function reasonText(reason: string | null): string {
  if (reason === 'condition') return ': its condition was false';
  if (reason === 'disabled') return ': it was disabled';
  return reason ? `: ${reason}` : '';
}
