import type { Range } from '../../range.ts';
import { type ClientProperties, clientProperties, entriesOf } from '../../taskSequence/clientInstallation.ts';
import { sequenceFact } from '../../taskSequence/facts.ts';

/** One property or parameter of the client's installation. */
export interface ClientEntry {
  readonly kind: 'property' | 'parameter';
  readonly place: ClientProperties;
  /** Of the whole entry, of its name and of its value, in offsets of the properties. */
  readonly range: Range;
  readonly nameRange: Range;
  readonly valueRange: Range;
  /** As it is written; of a parameter with its slash. */
  readonly name: string;
  /** Without the quotes around it; empty when there is none. */
  readonly value: string;
}

/** The entries of each place that gives client install properties; what is neither kind is left out. */
export const clientEntries = sequenceFact((sequence): readonly (readonly ClientEntry[])[] =>
  clientProperties(sequence).map((place) =>
    entriesOf(place).flatMap((entry) => {
      if (entry.kind === 'stray') return [];
      const { range, name: nameRange } = entry;
      const valueRange = entry.kind === 'property' ? entry.value : behindSeparator(nameRange.end, range.end);
      const [name, value] = [nameRange, valueRange].map(({ start, end }) => place.text.slice(start, end));
      return [
        {
          kind: entry.kind,
          place,
          range,
          nameRange,
          valueRange,
          name: name ?? '',
          value: (value ?? '').replace(/^"|"$/g, '').trim(),
        },
      ];
    }),
  ),
);

/** What stands behind the colon of a parameter. */
function behindSeparator(nameEnd: number, end: number): Range {
  return { start: Math.min(nameEnd + 1, end), end };
}
