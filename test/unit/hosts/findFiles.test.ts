import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFiles } from '../../../server/src/hosts/findFiles.ts';
import { type FileKind, workspaceFiles } from '../../../server/src/recognise.ts';
import { FAILED } from '../../support/runSequences.ts';
import { at, FAILING } from '../log/runLog.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'configmgr-lens-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function found(kind: FileKind): Promise<readonly string[]> {
  const files = await findFiles(kind, [pathToFileURL(folder).href], {});
  return files.map(({ uri }) => uri.slice(pathToFileURL(folder).href.length + 1)).sort();
}

describe('in a workspace', () => {
  it('task sequences are found by what they hold', async () => {
    write({ 'a/Deploy.XML': FAILED, 'b.xml': '<project/>', 'c.txt': FAILED, 'node_modules/d.xml': FAILED });
    expect(await found('taskSequences')).toEqual(['a/Deploy.XML']);
  });

  it('logs are found that are called smsts, and tell of a run', async () => {
    write({
      'PC1/smsts.log': FAILING,
      'PC1 smsts-20100214-100000.lo_': FAILING,
      'other.log': FAILING,
      'smsts.log': at('09:00:00.000', 'Nothing ran'),
      'smsts.log.bak': FAILING,
    });
    expect(await found('runLogs')).toEqual(['PC1%20smsts-20100214-100000.lo_', 'PC1/smsts.log']);
  });

  it('a log that is too large is left alone', async () => {
    write({ 'smsts.log': FAILING + ' '.repeat(workspaceFiles.runLogs.largestFile) });
    expect(await found('runLogs')).toEqual([]);
  });

  it('a state that is known is not sent again', async () => {
    write({ 'smsts.log': FAILING });
    const folders = [pathToFileURL(folder).href];
    const [first] = await findFiles('runLogs', folders, {});
    const known = { [first?.uri ?? '']: first?.stamp ?? '' };
    expect(await findFiles('runLogs', folders, known)).toEqual([{ uri: first?.uri, stamp: first?.stamp }]);
    write({ 'smsts.log': FAILING + at('11:00:00.000', 'More') });
    expect((await findFiles('runLogs', folders, known))[0]?.text).toContain('More');
  });

  it('folders that are none are passed over', async () => {
    expect(await findFiles('runLogs', ['untitled:x', pathToFileURL(join(folder, 'none')).href], {})).toEqual(
      [],
    );
  });
});
