import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatOf, rowAt, rowRange } from '../../../server/src/log/logDocument.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { recordAt } from '../../../server/src/log/record.ts';
import { describeLog } from './describeLog.ts';

const FIXTURES = new URL('../../fixtures/logs/', import.meta.url);

function readFixture(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8');
}

describe('the rows of a log', () => {
  for (const name of readdirSync(FIXTURES).filter((file) => file.endsWith('.log'))) {
    it(`of ${name} are those of its golden file`, async () => {
      const golden = new URL(name.replace(/\.log$/, '.golden.txt'), FIXTURES);
      await expect(describeLog(parseLog(readFixture(name)))).toMatchFileSnapshot(fileURLToPath(golden));
    });
  }

  it('an empty text has none', () => {
    expect(parseLog('').rowCount).toBe(0);
    expect(recordAt(parseLog(''), 0)).toBeUndefined();
  });

  it('blank text is one unparsed row', () => {
    const log = parseLog('\r\n \r\n');
    expect(formatOf(log, 0)).toBe('unparsed');
    expect(rowRange(log, 0)).toEqual({ start: 0, end: 5 });
  });
});

describe('the record at an offset', () => {
  const log = parseLog(readFixture('torn.log'));

  it('is the row that holds the character', () => {
    for (let offset = 0; offset < log.text.length; offset++) {
      const { start, end } = rowRange(log, rowAt(log, offset));
      expect(start <= offset && offset < end).toBe(true);
    }
  });

  it('is the last one at the end of the text', () => {
    const record = recordAt(log, log.text.length);
    expect(log.text.slice(record?.message.start, record?.message.end)).toBe('whole again');
  });
});
