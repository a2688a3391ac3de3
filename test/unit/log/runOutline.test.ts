import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logFolds, logOutline, type OutlineItem } from '../../../server/src/features/logOutline.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { startClient } from '../lsp/client.ts';
import { at, FAILING, instruction, SUCCEEDING } from './runLog.ts';

function drawn(items: readonly OutlineItem[], text: string, depth = 0): string {
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  return items
    .map(({ name, detail, range, children }) => {
      const lines = `${lineOf(range.start)}-${lineOf(range.end)}`;
      return `${'  '.repeat(depth)}${lines} ${name} (${detail})\n${drawn(children, text, depth + 1)}`;
    })
    .join('');
}

describe('the outline of a log', () => {
  it('is the tree of the run', () => {
    expect(drawn(logOutline(parseLog(SUCCEEDING)), SUCCEEDING)).toMatchInlineSnapshot(`
      "1-21 Install (all) (succeeded, 120.5 s)
        5-9 Partition Disk (UEFI) (succeeded, 2.5 s)
        10-11 Partition Disk (BIOS) (skipped: condition)
        13-14 Debug (skipped: disabled)
        15-19 Restart (succeeded, 0.4 s)
      22-23 State Restore (skipped: disabled)
      "
    `);
  });
  it('has a root for each run where there are several', () => {
    const text = SUCCEEDING + FAILING;
    expect(logOutline(parseLog(text)).map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      'Task sequence 2010-02-14T09:00:00.000-05:00: succeeded, 121.5 s',
      'Task sequence 2010-02-14T10:00:00.000-05:00: failed, 12.5 s',
    ]);
  });
  it('is empty for other logs', () => {
    expect(logOutline(parseLog(at('09:00:00.000', 'Hello')))).toEqual([]);
  });
  it('nests its ranges, whatever is lost', () => {
    const lines = `${SUCCEEDING}${FAILING}`.split('\r\n').map((line) => `${line}\r\n`);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 30 }), (chosen) => {
        const check = ({ range, selection, children, name }: OutlineItem) => {
          expect(name).not.toBe('');
          expect(range.start).toBeLessThanOrEqual(selection.start);
          expect(selection.end).toBeLessThanOrEqual(range.end);
          for (const child of children) {
            expect(range.start).toBeLessThanOrEqual(child.range.start);
            expect(child.range.end).toBeLessThanOrEqual(range.end);
            check(child);
          }
        };
        const log = parseLog(chosen.join(''));
        for (const item of logOutline(log)) check(item);
        for (const { start, end } of logFolds(log)) expect(start).toBeLessThanOrEqual(end);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the server', () => {
  const uri = 'file:///smsts.log';

  it('answers with symbols and folds', async () => {
    const client = await startClient();
    client.open(uri, 'configmgr-log', FAILING);
    const textDocument = { uri };
    const symbols = await client.connection.sendRequest('textDocument/documentSymbol', { textDocument });
    expect(symbols).toMatchObject([
      { name: 'Deploy', range: { start: { line: 0, character: 0 } }, children: [{ name: 'Install' }] },
    ]);
    const folds = await client.connection.sendRequest('textDocument/foldingRange', { textDocument });
    expect(folds).toEqual([
      { startLine: 0, endLine: 13 },
      { startLine: 2, endLine: 12 },
      { startLine: 4, endLine: 10 },
    ]);
    client.stop();
  });
  it('leaves folding to the editor where there is no run', async () => {
    const client = await startClient();
    client.open(uri, 'configmgr-log', at('09:00:00.000', 'Hello'));
    const textDocument = { uri };
    expect(await client.connection.sendRequest('textDocument/foldingRange', { textDocument })).toBeNull();
    expect(await client.connection.sendRequest('textDocument/documentSymbol', { textDocument })).toEqual([]);
    client.stop();
  });
  it('takes a step without an end to its announcement', () => {
    const text = at('09:00:00.000', instruction('A', 0));
    expect(drawn(logOutline(parseLog(text)), text)).toBe('1-1 A (running)\n');
  });
});
