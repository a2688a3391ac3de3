import type { Range } from '../range.ts';
import type { NodeId } from '../syntax/xmlQuery.ts';
import { type Condition, type ConditionOperand, shiftCondition } from './conditions.ts';
import type { Attributes } from './elements.ts';
import type { SequenceItem } from './model.ts';
import type { UnexpectedMarkup } from './unexpectedMarkup.ts';

/** What the text of a group's `<condition>` says, in offsets from its own start; reusable wherever it stands. */
export interface ConditionContent {
  readonly condition: Condition;
  readonly unexpected: readonly UnexpectedMarkup[];
  readonly text: string;
}

/** A condition where it stands in the sequence's source. */
export interface PlacedCondition {
  readonly content: ConditionContent;
  readonly start: number;
}

/** What stands below a group; it fills while the sequence is read, for the condition may come last. */
export interface GroupBody {
  readonly items: SequenceItem[];
  readonly looseOperands: ConditionOperand[];
  condition: PlacedCondition | undefined;
  guarded: boolean;
}

/** A group where it stands, in offsets of the sequence's source. */
export class Group {
  /** Its row in the sequence's tree. */
  readonly node: NodeId;
  /** `name`, `description`, `disable`, `continueOnError`, `expand`. */
  readonly attributes: Attributes;
  readonly range: Range;
  readonly startTag: Range;
  readonly parent: Group | undefined;
  /** The group or one above it is disabled. */
  readonly inactive: boolean;
  readonly #body: GroupBody;
  #condition: Condition | undefined;

  constructor(
    place: { readonly node: NodeId; readonly range: Range; readonly startTag: Range },
    attributes: Attributes,
    parent: Group | undefined,
    body: GroupBody,
  ) {
    this.node = place.node;
    this.range = place.range;
    this.startTag = place.startTag;
    this.attributes = attributes;
    this.parent = parent;
    this.inactive = this.disabled || (parent?.inactive ?? false);
    this.#body = body;
  }

  get name(): string {
    return this.attributes.get('name')?.text ?? '';
  }

  get items(): readonly SequenceItem[] {
    return this.#body.items;
  }

  /** The condition as it is kept from one reading to the next. */
  get placedCondition(): PlacedCondition | undefined {
    return this.#body.condition;
  }

  get condition(): Condition | undefined {
    const placed = this.#body.condition;
    if (placed) this.#condition ??= shiftCondition(placed.content.condition, placed.start);
    return this.#condition;
  }

  /** Tests that stand directly below the group, outside of any `<condition>`: the engine does not look at them. */
  get looseOperands(): readonly ConditionOperand[] {
    return this.#body.looseOperands;
  }

  /** Whether the group itself is disabled. */
  get disabled(): boolean {
    return this.attributes.get('disable')?.text === 'true';
  }

  get continuesOnError(): boolean {
    return this.attributes.get('continueOnError')?.text === 'true';
  }

  /** Whether the group itself has a condition that says something. */
  get conditional(): boolean {
    return (this.#body.condition?.content.condition.operands.length ?? 0) > 0;
  }

  /** The group or one above it has a condition that says something. */
  get guarded(): boolean {
    return this.#body.guarded;
  }
}
