import type { StepContent } from './step.ts';

/**
 * Contents of steps, kept from one reading of a source to the next. A step in the stretch that both sources begin
 * or end with has the same text as before, so its content is found by its place, without looking at the text.
 */
export class KnownSteps {
  #source = '';
  /** By the offset at which the step begins in `#source`. */
  #contents = new Map<number, StepContent>();
  #next = { source: '', contents: new Map<number, StepContent>() };
  /** How much of both sources is the same at their beginnings and at their ends. */
  #prefix = 0;
  #suffix = 0;

  /** Prepares for the reading of `source`. */
  begin(source: string): void {
    this.#prefix = commonPrefix(this.#source, source);
    const shorter = Math.min(this.#source.length, source.length) - this.#prefix;
    this.#suffix = Math.min(commonSuffix(this.#source, source), shorter);
    this.#next = { source, contents: new Map() };
  }

  /** The content of the unchanged step of that length that begins at `start` of the source being read. */
  find(start: number, length: number): StepContent | undefined {
    const { source } = this.#next;
    const before =
      start + length <= this.#prefix
        ? start
        : start >= source.length - this.#suffix
          ? start - source.length + this.#source.length
          : undefined;
    const content = before === undefined ? undefined : this.#contents.get(before);
    return content?.length === length ? content : undefined;
  }

  /** Whether nothing was read before. */
  get isEmpty(): boolean {
    return this.#contents.size === 0;
  }

  keep(start: number, content: StepContent): void {
    this.#next.contents.set(start, content);
  }

  /** Ends the reading; its steps are the known ones from now on. */
  finish(): void {
    this.#source = this.#next.source;
    this.#contents = this.#next.contents;
  }
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
