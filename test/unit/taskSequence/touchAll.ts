import { disagreements, readCommand } from '../../../server/src/taskSequence/actions.ts';
import { readCommandLine, shellOperators, switchesOf } from '../../../server/src/taskSequence/commandLine.ts';
import { instructions } from '../../../server/src/taskSequence/instructions.ts';
import type { TaskSequenceDocument } from '../../../server/src/taskSequence/model.ts';
import { packageUsesOf } from '../../../server/src/taskSequence/references.ts';
import { placeRange } from '../../../server/src/taskSequence/textPlace.ts';
import { variableReads } from '../../../server/src/taskSequence/variableReads.ts';
import { variableWrites } from '../../../server/src/taskSequence/variableWrites.ts';
import { describeModel } from './describeModel.ts';

/** Asks a model everything there is to ask; returns every range it gave, in offsets of the sequence's source. */
export function touchAll(
  document: TaskSequenceDocument,
): readonly { readonly start: number; readonly end: number }[] {
  const { sequence } = document;
  describeModel(document);
  const instructionCount = instructions(sequence).length;
  if (instructionCount !== sequence.steps.length + 2 * sequence.groups.length) {
    throw new Error(`${instructionCount} instructions`);
  }
  const ranges = [...sequence.unexpected, ...sequence.steps.flatMap((step) => step.unexpected)].map(
    (unexpected) => unexpected.nameRange,
  );
  for (const { step, use } of packageUsesOf(sequence)) ranges.push(placeRange(step, use.place));
  for (const step of sequence.steps) {
    ranges.push(step.range, step.startTag);
    disagreements(step);
    const command = readCommand(step);
    if (command) {
      switchesOf(readCommandLine(command.text).tokens);
      shellOperators(command.text);
      ranges.push(...command.places.map((place) => placeRange(step, place)));
    }
    for (const { place } of [...variableReads(step), ...variableWrites(step)])
      ranges.push(placeRange(step, place));
  }
  return ranges;
}
