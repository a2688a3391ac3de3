import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPatchEntries } from '../../../server/src/taskSequence/clientPatch.ts';
import { scrappedProperties, slippedProperties } from '../../support/patchValues.ts';

const A = String.raw`C:\hotfix\a.msp`;
const B = String.raw`\\CM01\b c\b.msp`;

/** The entries of a text, what they are made of in words. */
function describeEntries(text: string): readonly string[] {
  return readPatchEntries(text).map((entry) => {
    const items = entry.items.map((item) => item.text).join(' | ');
    const kinds = entry.separators.map((separator) => (separator.kind === 'blank' ? '_' : separator.kind));
    const marks = [
      entry.quoting,
      ...(entry.cut ? ['cut'] : []),
      ...(entry.blankAtEquals ? ['blank at ='] : []),
      ...entry.glue.map(({ start, end }) => `glue '${text.slice(start, end)}'`),
      ...(entry.strayQuote ? ['stray quote'] : []),
      ...(kinds.length > 0 ? [kinds.join('')] : []),
    ];
    return `${text.slice(entry.range.start, entry.range.end)} -> ${items} (${marks.join(', ')})`;
  });
}

describe('PATCH= among the client install properties', () => {
  it.each<readonly [text: string, ...entries: string[]]>([
    // Right.
    [`PATCH="${A}"`, `PATCH="${A}" -> ${A} (quoted)`],
    [`SMSMP=x patch="${A};${B}" FSP=y`, `patch="${A};${B}" -> ${A} | ${B} (quoted, ;)`],
    [`SMSMP=x\r\nPATCH="${A}"\r\nFSP=y`, `PATCH="${A}" -> ${A} (quoted)`],
    [`/mp:x PATCH="${A}" /native`, `PATCH="${A}" -> ${A} (quoted)`],
    // No quotes.
    [`PATCH=${A} SMSMP=x`, `PATCH=${A} -> ${A} (none)`],
    [`PATCH=${B} SMSMP=x`, `PATCH=${B} -> ${B} (none, cut)`],
    [`PATCH=${A};${B} SMSMP=x`, `PATCH=${A};${B} -> ${A} | ${B} (none, cut, ;)`],
    [`PATCH=${A} ; ${B}`, `PATCH=${A} ; ${B} -> ${A} | ${B} (none, cut, ;)`],
    [`PATCH=${A} word SMSMP=x`, `PATCH=${A} -> ${A} (none)`],
    ['PATCH=C:\\a b\\c.msi word', 'PATCH=C:\\a b\\c.msi -> C:\\a b\\c.msi (none, cut)'],
    ['PATCH=C:\\folder /native', 'PATCH=C:\\folder -> C:\\folder (none)'],
    ['PATCH=%Patches% SMSMP=x', 'PATCH=%Patches% -> %Patches% (none)'],
    // One quote.
    [`PATCH="${A} SMSMP=x`, `PATCH="${A} -> ${A} (missing-end)`],
    [`PATCH="${A} SMSMP="x" FSP=y`, `PATCH="${A} -> ${A} (missing-end)`],
    [`PATCH="${A} /mp:"x"`, `PATCH="${A} -> ${A} (missing-end)`],
    [`PATCH="${B}`, `PATCH="${B} -> ${B} (missing-end)`],
    [`PATCH="${A} SMSMP=x" FSP=y`, `PATCH="${A} -> ${A} (late-end, stray quote)`],
    ['PATCH="C:\\x FSP=y"', 'PATCH="C:\\x -> C:\\x (late-end, stray quote)'],
    ['PATCH="C:\\x a=b\\y.msp"', 'PATCH="C:\\x a=b\\y.msp" -> C:\\x a=b\\y.msp (quoted)'],
    [`PATCH=${A}" SMSMP=x`, `PATCH=${A}" -> ${A} (missing-start)`],
    // Other quotes, and quotes at other places.
    [`PATCH='${B}' SMSMP=x`, `PATCH='${B}' -> ${B} (wrong-quotes, cut)`],
    [`PATCH=\u201C${A}\u201D SMSMP=x`, `PATCH=\u201C${A}\u201D -> ${A} (wrong-quotes)`],
    // Escaped once too often.
    [`PATCH=&quot;${A}&quot; SMSMP=x`, `PATCH=&quot;${A}&quot; -> ${A} (wrong-quotes)`],
    [
      `PATCH=&quot;${A};${B}&quot; SMSMP=x`,
      `PATCH=&quot;${A};${B}&quot; -> ${A} | ${B} (wrong-quotes, cut, ;)`,
    ],
    [`PATCH=&#34;${A}&#34;`, `PATCH=&#34;${A}&#34; -> ${A} (wrong-quotes)`],
    [`PATCH=\\"${A}\\" SMSMP=x`, `PATCH=\\"${A}\\" -> ${A} (wrong-quotes)`],
    ['PATCH="C:\\folder\\"', 'PATCH="C:\\folder\\" -> C:\\folder\\ (quoted)'],
    [`PATCH=""${A}"" SMSMP=x`, `PATCH=""${A}"" -> ${A} (misplaced)`],
    ['PATCH=C:\\"a b"\\c.msp', 'PATCH=C:\\"a b"\\c.msp -> C:\\"a b"\\c.msp (misplaced)'],
    [`PATCH="${A}";"${B}" SMSMP=x`, `PATCH="${A}";"${B}" -> ${A} | ${B} (round-items, ;)`],
    [`PATCH="${A}" "${B}" SMSMP=x`, `PATCH="${A}" "${B}" -> ${A} | ${B} (round-items, cut, _)`],
    [`PATCH="${A}";;"${B}"`, `PATCH="${A}";;"${B}" -> ${A} |  | ${B} (round-items, ;;)`],
    [`"PATCH=${B}" SMSMP=x`, `"PATCH=${B}" -> ${B} (round-property)`],
    [`"PATCH=${A} SMSMP=x" FSP=y`, `"PATCH=${A} -> ${A} (round-property, stray quote)`],
    // Blanks at the equals sign.
    [`PATCH = "${A}"`, `PATCH = "${A}" -> ${A} (quoted, cut, blank at =)`],
    ['PATCH= hotfix.msp FSP=y', 'PATCH= hotfix.msp -> hotfix.msp (none, cut, blank at =)'],
    ['PATCH= SMSMP=x', 'PATCH= ->  (none)'],
    ['PATCH =SMSMP=x', "PATCH = ->  (none, glue '')"],
    // Lists.
    [`PATCH="${A},${B}"`, `PATCH="${A},${B}" -> ${A} | ${B} (quoted, ,)`],
    [`PATCH="${A} ${B}"`, `PATCH="${A} ${B}" -> ${A} | ${B} (quoted, _)`],
    [`PATCH="${A}\r\n  ${B}"`, `PATCH="${A}\r\n  ${B}" -> ${A} | ${B} (quoted, _)`],
    ['PATCH="C:\\a, b\\c d.msp"', 'PATCH="C:\\a, b\\c d.msp" -> C:\\a, b\\c d.msp (quoted)'],
    [`PATCH=";${A};"`, `PATCH=";${A};" ->  | ${A} |  (quoted, ;;)`],
    [`PATCH="${A}";`, `PATCH="${A}"; -> ${A} |  (misplaced, ;)`],
    ['PATCH="C:\\a.msi C:\\b.msi"', 'PATCH="C:\\a.msi C:\\b.msi" -> C:\\a.msi | C:\\b.msi (quoted, _)'],
    // Not separated from the neighbours.
    [`SMSMP=x;PATCH="${A}"`, `PATCH="${A}" -> ${A} (quoted, glue ';')`],
    [`PATCH="${A}";FSP=y`, `PATCH="${A}" -> ${A} (quoted, glue ';')`],
    [`PATCH=${A}; FSP=y`, `PATCH=${A} -> ${A} (none, glue ';')`],
    ['PATCH=C:\\x;FSP=y', "PATCH=C:\\x -> C:\\x (none, glue ';')"],
    [`SMSMP=xPATCH="${A}"`, `PATCH="${A}" -> ${A} (quoted, glue '')`],
    [`/UsePKICertPATCH=${A}`, `PATCH=${A} -> ${A} (none, glue '')`],
    [`PATCH="${A}"FSP=y`, `PATCH="${A}" -> ${A} (quoted, glue '')`],
    // Two, and one that another property's open quote swallows.
    [`PATCH="${A}" PATCH="${B}"`, `PATCH="${A}" -> ${A} (quoted)`, `PATCH="${B}" -> ${B} (quoted)`],
    [`SMSMP="x PATCH="${A}"`, `PATCH="${A}" -> ${A} (quoted)`],
    // None.
    ['DISPATCH="a.msp" HOTPATCH=b.msp PATCHES=c.msp'],
    ['SMSMP="a PATCH=C:\\b.msp" FSP=y'],
    ['SMSMP=x;PATCH=later'],
    ['PATCH: "C:\\a.msp" /PATCH="C:\\a.msp" PATCH'],
    [''],
  ])('%j', (text, ...entries) => {
    expect(describeEntries(text)).toEqual(entries);
  });

  it('stands in order, and its items and separators cover its value', () => {
    const texts = fc.oneof(
      slippedProperties(5),
      scrappedProperties,
      fc.string(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const { range, name, value, items, separators } of readPatchEntries(text)) {
          expect(range.start).toBeGreaterThanOrEqual(from);
          expect(text.slice(name.start, name.end)).toMatch(/^patch$/i);
          expect([range.start <= name.start, name.end < value.start, value.end === range.end]).toEqual([
            true,
            true,
            true,
          ]);
          let at = value.start;
          items.forEach(({ raw, whole, range: place, text: path }, index) => {
            expect(raw.start).toBe(at);
            expect(text.slice(place.start, place.end)).toBe(path);
            expect([raw.start <= whole.start, whole.start <= place.start]).toEqual([true, true]);
            expect([place.end <= whole.end, whole.end <= raw.end]).toEqual([true, true]);
            at = separators[index]?.range.end ?? raw.end;
            expect(separators[index]?.range.start ?? raw.end).toBe(raw.end);
          });
          expect(at).toBe(value.end);
          expect(separators).toHaveLength(items.length - 1);
          from = range.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
