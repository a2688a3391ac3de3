/**
 * The flat table a parse yields: one row per node, columns in typed arrays, -1 for "none".
 * All offsets are UTF-16 code units of `text`. Rows stand in document order, a parent before its children.
 * The columns may be longer than `nodeCount` and `attributeTotal`; what lies beyond means nothing.
 */
export interface XmlTree {
  readonly text: string;
  /** The stretch of `text` that was parsed. */
  readonly start: number;
  readonly end: number;
  readonly nodeCount: number;
  readonly kind: Uint8Array;
  readonly nodeStart: Int32Array;
  readonly nodeEnd: Int32Array;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** Elements: end of the name, which starts at `nodeStart + 1`. */
  readonly nameEnd: Int32Array;
  /** Elements: offset behind the `>` of the start tag, or where the tag breaks off. */
  readonly startTagEnd: Int32Array;
  /** Elements: offset of `</`; -1 when self-closing or never closed. */
  readonly endTagStart: Int32Array;
  /** Elements: the first of their rows in the attribute columns, and how many. */
  readonly firstAttribute: Int32Array;
  readonly attributeCount: Int32Array;
  readonly attributeTotal: number;
  readonly attributeNameStart: Int32Array;
  readonly attributeNameEnd: Int32Array;
  /** The value without its quotes; -1 when the attribute has none. */
  readonly attributeValueStart: Int32Array;
  readonly attributeValueEnd: Int32Array;
  /** In order of `start`. */
  readonly problems: readonly XmlProblem[];
}

/** What a row of the table is. */
export const NodeKind = {
  Element: 1,
  Text: 2,
  CData: 3,
  Comment: 4,
  ProcessingInstruction: 5,
  Declaration: 6,
  Doctype: 7,
} as const;

/** One departure from well-formed XML, where it stands. */
export interface XmlProblem {
  readonly code: XmlProblemCode;
  readonly start: number;
  readonly end: number;
}

export type XmlProblemCode =
  /** Range: the start tag. */
  | 'unclosed-element'
  /** An end tag whose element is not open. Range: the end tag. */
  | 'stray-end-tag'
  /** An end tag that closes the innermost element under a similar name: one of the two is misspelt. */
  | 'mismatched-end-tag'
  /** A tag that breaks off before its `>`. Range: from `<` to where it breaks off. */
  | 'unclosed-tag'
  | 'unclosed-attribute-value'
  | 'attribute-without-value'
  /** `name"value"`. Range: the name. */
  | 'missing-equals-sign'
  | 'unquoted-attribute'
  | 'duplicate-attribute'
  /** A quote inside a value, or one too many. Range: what it leaves outside the value, in that tag. */
  | 'stray-quote'
  | 'missing-blank-between-attributes'
  | 'bare-ampersand'
  | 'unknown-entity'
  | 'invalid-character-reference'
  /** Several in a row are one problem. */
  | 'bare-less-than'
  | 'cdata-end-in-text'
  | 'invalid-character'
  | 'invalid-name'
  | 'unclosed-comment'
  | 'double-hyphen-in-comment'
  /** Both are closed. Range: the `<!--` of the inner one. */
  | 'comment-in-comment'
  | 'unclosed-cdata'
  | 'unclosed-processing-instruction'
  | 'malformed-declaration'
  | 'declaration-not-first'
  | 'malformed-doctype'
  | 'second-root'
  | 'text-outside-root'
  | 'no-root';
