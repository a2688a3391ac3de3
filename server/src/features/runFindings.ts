import type { Range } from '../range.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { codeName } from './codeExplanation.ts';
import type { FilePlace } from './lens.ts';
import { allItems } from './runReport.ts';
import { placedInstructions } from './sequenceItems.ts';
import { fitsSequence, type LogOfRuns } from './sequenceRuns.ts';

/** That a step of a sequence failed, as a log tells it. */
export interface RunFinding {
  readonly message: string;
  /** The start tag of the step. */
  readonly range: Range;
  readonly related: readonly (FilePlace & { readonly message: string })[];
}

/**
 * The step at which the last run of each log failed. Only where each instruction of the run agrees with the sequence
 * in pointer and name: the log of another sequence, or of this one before it was edited, says nothing here.
 */
export function runFindings(
  document: TaskSequenceDocument,
  logs: readonly LogOfRuns[],
): readonly RunFinding[] {
  const failed = logs.flatMap((log) => {
    const run = log.runs.at(-1);
    return run?.failure ? [{ log, run, failure: run.failure }] : [];
  });
  if (failed.length === 0) return [];
  const instructions = placedInstructions(document);
  return failed.flatMap(({ log, run, failure }): RunFinding[] => {
    const instruction = failure.number === null ? undefined : instructions[failure.number];
    if (instruction?.kind !== 'step' || !fitsSequence(instructions, allItems(run.tree))) return [];
    const item = allItems(run.tree).findLast(
      ({ number, kind }) => kind === 'step' && number === failure.number,
    );
    const code = failure.code ? ` with ${codeName(failure.code.value, failure.code.system)}` : '';
    const when = run.end === null ? '' : ` at ${run.end}`;
    return [
      {
        message: `'${failure.name}' failed${code}: ${log.name} tells of a run that ended there${when}. The log says why.`,
        range: instruction.startTag,
        related: [
          ...placed(log.uri, failure.line, `First cause: ${failure.cause ?? 'not in the log'}`),
          ...placed(log.uri, item?.line ?? null, `'${failure.name}' begins`),
        ],
      },
    ];
  });
}

function placed(uri: string, line: number | null, message: string): RunFinding['related'] {
  return line === null ? [] : [{ uri, line, message }];
}
