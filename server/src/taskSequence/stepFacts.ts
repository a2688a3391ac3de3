import { findNamed } from './elements.ts';
import type { TaskSequence } from './model.ts';
import type { StepContent } from './step.ts';

/** What was worked out from an object, by the number of the fact; only this module looks inside. */
export interface FactHolder {
  readonly facts: unknown[];
}

/**
 * A fact that follows from an object alone, worked out once and kept with it. A WeakMap costs several times as much
 * a question, and what it holds outlives the collection of young objects, with the whole model it refers to.
 */
export function factOf<Holder extends FactHolder, Fact>(
  workOut: (holder: Holder) => Fact,
): (holder: Holder) => Fact {
  const number = factCount++;
  return (holder) => {
    // Only this fact writes under its number.
    let entry = holder.facts[number] as { readonly fact: Fact } | undefined;
    if (!entry) {
      entry = { fact: workOut(holder) };
      holder.facts[number] = entry;
    }
    return entry.fact;
  };
}

let factCount = 0;

/**
 * A fact that follows from a step's content. Contents outlive an edit wherever the text of their step is unchanged,
 * so after a keystroke only one step is looked at again.
 */
export function stepFact<Fact>(
  workOut: (content: StepContent) => Fact,
): (step: { readonly content: StepContent } | StepContent) => Fact {
  const factOfContent = factOf(workOut);
  return (step) => factOfContent('content' in step ? step.content : step);
}

/** What follows from a whole sequence, worked out once for each reading of it: several rules ask the same. */
export function sequenceFact<Fact>(
  workOut: (sequence: TaskSequence) => Fact,
): (sequence: TaskSequence) => Fact {
  return factOf(workOut);
}

/** The trimmed value of a variable, whatever the case of its name; undefined when it is absent or blank. */
export function contentValue(content: StepContent, name: string): string | undefined {
  return findNamed(content.variables, name)?.value?.text.trim() || undefined;
}
