import type { Range } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import type { NodeId } from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import type { Dialect } from './dialect.ts';
import type { Attributes, Variable } from './elements.ts';
import type { Group } from './group.ts';
import type { Outline } from './outline.ts';
import type { Step } from './step.ts';
import type { UnexpectedMarkup } from './unexpectedMarkup.ts';

export type { Group } from './group.ts';

/** A document that holds a task sequence. */
export interface TaskSequenceDocument {
  /** The text the user sees. */
  readonly text: string;
  /** The document as markup. Where the sequence stands in it as text, `sequence.tree` is another one. */
  readonly tree: XmlTree;
  readonly package: PackageObject | undefined;
  readonly sequence: TaskSequence;
  /** What was worked out from this reading; only `factOf` looks here. */
  readonly facts: unknown[];
}

/** The object round the sequence, in offsets of the document. */
export interface PackageObject {
  /** `instance`: the console's `<INSTANCE>`; `element`: `<SmsTaskSequencePackage>`. */
  readonly kind: 'instance' | 'element';
  readonly startTag: Range;
  /** By name, as the object spells it. */
  readonly properties: ReadonlyMap<string, PackageProperty>;
  /** Its own copy of the sequence's reference list; undefined when it has none, as `<SmsTaskSequencePackage>`. */
  readonly references: PackageObjectReferences | undefined;
}

/** `<PROPERTY.OBJECTARRAY NAME="References">`. */
export interface PackageObjectReferences extends ListElement {
  readonly references: readonly PackageObjectReference[];
}

/** One `<INSTANCE CLASSNAME="SMS_TaskSequence_Reference">`. */
export interface PackageObjectReference {
  readonly range: Range;
  readonly startTag: Range;
  /** The ID of a package, or the model name of an application. */
  readonly package: SourceString | undefined;
  /** `*` for all programs. */
  readonly program: SourceString | undefined;
  /** `0` for a package, `1` for an application. */
  readonly type: SourceString | undefined;
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
  /** `source` as markup, for what the model leaves out; `element` is the row of the sequence. */
  readonly tree: XmlTree;
  readonly element: NodeId;
  /** `version`; of MDT sequences also `name` and `description`. */
  readonly attributes: Attributes;
  readonly version: string | undefined;
  readonly startTag: Range;
  readonly range: Range;
  readonly dialect: Dialect;
  /** The element of the list below; undefined when there is none. */
  readonly referenceList: ListElement | undefined;
  readonly references: readonly PackageReference[];
  /** Of all `<globalVarList>`; names can repeat. */
  readonly globalVariables: readonly Variable[];
  /** All steps at any depth in document order. */
  readonly steps: readonly Step[];
  /** All groups at any depth in document order. */
  readonly groups: readonly Group[];
  /** The contents of steps and conditions, without their places. */
  readonly outline: Outline;
  /** What no sequence has where it stands, outside of steps; what steps have is in theirs. */
  readonly unexpected: readonly UnexpectedMarkup[];
  /** What was worked out from this reading; only `sequenceFact` looks here. */
  readonly facts: unknown[];
}

export interface ListElement {
  readonly range: Range;
  readonly startTag: Range;
  /** Undefined when it is self-closing or never closed. */
  readonly inner: Range | undefined;
}

/** How the sequence stands in the document. */
export type Embedding =
  | { readonly kind: 'markup' }
  | { readonly kind: 'cdata' }
  | { readonly kind: 'escaped'; readonly content: SourceString };

/** A line of the sequence's reference list. */
export interface PackageReference {
  readonly kind: 'package' | 'application';
  readonly id: SourceString;
  readonly program: SourceString | undefined;
  /** The whole element. */
  readonly range: Range;
  readonly startTag: Range;
  /** What was worked out from this line; only `factOf` looks here. */
  readonly facts: unknown[];
}
