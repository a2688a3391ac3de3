import type { ConditionContent } from './group.ts';
import type { StepContent } from './step.ts';

/** By the offset at which each begins in its source. */
interface Contents {
  readonly source: string;
  readonly steps: Map<number, StepContent>;
  /** Those of groups; a step's is in its content. */
  readonly conditions: Map<number, ConditionContent>;
}

/**
 * Contents of steps and of the conditions of groups, kept from one reading of a source to the next. What stands in
 * the stretch that both sources begin or end with has the same text as before, so its content is found by its
 * place, without looking at the text.
 */
export class KnownSteps {
  #known = emptyContents('');
  #next = emptyContents('');
  /** How much of both sources is the same at their beginnings and at their ends. */
  #prefix = 0;
  #suffix = 0;

  /** Prepares for the reading of `source`. */
  begin(source: string): void {
    const before = this.#known.source;
    this.#prefix = commonPrefix(before, source);
    const shorter = Math.min(before.length, source.length) - this.#prefix;
    this.#suffix = Math.min(commonSuffix(before, source), shorter);
    this.#next = emptyContents(source);
  }

  /** The content of the unchanged step of that length that begins at `start` of the source being read. */
  findStep(start: number, length: number): StepContent | undefined {
    return this.#find(this.#known.steps, start, length);
  }

  /** The same for the condition of a group. */
  findCondition(start: number, length: number): ConditionContent | undefined {
    return this.#find(this.#known.conditions, start, length);
  }

  /** Whether nothing was read before. */
  get isEmpty(): boolean {
    return this.#known.steps.size === 0;
  }

  keepStep(start: number, content: StepContent): void {
    this.#next.steps.set(start, content);
  }

  keepCondition(start: number, content: ConditionContent): void {
    this.#next.conditions.set(start, content);
  }

  /** Ends the reading; what it read is known from now on. */
  finish(): void {
    this.#known = this.#next;
  }

  #find<Content extends { readonly length: number }>(
    contents: ReadonlyMap<number, Content>,
    start: number,
    length: number,
  ): Content | undefined {
    const place = this.#placeBefore(start, length);
    const content = place === undefined ? undefined : contents.get(place);
    return content?.length === length ? content : undefined;
  }

  /** Where an unchanged stretch began in the source read before. */
  #placeBefore(start: number, length: number): number | undefined {
    if (start + length <= this.#prefix) return start;
    const { source } = this.#next;
    if (start >= source.length - this.#suffix) return start - source.length + this.#known.source.length;
    return undefined;
  }
}

function emptyContents(source: string): Contents {
  return { source, steps: new Map(), conditions: new Map() };
}

/** Comparing slices is far quicker than comparing characters, so the place of the difference is halved down to. */
function commonPrefix(a: string, b: string): number {
  return largest(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to));
}

function commonSuffix(a: string, b: string): number {
  return largest(
    Math.min(a.length, b.length),
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
}

/** The largest count up to `limit` for which the stretch from 0 is the same, given how to compare a stretch. */
function largest(limit: number, same: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (same(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
