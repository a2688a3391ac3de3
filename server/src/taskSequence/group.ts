import type { Range } from '../range.ts';
import type { NodeId } from '../syntax/xmlQuery.ts';
import { type Condition, type ConditionOperand, shiftCondition } from './conditions.ts';
import { type Attributes, shiftAttributes } from './elements.ts';
import type { UnexpectedMarkup } from './unexpectedMarkup.ts';

/** What the start tag of a group says, in offsets from its own start; reusable wherever it stands. */
export interface GroupTag {
  readonly name: string;
  readonly disabled: boolean;
  readonly continuesOnError: boolean;
  /** `name`, `description`, `disable`, `continueOnError`, `expand`. */
  readonly attributes: Attributes;
  /** Attributes that no group has. */
  readonly unexpected: readonly UnexpectedMarkup[];
  readonly text: string;
  /** What was worked out from this tag; only `factOf` looks here. */
  readonly facts: unknown[];
}

/** What the text of a group's `<condition>` says, in offsets from its own start; reusable wherever it stands. */
export interface ConditionContent {
  readonly condition: Condition;
  readonly unexpected: readonly UnexpectedMarkup[];
  readonly text: string;
  /** What was worked out from this content; only `factOf` looks here. */
  readonly facts: unknown[];
}

/** A condition where it stands in the sequence's source. */
export interface PlacedCondition {
  readonly content: ConditionContent;
  readonly start: number;
}

/** What stands below a group besides steps and groups; it fills while the sequence is read, for the condition may come last. */
export interface GroupBody {
  looseOperands: ConditionOperand[] | undefined;
  condition: PlacedCondition | undefined;
  guarded: boolean;
}

const NONE: readonly ConditionOperand[] = [];

/** A group where it stands, in offsets of the sequence's source. */
export class Group {
  /** Its row in the sequence's tree. */
  readonly node: NodeId;
  readonly tag: GroupTag;
  readonly range: Range;
  readonly parent: Group | undefined;
  /** The group or one above it is disabled. */
  readonly inactive: boolean;
  readonly #body: GroupBody;
  #attributes: Attributes | undefined;
  #condition: Condition | undefined;

  constructor(node: NodeId, range: Range, tag: GroupTag, parent: Group | undefined, body: GroupBody) {
    this.node = node;
    this.range = range;
    this.tag = tag;
    this.parent = parent;
    this.inactive = tag.disabled || (parent?.inactive ?? false);
    this.#body = body;
  }

  get startTag(): Range {
    return { start: this.range.start, end: this.range.start + this.tag.text.length };
  }

  get attributes(): Attributes {
    this.#attributes ??= shiftAttributes(this.tag.attributes, this.range.start);
    return this.#attributes;
  }

  get name(): string {
    return this.tag.name;
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
    return this.#body.looseOperands ?? NONE;
  }

  /** Whether the group itself is disabled. */
  get disabled(): boolean {
    return this.tag.disabled;
  }

  get continuesOnError(): boolean {
    return this.tag.continuesOnError;
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
