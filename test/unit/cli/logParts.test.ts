import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteSource, bytesOfRow, readLogParts } from '../../../server/src/hosts/cli/logParts.ts';
import { type LogDocument, messageRange, rowRange } from '../../../server/src/log/logDocument.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { anyLog, longLog } from '../log/anyLog.ts';

const RECORD =
  '<![LOG[Started]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" context="" type="1" thread="1" file="">\r\n';

/** Gives the bytes out a few at a time, as pipes do. */
function sourceOf(bytes: Buffer, atOnce = 7919): ByteSource {
  let at = 0;
  return {
    async read(into) {
      const length = Math.min(into.length, atOnce, bytes.length - at);
      into.set(bytes.subarray(at, at + length));
      at += length;
      return length;
    },
  };
}

/** Repeats a piece until there are so many bytes. */
function endless(piece: string, total: number): ByteSource {
  const bytes = Buffer.from(piece.repeat(Math.ceil(65536 / piece.length)));
  let at = 0;
  return {
    async read(into) {
      const from = at % bytes.length;
      const length = Math.min(into.length, bytes.length - from, total - at);
      into.set(bytes.subarray(from, from + length));
      at += length;
      return length;
    },
  };
}

function describeRow(log: LogDocument, row: number, start: number): string {
  const { start: from, end } = rowRange(log, row);
  const message = messageRange(log, row);
  const place = [from, end, message.start, message.end].map((offset) => offset + start);
  return `${log.format[row]} ${place} ${log.fieldsStart[row] === -1}`;
}

async function rowsInParts(bytes: Buffer, chunk: number): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const { log, rowCount, start, units } of readLogParts(sourceOf(bytes), {
    chunk,
    longestRow: 1e9,
  })) {
    for (let row = 0; row < rowCount; row++) rows.push(describeRow(log, row, start / units.size));
  }
  return rows;
}

function rowsOfWhole(text: string): readonly string[] {
  const log = parseLog(text);
  return Array.from({ length: log.rowCount }, (_, row) => describeRow(log, row, 0));
}

describe('a log read in parts', () => {
  const chunks = fc.integer({ min: 300, max: 6000 }).map((half) => 2 * half);

  it('has the rows of the whole, in bytes', async () => {
    await fc.assert(
      fc.asyncProperty(longLog, chunks, async (text, chunk) => {
        const bytes = Buffer.from(text);
        fc.pre(!isUtf16(bytes));
        expect(await rowsInParts(bytes, chunk)).toEqual(rowsOfWhole(bytes.toString('latin1')));
      }),
      { numRuns: 25 },
    );
  });

  it('has them in UTF-16, too', async () => {
    await fc.assert(
      fc.asyncProperty(longLog, chunks, async (text, chunk) => {
        const marked = `\uFEFF${text}`;
        expect(await rowsInParts(Buffer.from(marked, 'utf16le'), chunk)).toEqual(rowsOfWhole(marked));
      }),
      { numRuns: 25 },
    );
  });

  it('is there to the last byte, even when its rows are too long to keep', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fc.constantFrom(2, 8, 64, 500),
        fc.integer({ min: 10, max: 200 }),
        async (text, chunk, longestRow) => {
          const bytes = Buffer.from(text);
          let at = 0;
          for await (const part of readLogParts(sourceOf(bytes), { chunk, longestRow })) {
            for (let row = 0; row < part.rowCount; row++) {
              const { offset, length } = bytesOfRow(part, row);
              expect(offset).toBe(at);
              expect(length).toBeGreaterThan(0);
              at += length;
            }
          }
          expect(at).toBe(bytes.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps characters whole where a row is cut', async () => {
    const bytes = Buffer.from('ä€😀'.repeat(300));
    for (const longestRow of [50, 51, 52, 53, 54]) {
      let text = '';
      for await (const { log, rowCount, units } of readLogParts(sourceOf(bytes), { chunk: 64, longestRow })) {
        for (let row = 0; row < rowCount; row++) {
          const { start, end } = rowRange(log, row);
          text += units.decode(log.text.slice(start, end));
        }
      }
      expect(text).toBe(bytes.toString());
    }
  });
});

function isUtf16(bytes: Buffer): boolean {
  return (
    [...bytes.subarray(0, 1024)].filter((byte) => byte === 0).length > 10 ||
    /^\xff\xfe|^\xfe\xff/.test(bytes.toString('latin1'))
  );
}

describe('no more is kept than a chunk and the longest row, of', () => {
  const sizes = { chunk: 1 << 16, longestRow: 1 << 18 };
  const total = 4 << 20;
  const logs: Record<string, string> = {
    records: RECORD,
    'lines of text': 'a line of text\n',
    'one line': 'a line that never ends ',
    'one record': '<![LOG[and its message never ends\n',
    'an open record with records of another format behind': 'x  $$<A><02-14-2010 09:14:02.117><thread=1>\n',
    'a record of Windows Installer that never ends': 'a line of it\n',
    padding: '\0',
    'blank lines': '\r\n',
    'long records': `<![LOG[${'x'.repeat(100_000)}]LOG]!>\n`,
  };
  for (const [what, piece] of Object.entries(logs)) {
    it(what, async () => {
      const first = what.startsWith('an open')
        ? '<![LOG[open\n'
        : what.includes('Installer')
          ? 'MSI (s) (10:7C): x\n'
          : '';
      let longest = 0;
      let end = 0;
      for await (const part of readLogParts(
        endless(first === '' ? piece : first + piece.repeat(2000), total),
        sizes,
      )) {
        longest = Math.max(longest, part.log.text.length);
        for (let row = 0; row < part.rowCount; row++) {
          const { offset, length } = bytesOfRow(part, row);
          if (offset !== end || length < 1) expect.fail(`the row at ${offset} begins or ends elsewhere`);
          end = offset + length;
        }
      }
      expect(end).toBe(total);
      expect(longest).toBeLessThanOrEqual(sizes.longestRow + 2 * sizes.chunk);
    });
  }
});
