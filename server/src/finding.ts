import type { Edit, Range } from './range.ts';

/** *error*: it will fail. *warning*: likely wrong. *information*: worth knowing. *hint*: style. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something a rule found, in offsets of the document the user sees. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in the user's own names; why; what to do. */
  readonly message: string;
  readonly range: Range;
  readonly fixes: readonly Fix[];
  /** Other places of the same document that belong to the finding. */
  readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly message: string;
  readonly range: Range;
}

export interface Fix {
  /** An imperative: "Use the client package PS100003". */
  readonly title: string;
  /** Safe: keeps the meaning or is certainly right; what `--fix` and fix-all apply. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** Codes of the rules that will speak once the fix is made, because it leaves a placeholder to fill. */
  readonly leaves: readonly string[];
}
