import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logHover } from '../../../server/src/features/logHover.ts';
import { START_MARKER } from '../../../server/src/log/cmTrace.ts';
import { failurePlaces } from '../../../server/src/log/knownFailures.ts';
import {
  formatCode,
  type LogDocument,
  type LogFormat,
  messageRange,
  rowRange,
} from '../../../server/src/log/logDocument.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { recogniseLog } from '../../../server/src/log/recogniseLog.ts';
import { readRecord } from '../../../server/src/log/record.ts';
import { recordTime } from '../../../server/src/log/recordTime.ts';
import { rule as certificateImportFailed } from '../../../server/src/rules/certificate-import-failed.ts';
import { anyLog, RECORDS } from './anyLog.ts';
import { FIELDS } from './describeLog.ts';

const RECORD =
  '<![LOG[Failed (0x80092024), -2146885596]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" context="" type="3" thread="1" file="a.cpp:1">\r\n';

/** Logs cut, spliced and flipped: pieces of records, of markers and of anything at all, in any order. */
const damagedLog = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        RECORD,
        '<![LOG[',
        ']LOG]!>',
        '<time="',
        '">',
        '>',
        '"',
        '\n',
        '\r',
        '\0',
        ' ',
        '\uFEFF',
      ),
      fc.nat({ max: RECORD.length }).map((at) => RECORD.slice(at)),
      fc.nat({ max: RECORD.length }).map((at) => RECORD.slice(0, at)),
      fc
        .tuple(fc.nat({ max: RECORD.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }))
        .map(([at, flipped]) => RECORD.slice(0, at) + flipped + RECORD.slice(at + 1)),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

function countOf(log: LogDocument, format: LogFormat): number {
  return log.format.filter((code) => code === formatCode(format)).length;
}

describe('whatever a log holds', () => {
  it('a message does not begin behind its fields', () => {
    const log = parseLog('\uFEFFCcmExec\t14.02.2010 09:14:02\t1204 (0x4B4)\n');
    expect(messageRange(log, 0)).toEqual({ start: 1, end: 1 });
  });

  it('its rows cover every character once, and each marker begins a record', () => {
    fc.assert(
      fc.property(fc.oneof(damagedLog, anyLog), (text) => {
        const log = parseLog(text);
        let at = 0;
        for (let row = 0; row < log.rowCount; row++) {
          const { start, end } = rowRange(log, row);
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          const message = messageRange(log, row);
          expect(start <= message.start && message.start <= message.end && message.end <= end).toBe(true);
          at = end;
        }
        expect(at).toBe(text.length);
        expect(countOf(log, 'cmtrace')).toBe(text.split(START_MARKER).length - 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('all that reads it gives an answer, inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(damagedLog, anyLog), fc.nat(), (text, somewhere) => {
        const log = parseLog(text);
        recogniseLog(text);
        for (let row = 0; row < log.rowCount; row++) {
          const record = readRecord(log, row);
          if (record === undefined) expect.fail(`no row ${row}`);
          for (const name of FIELDS) {
            const field = record[name];
            if (field !== undefined) expect(text.slice(field.range.start, field.range.end)).toBe(field.text);
          }
          expect(record.severity === undefined).toBe(record.severityFrom === 'neither');
          expect(recordTime(record).local ?? '').toMatch(
            /^(?:(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d)?)?$/,
          );
        }
        certificateImportFailed.check(log, ({ range }) => {
          expect(text.slice(range.start, range.end)).toMatch(/^(?:0x)?80092024$|^-2146885596$|^2148081700$/i);
        });
        logHover(log, somewhere % (text.length + 1), () => undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('cut at a marker that begins a line it reads the same in two parts', () => {
    fc.assert(
      fc.property(fc.oneof(damagedLog, anyLog), damagedLog, (before, after) => {
        const first = parseLog(`${RECORD}${before}\n`);
        const second = parseLog(`${START_MARKER}${after}`);
        const whole = parseLog(first.text + second.text);
        expect([...whole.rowStart]).toEqual([
          ...first.rowStart,
          ...[...second.rowStart].map((start) => start + first.text.length),
        ]);
        expect([...whole.format]).toEqual([...first.format, ...second.format]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the work grows with the length of the log only', () => {
  afterEach(() => vi.restoreAllMocks());

  const patterns: Record<string, string> = {
    'records that never end': '<![LOG[',
    'ends without a start': ']LOG]!>',
    'attribute lists that never end': '<![LOG[]LOG]!><a="',
    'attribute lists that end inside quotes': '<![LOG[]LOG]!><a=">',
    'records without attributes': '<![LOG[]LOG]!>',
    'blank lines': '\r\n',
    'padding between records': `${RECORD}\0\0\0\0`,
    'whole records': RECORD,
    'lines of text': 'a line of text\n',
    'lines that may begin a record': '2010\n<\n[\nMSI\n',
    'unfinished records before other ones': `<![LOG[x\n${RECORDS[2]}`,
    'unfinished records before padding': '<![LOG[x\n\0\n\0\n',
    'ends of site server records without a start': '$$<',
    'torn ends of site server records': '$$<A><B>\n',
    'ends of site server records on one line': '$$<A><B><thread=1>',
    'padding in lines': '\0\n',
    'byte-order marks': '\uFEFF',
    'lines that end like pasted ones': '1 (0x1)\n',
    ...Object.fromEntries(
      RECORDS.map((record) => [`records like ${JSON.stringify(record.slice(0, 20))}`, record]),
    ),
  };
  for (const [what, pattern] of Object.entries(patterns)) {
    it(what, () => {
      const text = pattern.repeat(Math.ceil(60_000 / pattern.length));
      const characters = countCharactersRead(() => parseLog(text));
      expect(characters).toBeGreaterThanOrEqual(text.length);
      expect(characters).toBeLessThan(12 * text.length);
    });
  }

  for (const pattern of ['80092024 ', 'Failed: 80092024\n', '0x80092024 ']) {
    it(`the search for a code, repeated as ${JSON.stringify(pattern)}`, () => {
      const read = (times: number) => {
        const log = parseLog(`<![LOG[${pattern.repeat(times)}`);
        return countCharactersCopied(() => failurePlaces(log, 'certificate-import-failed'));
      };
      expect(read(2000)).toBeLessThan(2.1 * read(1000));
    });
  }
});

/** Counts what `indexOf` passes over and what is read character by character. */
function countCharactersRead(work: () => void): number {
  let characters = 0;
  const { indexOf, charCodeAt } = String.prototype;
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, wanted, from = 0) {
    const found = indexOf.call(this, wanted, from);
    characters += (found < 0 ? this.length : found + wanted.length) - from;
    return found;
  });
  vi.spyOn(String.prototype, 'charCodeAt').mockImplementation(function (this: string, at) {
    characters++;
    return charCodeAt.call(this, at);
  });
  work();
  vi.restoreAllMocks();
  return characters;
}

/** Counts what `slice` hands out, as the search for codes reads nothing else but by one regular expression. */
function countCharactersCopied(work: () => void): number {
  let characters = 0;
  const { slice } = String.prototype;
  vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from, to) {
    const part = slice.call(this, from, to);
    characters += part.length;
    return part;
  });
  work();
  vi.restoreAllMocks();
  return characters;
}
