import { type TextChange, textChange } from '../textChange.ts';
import type { ConditionContent, GroupTag } from './group.ts';
import { nextOutline, type Outline } from './outline.ts';
import type { ReferenceListContent } from './referenceList.ts';
import type { StepContent } from './step.ts';

/** The contents of one kind, in the order of the offsets at which they begin; so they are kept and asked for, too. */
class PlacedContents<Content extends { readonly text: string }> {
  readonly #starts: number[] = [];
  readonly #contents: Content[] = [];
  /** What stands before has been asked for. */
  #next = 0;

  keep(start: number, content: Content): void {
    this.#starts.push(start);
    this.#contents.push(content);
  }

  find(start: number, length: number): Content | undefined {
    const starts = this.#starts;
    while (this.#next < starts.length && (starts[this.#next] ?? 0) < start) this.#next++;
    const content = starts[this.#next] === start ? this.#contents[this.#next] : undefined;
    return content?.text.length === length ? content : undefined;
  }

  get isEmpty(): boolean {
    return this.#starts.length === 0;
  }
}

class Contents {
  readonly source: string;
  readonly steps = new PlacedContents<StepContent>();
  readonly groupTags = new PlacedContents<GroupTag>();
  readonly referenceLists = new PlacedContents<ReferenceListContent>();
  /** Those of groups; a step's is in its content. */
  readonly conditions = new PlacedContents<ConditionContent>();

  constructor(source: string) {
    this.source = source;
  }
}

/**
 * Contents of steps, of the start tags of groups and of their conditions, kept from one reading of a source to the next. What stands in
 * the stretch that both sources begin or end with has the same text as before, so its content is found by its
 * place, without looking at the text.
 */
export class KnownSteps {
  #known = new Contents('');
  #next = new Contents('');
  #outline: Outline | undefined;
  #change: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };

  /** Prepares for the reading of `source`. */
  begin(source: string): void {
    this.#change = textChange(this.#known.source, source);
    this.#next = new Contents(source);
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
    return this.#known.steps.isEmpty;
  }

  keepStep(start: number, content: StepContent): void {
    this.#next.steps.keep(start, content);
  }

  keepGroupTag(start: number, tag: GroupTag): void {
    this.#next.groupTags.keep(start, tag);
  }

  keepReferenceList(start: number, list: ReferenceListContent): void {
    this.#next.referenceLists.keep(start, list);
  }

  keepCondition(start: number, content: ConditionContent): void {
    this.#next.conditions.keep(start, content);
  }

  /** Ends the reading; what it read is known from now on. Returns the outline of all that was kept, in its order. */
  finish(steps: readonly StepContent[], conditions: readonly ConditionContent[]): Outline {
    this.#known = this.#next;
    this.#outline = nextOutline(this.#outline, steps, conditions);
    return this.#outline;
  }

  #find<Content extends { readonly text: string }>(
    contents: PlacedContents<Content>,
    start: number,
    length: number,
  ): Content | undefined {
    const place = this.#placeBefore(start, length);
    return place === undefined ? undefined : contents.find(place, length);
  }

  /** Where an unchanged stretch began in the source read before. */
  #placeBefore(start: number, length: number): number | undefined {
    if (start + length <= this.#change.start) return start;
    if (start >= this.#change.newEnd) return start - this.#change.newEnd + this.#change.oldEnd;
    return undefined;
  }
}
