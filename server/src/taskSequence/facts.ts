import type { TaskSequence } from './model.ts';
import type { Step, StepContent } from './step.ts';

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

const tests: ((content: StepContent) => boolean)[] = [];

/**
 * The steps whose content passes a test, in document order. All such tests are answered by one pass over the steps of
 * a reading, which costs more than the tests: their answers are kept with the contents.
 */
export function stepsWhere(
  test: (content: StepContent) => boolean,
): (sequence: TaskSequence) => readonly Step[] {
  const number = tests.push(test) - 1;
  if (number >= MOST_TESTS) throw new RangeError(`there is room for ${MOST_TESTS} tests of steps`);
  return (sequence) => stepsByTest(sequence)[number] ?? [];
}

/** The bits of a small integer. */
const MOST_TESTS = 30;
const HIGHEST_BIT = 31;

const passedTests = stepFact((content) =>
  tests.reduce((bits, test, number) => bits | (Number(test(content)) << number), 0),
);

const stepsByTest = sequenceFact(({ steps }): readonly (readonly Step[])[] => {
  const passing: Step[][] = tests.map(() => []);
  for (const step of steps) {
    for (let bits = passedTests(step); bits !== 0; bits &= bits - 1) {
      passing[HIGHEST_BIT - Math.clz32(bits & -bits)]?.push(step);
    }
  }
  return passing;
});
