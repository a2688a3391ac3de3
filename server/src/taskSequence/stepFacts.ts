import { findNamed } from './elements.ts';
import type { TaskSequence } from './model.ts';
import type { Step, StepContent } from './step.ts';

/**
 * A fact that follows from a step's content alone, worked out once for each content. Contents outlive an edit
 * wherever the text of their step is unchanged, so after a keystroke only one step is looked at again.
 */
export function stepFact<Fact>(workOut: (content: StepContent) => Fact): (step: Step | StepContent) => Fact {
  const number = factCount++;
  return (step) => {
    const content = 'content' in step ? step.content : step;
    // Only this fact writes under its number. A WeakMap in its place costs several times as much.
    let entry = content.facts[number] as { readonly fact: Fact } | undefined;
    if (!entry) {
      entry = { fact: workOut(content) };
      content.facts[number] = entry;
    }
    return entry.fact;
  };
}

let factCount = 0;

/** What follows from a whole sequence, worked out once for each reading of it: several rules ask the same. */
export function sequenceFact<Fact extends object>(
  workOut: (sequence: TaskSequence) => Fact,
): (sequence: TaskSequence) => Fact {
  const known = new WeakMap<TaskSequence, Fact>();
  return (sequence) => {
    let fact = known.get(sequence);
    if (!fact) {
      fact = workOut(sequence);
      known.set(sequence, fact);
    }
    return fact;
  };
}

/** The trimmed value of a variable, whatever the case of its name; undefined when it is absent or blank. */
export function contentValue(content: StepContent, name: string): string | undefined {
  return findNamed(content.variables, name)?.value?.text.trim() || undefined;
}
