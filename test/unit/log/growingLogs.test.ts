import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAnalyser } from '../../../server/src/languageService.ts';
import { appendLog } from '../../../server/src/log/appendLog.ts';
import type { LogDocument } from '../../../server/src/log/logDocument.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { settledRows } from '../../../server/src/log/settledRows.ts';
import { anyLog, longLog } from './anyLog.ts';
import { describeLog } from './describeLog.ts';

const RECORD =
  '<![LOG[Started]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" context="" type="1" thread="1" file="">\r\n';

describe('a log that has grown', () => {
  it('has the rows of the whole text, wherever it was cut', () => {
    fc.assert(
      fc.property(longLog, fc.array(fc.nat(), { maxLength: 4 }), (text, cuts) => {
        let log = parseLog('');
        for (const length of [
          ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b),
          text.length,
        ]) {
          log = appendLog(log, text.slice(0, length));
        }
        expect(describeLog(log)).toBe(describeLog(parseLog(text)));
      }),
      { numRuns: 200 },
    );
  });

  it('has rows that no further text changes', () => {
    fc.assert(
      fc.property(longLog, anyLog, (text, more) => {
        const before = parseLog(text);
        const after = parseLog(text + more);
        const settled = settledRows(before);
        expect(rowsOf(after, settled)).toEqual(rowsOf(before, settled));
      }),
      { numRuns: 200 },
    );
  });

  it('is analysed as the whole text is', () => {
    const analyser = createAnalyser();
    const texts = [
      RECORD.repeat(300),
      RECORD.repeat(301),
      `${RECORD.repeat(301)}<![LOG[torn`,
      RECORD.repeat(2),
    ];
    for (const text of texts) {
      const analysis = analyser.analyse(text);
      if (analysis.kind !== 'log') expect.fail(`the text is ${analysis.kind}`);
      expect(describeLog(analysis.log)).toBe(describeLog(parseLog(text)));
    }
  });

  it('is read anew when it is another text', () => {
    const log = appendLog(parseLog(RECORD.repeat(300)), RECORD.repeat(200).replace('Started', 'Stopped'));
    expect(log.rowCount).toBe(200);
    expect(log.text.slice(log.messageStart[0], log.messageEnd[0])).toBe('Stopped');
  });
});

function rowsOf(log: LogDocument, count: number): readonly number[][] {
  const columns = [
    log.format,
    log.rowStart,
    log.messageStart,
    log.messageEnd,
    log.fieldsStart,
    log.fieldsEnd,
  ];
  return columns.map((column) => [...column.subarray(0, count)]);
}

describe('only the end of a log that has grown is read', () => {
  afterEach(() => vi.restoreAllMocks());

  it('whatever its length', () => {
    const read = (records: number) => {
      const before = parseLog(RECORD.repeat(records));
      const text = before.text + RECORD;
      return countSearched(() => appendLog(before, text));
    };
    expect(read(20_000)).toBe(read(1000));
  });
});

/** Counts the characters that `indexOf` passes over. */
function countSearched(work: () => void): number {
  let characters = 0;
  const { indexOf } = String.prototype;
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, wanted, from = 0) {
    const found = indexOf.call(this, wanted, from);
    characters += (found < 0 ? this.length : found + wanted.length) - from;
    return found;
  });
  work();
  vi.restoreAllMocks();
  return characters;
}
