import type { Group, SequenceItem, TaskSequence } from './model.ts';
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
export function instructions(sequence: TaskSequence): readonly Instruction[] {
  const numbered: Instruction[] = [];
  const open: { readonly group: Group | undefined; readonly items: readonly SequenceItem[]; next: number }[] =
    [{ group: undefined, items: sequence.items, next: 0 }];
  for (let innermost = open.at(-1); innermost; innermost = open.at(-1)) {
    const item = innermost.items[innermost.next++];
    if (item === undefined) {
      if (innermost.group) numbered.push({ kind: 'group-end', group: innermost.group });
      open.pop();
    } else if (item.kind === 'step') {
      numbered.push(item);
    } else {
      numbered.push({ kind: 'group-start', group: item.group });
      open.push({ group: item.group, items: item.group.items, next: 0 });
    }
  }
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
