import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitLongNumbers } from '../../../server/src/log/longNumbers.ts';

function visited(text: string): [number, number][] {
  const found: [number, number][] = [];
  visitLongNumbers(text, (start, value) => found.push([start, value]));
  return found;
}

/** The same by one regular expression over the whole text. */
function expected(text: string): [number, number][] {
  return [...text.matchAll(/[\da-f]+/gi)].flatMap(({ 0: run, index }): [number, number][] => {
    if (run.length < 8 || run.length > 10) return [];
    if (run.length > 8 && !/^\d+$/.test(run)) return [];
    const number = Number.parseInt(run, run.length === 8 ? 16 : 10);
    const value = run.length > 8 && text.charAt(index - 1) === '-' ? 2 ** 32 - number : number;
    return value >= 2 ** 31 && value < 2 ** 32 ? [[index, value]] : [];
  });
}

describe('long numbers', () => {
  it('are found in each spelling', () => {
    expect(visited('0x80070002, -2147024894, 2147942402, 0x(80070002), 80070002')).toEqual(
      [2, 13, 25, 40, 51].map((start) => [start, 0x80070002]),
    );
  });
  it('are neither successes nor parts of longer ones', () => {
    expect(visited('0x00000000 00240005 123456789012 a80070002 80070002f')).toEqual([]);
  });
  it('are those a search through every character finds', () => {
    const piece = fc.oneof(
      fc.constantFrom('0x80070002', '-2147024894', '2147942402', '80070002', ' ', 'x', '-', '0', 'F', '€'),
      fc.string({ maxLength: 9 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        expect(visited(text)).toEqual(expected(text));
      }),
      { numRuns: 1000 },
    );
  });
});
