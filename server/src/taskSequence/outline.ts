import type { FactHolder } from './facts.ts';
import type { ConditionContent } from './group.ts';
import type { StepContent } from './step.ts';

/** What stands in a sequence and in which order, wherever it stands in the text. */
export interface Outline extends FactHolder {
  /** Of all steps, in document order. */
  readonly steps: readonly StepContent[];
  /** Of all groups that have one, in document order of the groups. */
  readonly conditions: readonly ConditionContent[];
  /** What the reading before lends; undefined where more has changed than some contents. */
  readonly before: EarlierOutline | undefined;
}

/**
 * Of an earlier outline no more than its facts is kept, which hold nothing of the text they were made from: else each
 * reading would keep the one before it.
 */
interface EarlierOutline {
  readonly facts: readonly unknown[];
  readonly steps: readonly Replaced<StepContent>[];
  readonly conditions: readonly Replaced<ConditionContent>[];
}

export interface Replaced<Content> {
  /** Its place among all. */
  readonly ordinal: number;
  readonly old: Content;
  readonly new: Content;
}

/** The outline of a reading that follows another. */
export function nextOutline(
  earlier: Outline | undefined,
  steps: readonly StepContent[],
  conditions: readonly ConditionContent[],
): Outline {
  const replacedSteps = earlier && replaced(earlier.steps, steps);
  const replacedConditions = earlier && replaced(earlier.conditions, conditions);
  const before =
    replacedSteps && replacedConditions
      ? { facts: earlier.facts, steps: replacedSteps, conditions: replacedConditions }
      : undefined;
  return { steps, conditions, before, facts: [] };
}

/** The contents that differ; undefined where they are not as many as before, or too many to compare them. */
function replaced<Content>(
  before: readonly Content[],
  after: readonly Content[],
): readonly Replaced<Content>[] | undefined {
  if (before.length !== after.length) return undefined;
  const pairs: Replaced<Content>[] = [];
  // A loop over entries would make an object of each.
  for (let ordinal = 0; ordinal < after.length; ordinal++) {
    const old = before[ordinal];
    const content = after[ordinal];
    if (old === undefined || content === undefined || old === content) continue;
    if (pairs.length === FEW) return undefined;
    pairs.push({ ordinal, old, new: content });
  }
  return pairs;
}

/** A key changes one content. */
const FEW = 8;
