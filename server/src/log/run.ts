import type { LogDocument } from './logDocument.ts';

/** One file of a run. */
export interface RunPart {
  readonly name: string;
  readonly log: LogDocument;
}

/** A record: which of the parts, and which of its rows. */
export interface RunPlace {
  readonly part: number;
  readonly row: number;
}

/** *running*: that it ended is not in the log. */
export type RunOutcome = 'succeeded' | 'failed' | 'running';

/** A group or step of a run. What the log does not tell is undefined. */
export interface RunItem {
  readonly kind: 'group' | 'step';
  readonly name: string;
  /** The instruction pointer; see `instructions` of a task sequence. */
  readonly number: number | undefined;
  readonly outcome: RunOutcome | 'skipped';
  /** Why it was skipped, `condition` or `disabled`, or the words of its failure. */
  readonly reason: string | undefined;
  /** The record with which it begins, and the one that says how it ended. */
  readonly start: RunPlace | undefined;
  readonly end: RunPlace | undefined;
  /** As written: of a failure it may be the unsigned form of an HRESULT. */
  readonly exitCode: number | undefined;
  readonly commandLine: string | undefined;
  /** True where the computer was to restart afterwards. */
  readonly restarts: boolean;
  /** Empty for a step. */
  readonly children: readonly RunItem[];
}

/** One run of a task sequence. */
export interface Run {
  readonly outcome: RunOutcome;
  /** The first of its records, and the last that tells of it. */
  readonly start: RunPlace;
  readonly last: RunPlace;
  readonly items: readonly RunItem[];
  /** The step that made the run fail. Others may have failed and been passed over. */
  readonly failed: RunItem | undefined;
}

/** All groups and steps, each before its children, and how deep they lie. */
export function* itemsWithDepth<Item extends { readonly children: readonly Item[] }>(
  items: readonly Item[],
): Generator<readonly [Item, number]> {
  const waiting: (readonly [Item, number])[] = items.toReversed().map((item) => [item, 0]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const [item, depth] = next;
    for (const child of item.children.toReversed()) waiting.push([child, depth + 1]);
  }
}
