import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/range.ts';
import {
  additionTo,
  readClientProperties,
  stretchToRemove,
} from '../../../server/src/taskSequence/clientProperties.ts';
import { scrappedProperties } from '../../support/patchValues.ts';

describe('the entries of client install properties', () => {
  it.each<readonly [text: string, ...entries: string[]]>([
    ['SMSMP=CM01 FSP=CM02', 'property SMSMP', 'property FSP'],
    ['  SMSMP=CM01\r\n\tFSP=\r\n', 'property SMSMP', 'property FSP'],
    ['CCMCERTSEL="Subject:a b" SMSMP=x', 'property CCMCERTSEL', 'property SMSMP'],
    ['SMSMP="a b"c" d" FSP=y', 'property SMSMP', 'property FSP'],
    ['SMSMP="never closed FSP=y', 'property SMSMP'],
    [
      '/mp:CM01 -service /source:"C:\\a b" SMSMP=x',
      'parameter /mp',
      'parameter -service',
      'parameter /source',
      'property SMSMP',
    ],
    ['word =x "a b" 1=2', 'stray', 'stray', 'stray', 'stray'],
    [''],
  ])('%j', (text, ...entries) => {
    const found = readClientProperties(text).map((entry) =>
      entry.kind === 'stray' ? 'stray' : `${entry.kind} ${text.slice(entry.name.start, entry.name.end)}`,
    );
    expect(found).toEqual(entries);
  });

  it('stand in order, and only blanks between them', () => {
    fc.assert(
      fc.property(fc.oneof(scrappedProperties, fc.string({ unit: 'binary' })), (text) => {
        let at = 0;
        for (const { range } of readClientProperties(text)) {
          expect(text.slice(at, range.start).trim()).toBe('');
          expect(range.end).toBeGreaterThan(range.start);
          at = range.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

describe('a property', () => {
  it.each([
    ['', 'A=1'],
    ['SMSMP=x', 'SMSMP=x A=1'],
    ['SMSMP=x  \r\n', 'SMSMP=x A=1  \r\n'],
    ['SMSMP="x', 'A=1 SMSMP="x'],
    ['FSP="a b"', 'FSP="a b" A=1'],
  ])('is added to %j', (text, expected) => {
    expect(applyEdits(text, [additionTo(text, 'A=1')])).toBe(expected);
  });

  it.each([
    ['A=1', ''],
    ['A=1 B=2', 'B=2'],
    ['B=2 A=1', 'B=2'],
    ['B=2\r\n  A=1\r\n  C=3', 'B=2\r\n  C=3'],
    ['  A=1  B=2', 'B=2'],
  ])('is taken out of %j with the blank beside it', (text, expected) => {
    const start = text.indexOf('A=1');
    const range = stretchToRemove(text, { start, end: start + 3 });
    expect(applyEdits(text, [{ range, newText: '' }])).toBe(expected);
  });
});
