import type { Range } from '../range.ts';
import { type Instruction, instructions } from '../taskSequence/instructions.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { toDocument } from './embedding.ts';

/** A group or step as a log tells of it; `kind` is undefined where the log leaves it open. */
export interface WantedItem {
  readonly kind: 'group' | 'step' | undefined;
  readonly name: string;
  /** The instruction pointer. */
  readonly number: number | undefined;
}

/** One instruction of a sequence; its place in the array is what smsts.log calls instruction pointer. */
export interface NamedInstruction {
  readonly kind: Instruction['kind'];
  readonly name: string;
}

/** An instruction and where its group or step stands, in offsets of the document. */
export interface PlacedInstruction extends NamedInstruction {
  readonly range: Range;
  readonly startTag: Range;
  /** The value of the attribute `name`; the start tag where it has none. */
  readonly nameRange: Range;
}

/** The instructions of a sequence in document order. */
export function placedInstructions({ sequence }: TaskSequenceDocument): readonly PlacedInstruction[] {
  const placed = (range: Range) => toDocument(range, sequence.embedding);
  return instructions(sequence).map((instruction) => {
    const item = instruction.kind === 'step' ? instruction.step : instruction.group;
    const name =
      instruction.kind === 'step'
        ? instruction.step.attribute('name')
        : instruction.group.attributes.get('name');
    return {
      kind: instruction.kind,
      name: item.name,
      range: placed(item.range),
      startTag: placed(item.startTag),
      nameRange: placed(name?.range ?? item.startTag),
    };
  });
}

/** Which instructions a log can mean. */
export interface FoundInstructions {
  /** True where instruction pointer and name agree; else the name alone was looked for. */
  readonly certain: boolean;
  /** Places in the array; each group where it starts. */
  readonly numbers: readonly number[];
}

/**
 * The instruction a log tells of: by pointer and name; where the sequence is another than the one that ran, or was
 * edited since, all of that name.
 */
export function findInstructions(all: readonly NamedInstruction[], wanted: WantedItem): FoundInstructions {
  const there = wanted.number === undefined ? undefined : all[wanted.number];
  if (wanted.number !== undefined && there && isMeant(there, wanted)) {
    return {
      certain: true,
      numbers: [there.kind === 'group-end' ? startOf(all, wanted.number) : wanted.number],
    };
  }
  const numbers = [...all.keys()].filter((number) => {
    const one = all[number];
    return one !== undefined && one.kind !== 'group-end' && isMeant(one, wanted);
  });
  return { certain: false, numbers };
}

/** Whether kind and name agree; `wanted.number` is not looked at. */
export function isMeant(
  { kind, name }: NamedInstruction,
  wanted: Pick<WantedItem, 'kind' | 'name'>,
): boolean {
  const kindAgrees = wanted.kind === undefined || (wanted.kind === 'step') === (kind === 'step');
  return kindAgrees && name.trim() === wanted.name.trim();
}

/** Where the group starts whose end is the instruction `end`. */
function startOf(all: readonly NamedInstruction[], end: number): number {
  let depth = 0;
  for (let number = end; number >= 0; number--) {
    const kind = all[number]?.kind;
    if (kind === 'group-end') depth++;
    if (kind === 'group-start' && --depth === 0) return number;
  }
  return end;
}
