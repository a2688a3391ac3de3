import type { Range } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import type { Dialect } from './dialect.ts';
import type { Step } from './step.ts';

/** A document that holds a task sequence. */
export interface TaskSequenceDocument {
  /** The text the user sees. */
  readonly text: string;
  readonly package: PackageObject | undefined;
  readonly sequence: TaskSequence;
}

/** The object round the sequence, in offsets of the document. */
export interface PackageObject {
  /** `instance`: the console's `<INSTANCE>`; `element`: `<SmsTaskSequencePackage>`. */
  readonly kind: 'instance' | 'element';
  readonly startTag: Range;
  /** By name, as the object spells it. */
  readonly properties: ReadonlyMap<string, PackageProperty>;
}

export interface PackageProperty {
  readonly name: string;
  /** The whole element. */
  readonly range: Range;
  readonly startTag: Range;
  /** Absent when the property holds no value element or is self-closing. */
  readonly value: SourceString | undefined;
}

/**
 * The sequence itself. Its offsets are those of `source`, the text in which the sequence stands as markup: the
 * document, unless the sequence is entity-escaped there. `embedding` leads back to the document.
 */
export interface TaskSequence {
  readonly source: string;
  readonly embedding: Embedding;
  readonly version: string | undefined;
  readonly startTag: Range;
  readonly range: Range;
  readonly dialect: Dialect;
  readonly references: readonly PackageReference[];
  readonly items: readonly SequenceItem[];
  /** All steps at any depth in document order. */
  readonly steps: readonly Step[];
}

/** How the sequence stands in the document. */
export type Embedding =
  | { readonly kind: 'markup' }
  | { readonly kind: 'cdata' }
  | { readonly kind: 'escaped'; readonly content: SourceString };

export type SequenceItem =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'step'; readonly step: Step };

export interface Group {
  readonly name: string;
  readonly range: Range;
  readonly startTag: Range;
  readonly parent: Group | undefined;
  /** The group or one above it is disabled. */
  readonly inactive: boolean;
  /** The group or one above it has a condition. */
  readonly guarded: boolean;
  readonly items: readonly SequenceItem[];
}

/** A line of the sequence's reference list. */
export interface PackageReference {
  readonly kind: 'package' | 'application';
  readonly id: SourceString;
  readonly program: string | undefined;
  readonly startTag: Range;
}
