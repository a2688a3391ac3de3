import type { Edit, Range } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import type { LoneStep } from './step.ts';

/** A stretch of a decoded text of a step's content. */
export interface TextPlace {
  /** In offsets from the step's own start. */
  readonly source: SourceString;
  /** Offsets of the decoded text. */
  readonly start: number;
  readonly end: number;
}

export function wholePlace(source: SourceString): TextPlace {
  return { source, start: 0, end: source.text.length };
}

/** A stretch of a place, in offsets of the text it holds. */
export function withinPlace(place: TextPlace, range: Range): TextPlace {
  return { source: place.source, start: place.start + range.start, end: place.start + range.end };
}

/** The same stretch without the blanks around it. */
export function trimmedPlace(place: TextPlace): TextPlace {
  const text = placeText(place);
  const start = place.start + (text.length - text.trimStart().length);
  return { source: place.source, start, end: start + text.trim().length };
}

export function placeText({ source, start, end }: TextPlace): string {
  return source.text.slice(start, end);
}

/** Where the place stands in the sequence's source. */
export function placeRange(step: Pick<LoneStep, 'start'>, { source, start, end }: TextPlace): Range {
  return source.shifted(step.start).rangeOf(start, end);
}

/** The edit of the sequence's source that replaces the place. */
export function replacePlace(
  step: Pick<LoneStep, 'start'>,
  { source, start, end }: TextPlace,
  newText: string,
): Edit {
  return source.shifted(step.start).replace(start, end, newText);
}
