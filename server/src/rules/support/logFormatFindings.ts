import type { Fix } from '../../finding.ts';
import type { LogDocument } from '../../log/logDocument.ts';
import type { Edit, Range } from '../../range.ts';
import type { Report } from '../rule.ts';
import { suggestedFix } from './fixes.ts';
import { type ListAttribute, LOOKED_AT_MOST } from './logFormatLists.ts';

/** A place in a log where its writer went wrong, and what mends it. */
export interface OddPlace {
  readonly range: Range;
  /** Empty where nothing certain can be written instead. */
  readonly edits: readonly Edit[];
}

export interface OddKind {
  readonly places: readonly OddPlace[];
  /** From what stands at the first place, one sentence or more; how often it happens follows. */
  message(written: string): string;
  readonly severity?: 'warning' | 'information';
  /** Absent where nothing certain can be written instead. */
  readonly fixTitle?: string;
}

/**
 * The values that `pattern` matches, with what is to stand instead of the match; the pattern needs the flag `d`. The
 * place is the value, or the attribute where that is empty.
 */
export function valuePlaces(
  attributes: readonly ListAttribute[],
  pattern: RegExp,
  newText: (match: RegExpExecArray) => string | undefined,
): readonly OddPlace[] {
  return attributes.flatMap(({ value, valueRange, range: whole }) => {
    const match = pattern.exec(value);
    const [start, end] = match?.indices?.[0] ?? [0, 0];
    if (match === null) return [];
    const text = newText(match);
    const range = { start: valueRange.start + start, end: valueRange.start + end };
    return [
      {
        range: value === '' ? whole : valueRange,
        edits: text === undefined ? [] : [{ range, newText: text }],
      },
    ];
  });
}

/** Further places that a finding links to. */
const LINKED_AT_MOST = 20;

/**
 * Reports one kind of mistake once for the whole log, at the first place of it: a writer that is wrong is wrong in
 * every record. The fix mends all places. It is only suggested, since a log is evidence: what is to be mended for
 * good is the script that writes it. `others`: the same places, mended in another way.
 */
export function reportKind(
  log: LogDocument,
  report: Report,
  kind: OddKind,
  ...others: readonly Pick<OddKind, 'places' | 'fixTitle'>[]
): void {
  const { places, severity } = kind;
  const [first] = places;
  if (first === undefined) return;
  const written = log.text.slice(first.range.start, first.range.end);
  report({
    range: first.range,
    message: `${kind.message(written)}${repetitions(places.length)}`,
    ...(severity === undefined ? {} : { severity }),
    fixes: [kind, ...others].flatMap(fixOf),
    related: places
      .slice(1, LINKED_AT_MOST + 1)
      .map(({ range }) => ({ message: 'The same in this record', range })),
  });
}

function fixOf({ places, fixTitle }: Pick<OddKind, 'places' | 'fixTitle'>): readonly Fix[] {
  if (fixTitle === undefined || places.some(({ edits }) => edits.length === 0)) return [];
  return [
    suggestedFix(
      fixTitle,
      places.flatMap(({ edits }) => edits),
    ),
  ];
}

function repetitions(count: number): string {
  if (count === 1) return '';
  const atLeast = count >= LOOKED_AT_MOST ? 'at least ' : '';
  return ` So it is in ${atLeast}${count.toLocaleString('en')} records of this log.`;
}
