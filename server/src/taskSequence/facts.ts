import type { ConditionContent } from './group.ts';
import type { TaskSequence } from './model.ts';
import type { Outline, Replacement } from './outline.ts';
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

/** What can be compared by what it says. */
export type PlainData =
  | undefined
  | boolean
  | number
  | string
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };

/** What a fact of an outline looks at, without places. */
interface PartsOf<StepPart extends PlainData, ConditionPart extends PlainData> {
  readonly step: (content: StepContent) => StepPart;
  /** Of the condition of a group. */
  readonly condition: (content: ConditionContent) => ConditionPart;
}

/**
 * What follows from parts of the steps and conditions in their order. It sees nothing else, so it is good for the next
 * reading, too, where the parts of what changed are the same: a key in the value of one step mostly changes the parts
 * of none. Where some changed, `update` may make the new fact from the earlier one, or answer undefined. Neither it nor
 * `workOut` may return anything that holds a place or a step.
 */
export function outlineFact<StepPart extends PlainData, ConditionPart extends PlainData, Fact>(
  parts: PartsOf<StepPart, ConditionPart>,
  workOut: (steps: readonly StepPart[], conditions: readonly ConditionPart[]) => Fact,
  update: (
    earlier: Fact,
    steps: Replacement<StepPart>,
    conditions: Replacement<ConditionPart>,
  ) => Fact | undefined = () => undefined,
): (outline: Outline) => Fact {
  const number = factCount++;
  const entryOf = ({ before, steps, conditions }: Outline): { readonly fact: Fact } => {
    // Only this fact writes under its number.
    const earlier = before?.facts[number] as { readonly fact: Fact } | undefined;
    if (before && earlier) {
      const changedSteps = replacedParts(before.steps, parts.step);
      const changedConditions = replacedParts(before.conditions, parts.condition);
      if (saysTheSame(changedSteps) && saysTheSame(changedConditions)) return earlier;
      const fact = update(earlier.fact, changedSteps, changedConditions);
      if (fact !== undefined) return { fact };
    }
    return { fact: workOut(steps.map(parts.step), conditions.map(parts.condition)) };
  };
  return (outline) => {
    const entry = (outline.facts[number] as { readonly fact: Fact } | undefined) ?? entryOf(outline);
    outline.facts[number] = entry;
    return entry.fact;
  };
}

/**
 * What follows from what some steps say, in their order and wherever they stand: a step that says nothing to it can come
 * and go.
 */
export function saidFact<Part extends PlainData, Fact>(
  partOf: (content: StepContent) => Part | undefined,
  workOut: (parts: readonly Part[]) => Fact,
): (outline: Outline) => Fact {
  return outlineFact(
    { step: partOf, condition: () => undefined },
    (parts) => workOut(parts.filter(isSaid)),
    (earlier, { removed, added }) =>
      isSameData(removed.filter(isSaid), added.filter(isSaid)) ? earlier : undefined,
  );
}

function isSaid<Part>(part: Part | undefined): part is Part {
  return part !== undefined;
}

function replacedParts<Content, Part>(
  { start, removed, added }: Replacement<Content>,
  partOf: (content: Content) => Part,
): Replacement<Part> {
  return { start, removed: removed.map(partOf), added: added.map(partOf) };
}

function saysTheSame({ removed, added }: Replacement<PlainData>): boolean {
  return isSameData(removed, added);
}

export function isSameData(a: PlainData, b: PlainData): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

const tests: ((content: StepContent) => boolean)[] = [];

/**
 * The steps whose content passes a test, in document order. All such tests are answered by one pass over the steps,
 * which costs more than the tests: their answers are kept with the contents.
 */
export function stepsWhere(
  test: (content: StepContent) => boolean,
): (sequence: TaskSequence) => readonly Step[] {
  const number = tests.push(test) - 1;
  if (number >= MOST_TESTS) throw new RangeError(`there is room for ${MOST_TESTS} tests of steps`);
  return (sequence) => {
    const known = passingSteps(sequence);
    known[number] ??= stepsWithBit(sequence, number);
    return known[number];
  };
}

/** The bits of a small integer. */
const MOST_TESTS = 30;

/** By the number of the test. */
const passingSteps = sequenceFact((): (readonly Step[] | undefined)[] => []);

function stepsWithBit({ steps, outline }: TaskSequence, number: number): readonly Step[] {
  const passed = passedTests(outline);
  const passing: Step[] = [];
  for (let ordinal = 0; ordinal < steps.length; ordinal++) {
    const step = ((passed[ordinal] ?? 0) >>> number) & 1 ? steps[ordinal] : undefined;
    if (step) passing.push(step);
  }
  return passing;
}

const testsOfStep = stepFact((content) =>
  tests.reduce((bits, test, number) => bits | (Number(test(content)) << number), 0),
);

const PASSED_TESTS = factCount++;

/** The tests that each step passes, as bits by their numbers. */
function passedTests(outline: Outline): Int32Array {
  const { facts, before, steps } = outline;
  // Nothing else writes under this number.
  const known = facts[PASSED_TESTS] as Int32Array | undefined;
  if (known) return known;
  const earlier = before?.facts[PASSED_TESTS] as Int32Array | undefined;
  const passed = before && earlier ? spliced(earlier, before.steps) : Int32Array.from(steps, testsOfStep);
  facts[PASSED_TESTS] = passed;
  return passed;
}

function spliced(earlier: Int32Array, { start, removed, added }: Replacement<StepContent>): Int32Array {
  const passed = new Int32Array(earlier.length - removed.length + added.length);
  passed.set(earlier.subarray(0, start));
  passed.set(added.map(testsOfStep), start);
  passed.set(earlier.subarray(start + removed.length), start + added.length);
  return passed;
}
