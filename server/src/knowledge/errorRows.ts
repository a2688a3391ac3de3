import type { CodeSystem, ErrorCode } from './errorCode.ts';
import { errorSources } from './errorSources.ts';
import { errorTable } from './errorTable.ts';

let table: ReadonlyMap<number, readonly ErrorCode[]> | undefined;

/** Every row of a number, by system; the table is decoded at the first call. */
export function errorRows(value: number): readonly ErrorCode[] {
  table ??= tableOf(decodeErrorTable(errorTable));
  return table.get(value) ?? [];
}

/**
 * Every row with a name, in any case; the whole table is read, since people seldom ask so. The greatest number first:
 * winerror.h has the 16-bit 0x80000009 for E_ACCESSDENIED beside the 0x80070005 that everybody means.
 */
export function errorsNamed(name: string): readonly ErrorCode[] {
  if (!/^\w{3,}$/.test(name)) return [];
  const wanted = name.toUpperCase();
  return [...decodeErrorTable(errorTable)]
    .filter((row) => row.name?.toUpperCase() === wanted)
    .sort((a, b) => b.value - a.value);
}

function tableOf(rows: Iterable<ErrorCode>): ReadonlyMap<number, readonly ErrorCode[]> {
  const byValue = new Map<number, ErrorCode[]>();
  for (const row of rows) {
    const present = byValue.get(row.value);
    if (present) present.push(row);
    else byValue.set(row.value, [row]);
  }
  return byValue;
}

/**
 * The rows of the compact table. A line with `#` opens a section: system, family, keys of sources, certainty. In the
 * other lines stand the step from the number before, a blank, how many words the name shares with the name before,
 * the rest of the name and, behind `|`, the meaning; numbers to the base of 36, no step means 1.
 */
export function* decodeErrorTable(text: string): Generator<ErrorCode> {
  let section: Pick<ErrorCode, 'system' | 'family' | 'sources' | 'certainty'> | undefined;
  let value = 0;
  let words: readonly string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) {
      section = readSection(line.slice(1));
      value = 0;
      words = [];
      continue;
    }
    const blank = line.indexOf(' ');
    if (section === undefined || blank < 0) continue;
    value += blank === 0 ? 1 : Number.parseInt(line.slice(0, blank), 36);
    const bar = line.indexOf('|');
    const shared = Number.parseInt(line.charAt(blank + 1), 36);
    words = [...words.slice(0, shared), ...line.slice(blank + 2, bar < 0 ? line.length : bar).split('_')];
    const name = words.join('_');
    yield {
      value,
      ...section,
      ...(name !== '' && { name }),
      ...(bar >= 0 && { meaning: line.slice(bar + 1) }),
    };
  }
}

function readSection(line: string): Pick<ErrorCode, 'system' | 'family' | 'sources' | 'certainty'> {
  const [system = '', family = '', keys = '', certainty = ''] = line.split('|');
  return {
    // The generator has checked the words of the sections.
    system: system as CodeSystem,
    family,
    sources: keys.split(',').flatMap((key) => errorSources[key] ?? []),
    certainty: certainty === '' ? 'sourced' : (certainty as ErrorCode['certainty']),
  };
}
