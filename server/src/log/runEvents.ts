import { type RunMessage, type RunMessageKind, runMessages } from '../knowledge/runMessages.ts';
import { type LogDocument, messageRange } from './logDocument.ts';

/** What one record says of a run. What its kind does not tell is undefined. */
export interface RunEvent {
  readonly kind: RunMessageKind;
  readonly name?: string | undefined;
  /** Where the name stands in the text. */
  readonly nameStart?: number | undefined;
  readonly number?: number | undefined;
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  readonly command?: string | undefined;
}

/** More than any name or command line; what follows in a message tells nothing more. */
const LOOKED_AT = 64 * 1024;

/** What the row says of a run; undefined for most rows. */
export function readRunEvent(log: LogDocument, row: number): RunEvent | undefined {
  const { start, end } = messageRange(log, row);
  for (const message of BY_FIRST_CHARACTER.get(log.text.charCodeAt(start)) ?? NONE) {
    if (!log.text.startsWith(message.begins, start)) continue;
    const from = start + message.begins.length;
    if (from > end) continue;
    const match = message.rest.exec(log.text.slice(from, Math.min(end, from + LOOKED_AT)));
    if (match) return eventOf(message.kind, match.groups ?? {}, from);
  }
  return undefined;
}

const NONE: readonly RunMessage[] = [];
const BY_FIRST_CHARACTER: ReadonlyMap<number, readonly RunMessage[]> = new Map(
  runMessages.map(({ begins: [first = ''] }) => [
    first.charCodeAt(0),
    runMessages.filter(({ begins }) => begins.startsWith(first)),
  ]),
);

/** `from`: where the rest of the message begins, and with it the name in all wordings that have one. */
function eventOf(
  kind: RunMessageKind,
  groups: Readonly<Record<string, string | undefined>>,
  from: number,
): RunEvent {
  const { name, number, code, reason, command } = groups;
  return {
    kind,
    name,
    nameStart: name === undefined ? undefined : from,
    number: number === undefined ? undefined : Number(number),
    code: code === undefined ? undefined : Number(code),
    reason: reason?.trim(),
    command: command?.trim(),
  };
}
