import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes } from '../../../server/src/log/cmTraceAttributes.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { readRecord } from '../../../server/src/log/record.ts';
import { rowSeverity } from '../../../server/src/log/rowSeverity.ts';
import { anyLog } from './anyLog.ts';

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

describe('the severity of a row', () => {
  const types = fc.constantFrom(
    'type="1"',
    'type="3"',
    'TYPE="2"',
    'type=3',
    'type = "2"',
    'type=""',
    'type="x"',
    'xtype="3"',
  );
  const records = fc
    .array(fc.oneof(types, types, lists), { maxLength: 5 })
    .map((pieces) => `<![LOG[failed]LOG]!><${pieces.join(' ')}>\n`);

  it('is that of its record, though it is read more quickly', () => {
    fc.assert(
      fc.property(fc.oneof(records, anyLog), (text) => {
        const log = parseLog(text);
        for (let row = 0; row < log.rowCount; row++) {
          const { severity, severityFrom } = readRecord(log, row) ?? {};
          expect(rowSeverity(log, row)).toEqual({ severity, severityFrom });
        }
        expect(rowSeverity(log, log.rowCount)).toBeUndefined();
      }),
      { numRuns: 3000 },
    );
  });
});
