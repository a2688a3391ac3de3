import { type TextChange, textChange } from '../textChange.ts';
import type { ConditionContent, GroupTag } from './group.ts';
import type { ReferenceListContent } from './referenceList.ts';
import type { StepContent } from './step.ts';

/** By the offset at which each begins in its source. */
interface Contents {
  readonly source: string;
  readonly steps: Map<number, StepContent>;
  readonly groupTags: Map<number, GroupTag>;
  readonly referenceLists: Map<number, ReferenceListContent>;
  /** Those of groups; a step's is in its content. */
  readonly conditions: Map<number, ConditionContent>;
}

/**
 * Contents of steps, of the start tags of groups and of their conditions, kept from one reading of a source to the next. What stands in
 * the stretch that both sources begin or end with has the same text as before, so its content is found by its
 * place, without looking at the text.
 */
export class KnownSteps {
  #known = emptyContents('');
  #next = emptyContents('');
  #change: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };

  /** Prepares for the reading of `source`. */
  begin(source: string): void {
    this.#change = textChange(this.#known.source, source);
    this.#next = emptyContents(source);
  }

  /** The content of the unchanged step of that length that begins at `start` of the source being read. */
  findStep(start: number, length: number): StepContent | undefined {
    return this.#find(this.#known.steps, start, length);
  }

  /** The same for the start tag of a group. */
  findGroupTag(start: number, length: number): GroupTag | undefined {
    return this.#find(this.#known.groupTags, start, length);
  }

  /** The reference list that has neither changed nor moved. */
  findReferenceList(start: number, length: number): ReferenceListContent | undefined {
    const hasMoved = this.#placeBefore(start, length) !== start;
    return hasMoved ? undefined : this.#find(this.#known.referenceLists, start, length);
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

  keepGroupTag(start: number, tag: GroupTag): void {
    this.#next.groupTags.set(start, tag);
  }

  keepReferenceList(start: number, list: ReferenceListContent): void {
    this.#next.referenceLists.set(start, list);
  }

  keepCondition(start: number, content: ConditionContent): void {
    this.#next.conditions.set(start, content);
  }

  /** Ends the reading; what it read is known from now on. */
  finish(): void {
    this.#known = this.#next;
  }

  #find<Content extends { readonly text: string }>(
    contents: ReadonlyMap<number, Content>,
    start: number,
    length: number,
  ): Content | undefined {
    const place = this.#placeBefore(start, length);
    const content = place === undefined ? undefined : contents.get(place);
    return content?.text.length === length ? content : undefined;
  }

  /** Where an unchanged stretch began in the source read before. */
  #placeBefore(start: number, length: number): number | undefined {
    if (start + length <= this.#change.start) return start;
    if (start >= this.#change.newEnd) return start - this.#change.newEnd + this.#change.oldEnd;
    return undefined;
  }
}

function emptyContents(source: string): Contents {
  return {
    source,
    steps: new Map(),
    groupTags: new Map(),
    referenceLists: new Map(),
    conditions: new Map(),
  };
}
