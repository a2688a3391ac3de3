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
    const [latest] = runs;
    if (instruction?.kind !== 'step' || !latest) return [];
    const places = runs.flatMap(({ log, item }) =>
      item.line === null ? [] : [{ uri: log.uri, line: item.line }],
    );
    return [{ range: instruction.startTag, title: titleOf(latest, runs.length - 1), places }];
  });
}

function titleOf(latest: ItemRun, earlier: number): string {
  const others =
    earlier === 0 ? '' : earlier === 1 ? ', and in 1 earlier run' : `, and in ${earlier} earlier runs`;
  const where = latest.certain ? latest.log.name : `${latest.log.name}, found by name`;
  return `${outcomeText(latest, where)}${others}`;
}

function outcomeText({ item, code }: ItemRun, where: string): string {
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
