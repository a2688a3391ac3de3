import { type Range, shiftRange } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import type { Group } from './model.ts';
import { contentValue } from './stepFacts.ts';

/** `<variable name= property= hidden=>value</variable>`. */
export interface Variable {
  readonly name: string;
  readonly property: string | undefined;
  readonly hidden: boolean;
  /** The whole element. */
  readonly range: Range;
  readonly startTag: Range;
  /** Undefined when the element is self-closing. */
  readonly value: SourceString | undefined;
}

/** What the text of a step says, in offsets from the step's own start; reusable wherever that text stands. */
export interface StepContent {
  readonly element: 'step' | 'subtasksequence';
  /** Undefined for the plain command steps of old MDT templates. */
  readonly type: string | undefined;
  readonly name: string;
  readonly disabled: boolean;
  readonly conditional: boolean;
  readonly attributes: ReadonlyMap<string, SourceString>;
  readonly startTag: Range;
  /** Behind the start tag, where the first child stands; undefined when the step is self-closing. */
  readonly inner: Range | undefined;
  readonly length: number;
  readonly action: SourceString | undefined;
  /** The element that holds the variables. */
  readonly variableList: { readonly range: Range; readonly inner: Range | undefined } | undefined;
  readonly variables: readonly Variable[];
}

/** A step where it stands: its content, and offsets of the sequence's source. */
export class Step {
  readonly content: StepContent;
  readonly start: number;
  readonly parent: Group | undefined;
  #variables: readonly Variable[] | undefined;

  constructor(content: StepContent, start: number, parent: Group | undefined) {
    this.content = content;
    this.start = start;
    this.parent = parent;
  }

  get type(): string | undefined {
    return this.content.type;
  }

  get name(): string {
    return this.content.name;
  }

  get range(): Range {
    return { start: this.start, end: this.start + this.content.length };
  }

  get startTag(): Range {
    return shiftRange(this.content.startTag, this.start);
  }

  get action(): SourceString | undefined {
    return this.content.action?.shifted(this.start);
  }

  get variables(): readonly Variable[] {
    this.#variables ??= this.content.variables.map((variable) => ({
      ...variable,
      range: shiftRange(variable.range, this.start),
      startTag: shiftRange(variable.startTag, this.start),
      value: variable.value?.shifted(this.start),
    }));
    return this.#variables;
  }

  /** Variables are found whatever the case of their names, as the engine does. */
  variable(name: string): Variable | undefined {
    const wanted = name.toLowerCase();
    const index = this.content.variables.findIndex((variable) => variable.name.toLowerCase() === wanted);
    return index === -1 ? undefined : this.variables[index];
  }

  /** The trimmed value of a variable; undefined when it is absent or blank. */
  value(name: string): string | undefined {
    return contentValue(this.content, name);
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
