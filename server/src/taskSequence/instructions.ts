import type { Group, TaskSequence } from './model.ts';
import type { Step } from './step.ts';

/** What the engine's instruction pointer can stand on. */
export type Instruction =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'group-start'; readonly group: Group }
  | { readonly kind: 'group-end'; readonly group: Group };

/**
 * The instructions of a sequence in document order: the place in the array is the number that smsts.log calls
 * instruction pointer. A group takes two, where it starts and where it ends; what is disabled counts too. That
 * a sub task sequence takes one here is not verified on a log.
 */
export function instructions({ steps, groups }: TaskSequence): readonly Instruction[] {
  const numbered: Instruction[] = [];
  let open: Group | undefined;
  const leaveUpTo = (parent: Group | undefined) => {
    for (; open && open !== parent; open = open.parent) numbered.push({ kind: 'group-end', group: open });
  };
  let entered = 0;
  const enterGroupsBefore = (offset: number) => {
    for (let group = groups[entered]; group && group.range.start < offset; group = groups[++entered]) {
      leaveUpTo(group.parent);
      numbered.push({ kind: 'group-start', group });
      open = group;
    }
  };
  for (const step of steps) {
    enterGroupsBefore(step.start);
    leaveUpTo(step.parent);
    numbered.push({ kind: 'step', step });
  }
  enterGroupsBefore(Number.POSITIVE_INFINITY);
  leaveUpTo(undefined);
  return numbered;
}

/** The number of each step, and of each group where it starts. */
export function instructionNumbers(sequence: TaskSequence): ReadonlyMap<Step | Group, number> {
  const numbers = new Map<Step | Group, number>();
  for (const [number, instruction] of instructions(sequence).entries()) {
    if (instruction.kind === 'step') numbers.set(instruction.step, number);
    else if (instruction.kind === 'group-start') numbers.set(instruction.group, number);
  }
  return numbers;
}
