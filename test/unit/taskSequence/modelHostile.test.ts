import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownReading } from '../../../server/src/taskSequence/knownReading.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import { describeModel } from './describeModel.ts';
import { touchAll } from './touchAll.ts';

const fixtures = new URL('../../fixtures/taskSequences/', import.meta.url);
const texts = readdirSync(fixtures)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(new URL(name, fixtures), 'utf8'));

const piece = fc.oneof(
  fc.constantFrom(
    '<step name="A">',
    '</step>',
    '<group>',
    '</group>',
    '<condition>',
    '</condition>',
    '<!--',
    '-->',
  ),
  fc.constantFrom(
    '<operator type="or">',
    '<expression type="x">',
    '<variable name="PackageID">',
    '</variable>',
  ),
  fc.constantFrom('<action>', '</action>', '<![CDATA[', ']]>', '&lt;', '&amp;', '"', '<', '&', '%', '\u0000'),
  fc.string({ maxLength: 8 }),
);
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(200), piece }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

function edited(
  text: string,
  changes: readonly { at: number; removed: number; piece: string }[],
): readonly string[] {
  const versions: string[] = [];
  for (const { at, removed, piece: put } of changes) {
    const before = versions.at(-1) ?? text;
    const start = Math.floor(at * before.length);
    versions.push(before.slice(0, start) + put + before.slice(start + removed));
  }
  return versions;
}

describe('a damaged sequence', () => {
  it('can be asked everything, and all it names stands inside of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), edits, (text, changes) => {
        const document = readTaskSequence(edited(text, changes).at(-1) ?? '');
        if (!document) return;
        for (const { start, end } of touchAll(document)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(document.sequence.source.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same after an edit as when it is read anew', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), edits, (text, changes) => {
        const known = new KnownReading();
        readTaskSequence(text, known);
        for (const version of edited(text, changes)) {
          const again = readTaskSequence(version, known);
          const anew = readTaskSequence(version);
          expect(again && describeModel(again)).toBe(anew && describeModel(anew));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of nothing but pieces of markup throws nothing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const document = readTaskSequence(`<sequence version="3.10">${pieces.join('')}`);
        if (document) touchAll(document);
      }),
    );
  });
});
