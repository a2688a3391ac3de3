import { type Range, shiftRange } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import type { NodeId } from '../syntax/xmlQuery.ts';
import { type Condition, type ConditionOperand, shiftCondition, shiftOperand } from './conditions.ts';
import { type Attributes, findNamed, shiftVariable, type Variable } from './elements.ts';
import type { Group } from './group.ts';
import { shiftUnexpected, type UnexpectedMarkup } from './unexpectedMarkup.ts';

export type { Variable } from './elements.ts';

/** What the text of a step says, in offsets from the step's own start; reusable wherever that text stands. */
export interface StepContent {
  readonly element: 'step' | 'subtasksequence';
  /** Undefined for the plain command steps of old MDT templates. */
  readonly type: string | undefined;
  readonly name: string;
  readonly disabled: boolean;
  /** Whether there is a condition that says something. */
  readonly conditional: boolean;
  readonly condition: Condition | undefined;
  /** Tests that stand directly below the step, outside of any `<condition>`: the engine does not look at them. */
  readonly looseOperands: readonly ConditionOperand[];
  readonly attributes: Attributes;
  readonly startTag: Range;
  /** Behind the start tag, where the first child stands; undefined when the step is self-closing. */
  readonly inner: Range | undefined;
  /** All of it, tags included. */
  readonly text: string;
  /** How many rows of a tree it takes. */
  readonly rows: number;
  readonly action: SourceString | undefined;
  /** The element that holds the variables. */
  readonly variableList: { readonly range: Range; readonly inner: Range | undefined } | undefined;
  readonly variables: readonly Variable[];
  /** Elements and attributes that no step has. */
  readonly unexpected: readonly UnexpectedMarkup[];
  /** What was worked out from this content, by the number of the fact; only `stepFact` looks here. */
  readonly facts: unknown[];
}

/** The trimmed value of a variable, whatever the case of its name; undefined when it is absent or blank. */
export function contentValue(content: StepContent, name: string): string | undefined {
  return findNamed(content.variables, name)?.value?.text.trim() || undefined;
}

/** A step of which only its own text is known; `start` is 0 where it is looked at by itself. */
export type LoneStep = Omit<Step, 'parent' | 'node' | 'inactive' | 'guarded'>;

/** A step where it stands: its content, and offsets of the sequence's source. */
export class Step {
  readonly content: StepContent;
  readonly start: number;
  readonly parent: Group | undefined;
  /** Its row in the sequence's tree. */
  readonly node: NodeId;
  #variables: readonly Variable[] | undefined;
  #condition: Condition | undefined;

  constructor(content: StepContent, start: number, parent: Group | undefined, node: NodeId) {
    this.content = content;
    this.start = start;
    this.parent = parent;
    this.node = node;
  }

  get type(): string | undefined {
    return this.content.type;
  }

  get name(): string {
    return this.content.name;
  }

  get range(): Range {
    return { start: this.start, end: this.start + this.content.text.length };
  }

  get startTag(): Range {
    return shiftRange(this.content.startTag, this.start);
  }

  get action(): SourceString | undefined {
    return this.content.action?.shifted(this.start);
  }

  get variables(): readonly Variable[] {
    this.#variables ??= this.content.variables.map((variable) => shiftVariable(variable, this.start));
    return this.#variables;
  }

  get condition(): Condition | undefined {
    const { condition } = this.content;
    if (condition) this.#condition ??= shiftCondition(condition, this.start);
    return this.#condition;
  }

  get looseOperands(): readonly ConditionOperand[] {
    return this.content.looseOperands.map((operand) => shiftOperand(operand, this.start));
  }

  get unexpected(): readonly UnexpectedMarkup[] {
    return this.content.unexpected.map((unexpected) => shiftUnexpected(unexpected, this.start));
  }

  /** The value of an attribute; undefined when it is not written. */
  attribute(name: string): SourceString | undefined {
    return this.content.attributes.get(name)?.shifted(this.start);
  }

  /** Variables are found whatever the case of their names, as the engine does. */
  variable(name: string): Variable | undefined {
    const found = findNamed(this.content.variables, name);
    return found && shiftVariable(found, this.start);
  }

  /** The trimmed value of a variable; undefined when it is absent or blank. */
  value(name: string): string | undefined {
    return contentValue(this.content, name);
  }

  get continuesOnError(): boolean {
    return this.content.attributes.get('continueOnError')?.text === 'true';
  }

  /** Whether the step or a group above it is disabled. */
  get inactive(): boolean {
    return this.content.disabled || (this.parent?.inactive ?? false);
  }

  /** Whether the step or a group above it has a condition. */
  get guarded(): boolean {
    return this.content.conditional || (this.parent?.guarded ?? false);
  }
}
