import { cmTrace } from './cmTraceAttributes.ts';
import { fspSetup } from './fspSetup.ts';
import { legacy } from './legacy.ts';
import type { LeadingFormat, LineFormat } from './lineFormat.ts';
import type { LogFormat } from './logDocument.ts';
import { msi } from './msi.ts';
import { panther } from './panther.ts';
import { pasted } from './pasted.ts';
import { psadt } from './psadt.ts';
import { windowsUpdate } from './windowsUpdate.ts';

const LEADING_FORMATS: readonly LeadingFormat[] = [panther, windowsUpdate, fspSetup, psadt, msi];

/** By the character a record begins with, so that most lines need not be tried. */
const LEADING_BY_CHARACTER: readonly (readonly LeadingFormat[])[] = Array.from({ length: 128 }, (_, code) =>
  LEADING_FORMATS.filter(({ firstCharacters }) => firstCharacters.includes(String.fromCharCode(code))),
);
const NONE: readonly LeadingFormat[] = [];

/** The formats of which a record may begin with this character. */
export function leadingFormatsOf(characterCode: number): readonly LeadingFormat[] {
  return LEADING_BY_CHARACTER[characterCode] ?? NONE;
}

const READERS: ReadonlyMap<LogFormat, LineFormat> = new Map(
  [cmTrace, legacy, pasted, ...LEADING_FORMATS].map((format) => [format.name, format]),
);

/** What reads the fields of a record; `undefined` for text that has none. */
export function readerOf(format: LogFormat): LineFormat | undefined {
  return READERS.get(format);
}
