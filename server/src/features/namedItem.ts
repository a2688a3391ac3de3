import { type LogDocument, rowAt } from '../log/logDocument.ts';
import { readRunEvent } from '../log/runEvents.ts';
import type { Range } from '../range.ts';
import { itemOfRow } from './logRuns.ts';
import type { WantedItem } from './sequenceItems.ts';

/** A group or step that a record of a log names. */
export interface NamedItem extends WantedItem {
  /** Where the record says its name. */
  readonly nameRange: Range;
}

/** The group or step that the record at `offset` names; undefined where it names none. */
export function namedItemAt(log: LogDocument, offset: number): NamedItem | undefined {
  return namedItemOfRow(log, rowAt(log, offset));
}

/** The group or step that a row names, with its instruction pointer where the log tells it. */
export function namedItemOfRow(log: LogDocument, row: number): NamedItem | undefined {
  const event = readRunEvent(log, row);
  if (event?.name === undefined || event.nameStart === undefined) return undefined;
  const item = itemOfRow(log, row)?.item;
  // What is said of a failure may go on behind the name.
  const own = item && event.name.startsWith(item.name) ? item : undefined;
  const name = own?.name ?? event.name;
  return {
    kind: own?.kind ?? (/^group-/.test(event.kind) ? 'group' : undefined),
    name,
    number: event.number ?? own?.number,
    nameRange: { start: event.nameStart, end: event.nameStart + name.length },
  };
}
