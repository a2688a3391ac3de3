import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes } from '../../../server/src/log/cmTraceAttributes.ts';

function read(list: string): readonly [string, string, number][] {
  return [...readAttributes(list, { start: 0, end: list.length })].map(([name, { text, range }]) => [
    name,
    text,
    range.start,
  ]);
}

const name = fc.constantFrom('time', 'date', 'component', 'context', 'type', 'thread', 'file', 'Section');
const value = fc.oneof(
  fc.constantFrom('', '>', '<', 'a b="', ' x=', 'C:\\a b.ps1:12', '09:14:02.117+300', 'file=', '=', "'"),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
);
const lists = fc
  .array(fc.tuple(name, value), { minLength: 1, maxLength: 9 })
  .map((pairs) => pairs.map(([attribute, text]) => `${attribute}="${text}"`).join(' '));

describe('an attribute list', () => {
  it('reads the same with the usual blanks, which is the quick way, and with more of them', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const slowly = read(`< ${list}>`).map(([attribute, text, start]) => [attribute, text, start - 1]);
        expect(read(`<${list}>`)).toEqual(slowly);
      }),
      { numRuns: 3000 },
    );
  });

  it('has names in any case, and the first of two counts', () => {
    expect(read('<TIME="1" Type="2" type="3">')).toEqual([
      ['time', '1', 7],
      ['type', '2', 16],
    ]);
  });
});
