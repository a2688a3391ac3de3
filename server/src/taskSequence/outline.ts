import type { FactHolder } from './facts.ts';
import type { ConditionContent } from './group.ts';
import type { StepContent } from './step.ts';

/** What stands in a sequence and in which order, wherever it stands in the text. */
export interface Outline extends FactHolder {
  /** Of all steps, in document order. */
  readonly steps: readonly StepContent[];
  /** Of all groups that have one, in document order of the groups. */
  readonly conditions: readonly ConditionContent[];
  /** What the reading before lends; undefined where there was none, or where much has changed since. */
  readonly before: EarlierOutline | undefined;
}

/**
 * Of an earlier outline no more than its facts is kept, which hold nothing of the text they were made from: else each
 * reading would keep the one before it.
 */
interface EarlierOutline {
  readonly facts: readonly unknown[];
  readonly steps: Replacement<StepContent>;
  readonly conditions: Replacement<ConditionContent>;
}

/** A stretch of a list in the place of another one; both can be empty. */
export interface Replacement<Item> {
  /** The number of the first item of the stretch. */
  readonly start: number;
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** The outline of a reading that follows another. */
export function nextOutline(
  earlier: Outline | undefined,
  steps: readonly StepContent[],
  conditions: readonly ConditionContent[],
): Outline {
  const outline = { steps, conditions, facts: [] };
  if (!earlier) return { ...outline, before: undefined };
  const before = {
    facts: earlier.facts,
    steps: replacement(earlier.steps, steps),
    conditions: replacement(earlier.conditions, conditions),
  };
  return { ...outline, before: isSmall(before.steps) && isSmall(before.conditions) ? before : undefined };
}

function replacement<Item>(before: readonly Item[], after: readonly Item[]): Replacement<Item> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return {
    start,
    removed: before.slice(start, before.length - same),
    added: after.slice(start, after.length - same),
  };
}

function isSmall({ removed, added }: Replacement<unknown>): boolean {
  return removed.length + added.length <= SMALL;
}

/** A key changes one content. Beyond this, to compare costs as much as to begin anew. */
const SMALL = 64;
