import { describe, expect, it } from 'vitest';
import { durationText } from '../../../server/src/features/duration.ts';

describe('a duration', () => {
  it.each([
    [0, '0 s'],
    [0.25, '0.25 s'],
    [12.345, '12.345 s'],
    [59.9999, '1 min 0 s'],
    [125.5, '2 min 5.5 s'],
    [10_807, '3 h 0 min 7 s'],
    [-3.5, '-3.5 s'],
    [-0.0001, '0 s'],
  ])('%d is %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

  it('has as many digits as asked for', () => {
    expect(durationText(12.345, 1)).toBe('12.3 s');
    expect(durationText(59.96, 1)).toBe('1 min 0 s');
  });
});
