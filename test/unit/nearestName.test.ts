import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../server/src/nearestName.ts';

const names = ['OSDComputerName', 'OSDisk', 'Make', 'Model', 'SMSMP', 'SMSSITECODE'];

describe('the nearest name', () => {
  it('is one edit away: a letter more, less, another, or two swapped', () => {
    for (const misspelt of ['OSDiskk', 'OSDsk', 'OSDosk', 'OSDiks', 'osdsik']) {
      expect(nearestName(misspelt, names), misspelt).toBe('OSDisk');
    }
  });
  it('may be two edits away when it is long', () => {
    expect(nearestName('OSDCmputerNam', names)).toBe('OSDComputerName');
    expect(nearestName('SMSITECOD', names)).toBe('SMSSITECODE');
    expect(nearestName('Mdl', names)).toBeUndefined();
    expect(nearestName('Modle', names)).toBe('Model');
    expect(nearestName('Mdle', names)).toBeUndefined();
  });
  it('is none for a name that is right, in any case', () => {
    expect(nearestName('osdisk', names)).toBeUndefined();
    expect(nearestName('MAKE', ['Male', 'Make'])).toBeUndefined();
  });
  it('is none where two are as near', () => {
    expect(nearestName('Test', ['Text', 'Rest'])).toBeUndefined();
    expect(nearestName('Texts', ['Texas', 'Text', 'text'])).toBeUndefined();
    expect(nearestName('Wrong', ['Wring', 'WRING'])).toBe('Wring');
  });
});

describe('the distance of two texts', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

  it('is that of the plain table, up to the limit', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(4), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1));
      }),
    );
  });
  it('is the same both ways', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(editDistance(a, b, 7)).toBe(editDistance(b, a, 7));
      }),
    );
  });
});

/** Straight from the definition. */
function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const distances = [
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + same,
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    distances.push(plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...distances);
}
