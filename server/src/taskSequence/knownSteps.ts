import { type TextChange, textChange } from '../textChange.ts';
import type { ConditionContent, GroupTag } from './group.ts';
import { nextOutline, type Outline } from './outline.ts';
import type { ReferenceListContent } from './referenceList.ts';
import type { Step, StepContent } from './step.ts';

/** What begins at `start` of the source. */
interface Placed<Content> {
  readonly start: number;
  readonly content: Content;
}

/** The contents of one kind, in the order of the offsets at which they begin; so they are asked for, too. */
class PlacedContents<Content extends { readonly text: string }> {
  readonly #items: Placed<Content>[];
  /** What stands before has been asked for. */
  #next = 0;

  constructor(items: Placed<Content>[] = []) {
    this.#items = items;
  }

  keep(start: number, content: Content): void {
    this.#items.push({ start, content });
  }

  find(start: number, length: number): Content | undefined {
    const items = this.#items;
    let item = items[this.#next];
    while (item && item.start < start) item = items[++this.#next];
    return item?.start === start && item.content.text.length === length ? item.content : undefined;
  }
}

interface Contents {
  readonly source: string;
  readonly steps: PlacedContents<StepContent>;
  readonly groupTags: PlacedContents<GroupTag>;
  readonly referenceLists: PlacedContents<ReferenceListContent>;
  /** Those of groups; a step's is in its content. */
  readonly conditions: PlacedContents<ConditionContent>;
}

/**
 * Contents of steps, of the start tags of groups, of their conditions and of reference lists, kept from one reading of a
 * source to the next. What stands in the stretch that both sources begin or end with has the same text as before, so its
 * content is found by its place, without looking at the text.
 */
export class KnownSteps {
  #known: Contents | undefined;
  #source = '';
  #groupTags = new PlacedContents<GroupTag>();
  #referenceLists = new PlacedContents<ReferenceListContent>();
  #conditions = new PlacedContents<ConditionContent>();
  #change: TextChange = { start: 0, oldEnd: 0, newEnd: 0 };
  #outline: Outline | undefined;

  /** Prepares for the reading of `source`. */
  begin(source: string): void {
    if (this.#known) this.#change = textChange(this.#known.source, source);
    this.#source = source;
    this.#groupTags = new PlacedContents();
    this.#referenceLists = new PlacedContents();
    this.#conditions = new PlacedContents();
  }

  /** The content of the unchanged step of that length that begins at `start` of the source being read. */
  findStep(start: number, length: number): StepContent | undefined {
    return this.#find(this.#known?.steps, start, length);
  }

  /** The same for the start tag of a group. */
  findGroupTag(start: number, length: number): GroupTag | undefined {
    return this.#find(this.#known?.groupTags, start, length);
  }

  /** The reference list that has neither changed nor moved. */
  findReferenceList(start: number, length: number): ReferenceListContent | undefined {
    const hasMoved = this.#placeBefore(start, length) !== start;
    return hasMoved ? undefined : this.#find(this.#known?.referenceLists, start, length);
  }

  /** The same for the condition of a group. */
  findCondition(start: number, length: number): ConditionContent | undefined {
    return this.#find(this.#known?.conditions, start, length);
  }

  /** Whether nothing was read before. */
  get isEmpty(): boolean {
    return this.#known === undefined;
  }

  keepGroupTag(start: number, tag: GroupTag): void {
    this.#groupTags.keep(start, tag);
  }

  keepReferenceList(start: number, list: ReferenceListContent): void {
    this.#referenceLists.keep(start, list);
  }

  keepCondition(start: number, content: ConditionContent): void {
    this.#conditions.keep(start, content);
  }

  /** Ends the reading; what it read is known from now on. `steps` and `conditions` are those of the sequence, in order. */
  finish(steps: Step[], conditions: readonly ConditionContent[]): Outline {
    this.#known = {
      source: this.#source,
      steps: new PlacedContents(steps),
      groupTags: this.#groupTags,
      referenceLists: this.#referenceLists,
      conditions: this.#conditions,
    };
    const contents = steps.map(({ content }) => content);
    this.#outline = nextOutline(this.#outline, contents, conditions);
    return this.#outline;
  }

  #find<Content extends { readonly text: string }>(
    contents: PlacedContents<Content> | undefined,
    start: number,
    length: number,
  ): Content | undefined {
    const place = this.#placeBefore(start, length);
    return place === undefined ? undefined : contents?.find(place, length);
  }

  /** Where an unchanged stretch began in the source read before. */
  #placeBefore(start: number, length: number): number | undefined {
    if (start + length <= this.#change.start) return start;
    if (start >= this.#change.newEnd) return start - this.#change.newEnd + this.#change.oldEnd;
    return undefined;
  }
}
