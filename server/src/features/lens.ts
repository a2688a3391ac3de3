import type { Range } from '../range.ts';

/** A place in a file, as lines are numbered from one on. */
export interface FilePlace {
  readonly uri: string;
  readonly line: number;
}

/** A line of words above a stretch of a document, which leads to other places when it is clicked. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  /** Where it leads; of several the user picks one. */
  readonly places: readonly FilePlace[];
}
