import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLog } from '../../../server/src/features/diagnostics.ts';
import { START_MARKER } from '../../../server/src/log/cmTrace.ts';
import { formatCode, rowRange } from '../../../server/src/log/logDocument.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';
import { recogniseLog } from '../../../server/src/log/recogniseLog.ts';
import { rules } from '../../../server/src/rules/index.ts';

/** The rules that tell of known failures. */
const failureRules = new Set(rules.filter(({ category }) => category === 'Log').map(({ code }) => code));

/** Real logs of other people: they are beside the project, not in it. */
const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

function filesBelow(folder: URL): URL[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder)],
  );
}

const files = filesBelow(CORPUS).map((url) => ({
  name: decodeURIComponent(url.pathname.slice(CORPUS.pathname.length)),
  read: () => new TextDecoder().decode(readFileSync(url)),
}));
const logs = files.filter(({ name }) => name.endsWith('.log'));

if (files.length === 0)
  console.log('The corpus of real logs is not beside the project: its tests did not run.');

describe(`the real logs (${logs.length} found)`, () => {
  it('are covered to the last character, with one record for each marker', () => {
    for (const { name, read } of logs) {
      const log = parseLog(read());
      let at = 0;
      for (let row = 0; row < log.rowCount; row++) {
        expect(rowRange(log, row).start, name).toBe(at);
        at = rowRange(log, row).end;
      }
      expect(at, name).toBe(log.text.length);
      const records = log.format.filter((code) => code === formatCode('cmtrace')).length;
      expect(records, name).toBe(log.text.split(START_MARKER).length - 1);
    }
  });

  it('are what CMTrace reads: no rule for writers speaks, damaged as some are', () => {
    const writing = rules.filter(({ category }) => category === 'Log writing');
    for (const { name, read } of logs) {
      const log = parseLog(read());
      for (const each of writing) {
        if (each.reads === 'log') each.check(log, ({ message }) => expect.fail(`${name}: ${message}`));
      }
    }
  });

  it('are read as docs/corpus.md says, with as many records of each format as there are markers of it', () => {
    const script = fileURLToPath(new URL('../../../scripts/corpus-logs.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });

  it('are told from task sequences', () => {
    for (const { name, read } of files) {
      expect(recogniseLog(read()), name).toBe(name.endsWith('.log'));
    }
  });

  it('have no failure but the two that were read in them by eye', () => {
    const failures = logs.flatMap(({ name, read }) =>
      checkLog(parseLog(read()))
        .filter(({ code }) => failureRules.has(code))
        .map(({ code }) => `${name.replace(/.*__/, '')}: ${code}`),
    );
    const known = ['SMSFSPSetup.log: site-role-installer-failed', 'fspMSI.log: installer-action-failed'];
    expect(failures).toEqual(logs.length === 0 ? [] : known);
  });
});
