import type { Range } from '../range.ts';

/** A log as text, cut into stretches that cover it without gap or overlap. */
export interface LogDocument {
  readonly text: string;
  readonly records: readonly LogRecord[];
}

/** One record, or a stretch that belongs to none. */
export interface LogRecord {
  readonly kind: 'record' | 'unparsed';
  readonly range: Range;
  readonly message: Range;
}
