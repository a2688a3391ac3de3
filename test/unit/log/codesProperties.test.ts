import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAt, findCodes } from '../../../server/src/log/codes.ts';

const failure = fc
  .integer({ min: 0x80000000, max: 0xffffffff })
  .filter((value) => (value | 0) < -100_000_000);
/** What is written without `0x` must begin with 8 or C, as failures do. */
const common = failure.filter((value) => ['8', 'c'].includes(value.toString(16).charAt(0)));

function codesOf(message: string) {
  return findCodes(message, { start: 0, end: message.length });
}

function around(spelling: string): string[] {
  return [
    `Failed to start the service (${spelling})`,
    `Failed to start the service: ${spelling}`,
    `Error code ${spelling}, retrying`,
    `hr=${spelling}`,
    `HRESULT = "${spelling}";`,
    `Process completed with exit code ${spelling}`,
    spelling,
  ];
}

describe('any failure code', () => {
  it('is found in every spelling, with its value and on exactly its text', () => {
    fc.assert(
      fc.property(common, fc.boolean(), (value, upper) => {
        const hex = value.toString(16);
        const digits = upper ? hex.toUpperCase() : hex;
        for (const spelling of [`0x${digits}`, digits, String(value), String(value | 0)]) {
          for (const message of around(spelling)) {
            const found = codesOf(message).map(({ range, value: read }) => [
              message.slice(range.start, range.end),
              read,
            ]);
            expect(found, message).toEqual([[spelling, value]]);
          }
        }
      }),
    );
  });

  it('is found at each of its characters, and nowhere else', () => {
    fc.assert(
      fc.property(common, fc.nat(60), fc.nat(60), (value, before, after) => {
        const spelling = `0x${value.toString(16)}`;
        const message = `${'x'.repeat(before)} failed: ${spelling} ${'y'.repeat(after)}`;
        const within = { start: 0, end: message.length };
        const start = message.indexOf(spelling);
        for (let offset = 0; offset <= message.length; offset++) {
          const isInside = offset >= start && offset <= start + spelling.length;
          expect(codeAt(message, offset, within)?.value, `${offset}`).toBe(isInside ? value : undefined);
        }
      }),
    );
  });
});

const hex = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).map((digits) => (digits === '' ? '0' : digits));

describe('digits that belong to something longer are no code, whatever stands before them', () => {
  const announcement = fc.constantFrom(
    'Error ',
    'Failed: ',
    'hr=',
    'Failed to process {',
    'Failed to open ',
    'Exit code ',
  );
  const number = fc.integer({ min: 2 ** 31, max: 2 ** 32 - 1 });
  it.each([
    ['GUIDs', fc.uuid()],
    ['GUIDs in braces', fc.uuid().map((guid) => `{${guid.toUpperCase()}}`)],
    ['hashes', hex(40).map((digits) => digits.toUpperCase())],
    ['longer numbers', number.map((value) => `${value}7${value}`)],
    ['versions', fc.tuple(fc.nat(99), number).map(([major, build]) => `${major}.0.${build}`)],
    ['folders', number.map((value) => `C:\\Windows\\${value.toString(16)}\\setup.log`)],
    ['files', number.map((value) => `${value.toString(16)}.log`)],
    ['addresses', number.map((value) => `http://server/${value.toString(16)}/x`)],
    ['SIDs', number.map((value) => `S-1-5-21-${value}-${value}-${value}-1104`)],
    ['names', number.map((value) => `Content_${value.toString(16)}`)],
  ])('%s', (_, longer) => {
    fc.assert(
      fc.property(announcement, longer, (words, digits) => {
        expect(codesOf(`${words}${digits}`), `${words}${digits}`).toEqual([]);
      }),
    );
  });
});

it('any text at all: codes in order, inside the text, never zero', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '0x',
      '80070005',
      ' error ',
      '(',
      ')',
      '-',
      '2147942405',
      'hr=',
      '\\',
      '.',
      '\n',
      '0x(',
      '0',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const { range, value } of codesOf(text)) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(2 ** 32);
        end = range.end;
      }
    }),
  );
});
