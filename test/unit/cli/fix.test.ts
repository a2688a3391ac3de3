import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CLIENT_PACKAGE, patchIn, sequenceWith, WRONG_PACKAGE } from './support/documents.ts';
import { createFolder } from './support/folder.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const utf16le = (text: string) => Buffer.from(text, 'utf16le');

function fileWith(packageId: string, { lineEnd = '\n', groupName = 'Grösse' } = {}): string {
  return sequenceWith(patchIn(packageId), { lineEnd, groupName });
}

function mixedLineEnds(packageId: string): string {
  const lines = fileWith(packageId).split('\n');
  return lines.map((line, at) => line + (['\n', '\r\n', '\r'][at % 3] ?? '')).join('');
}

it.each(['--fix', '--fix=suggested'])('%s never edits a log', async (option) => {
  const log =
    '<![LOG[Copying]LOG]!><time="13:51:24.650+-420" date="02-14-2026" component="A" context="" type="1" thread="1" file="">\n';
  const folder = createFolder({ 'a.log': Buffer.from(log) });
  const { out } = await folder.run('check', option, 'a.log');
  expect(folder.read('a.log').toString()).toBe(log);
  expect(out).toContain('log-format-bias');
  expect(out).not.toContain('can be mended');
});

it.each(['--fix', '--fix=suggested'])('%s leaves an archive as it is, and says so', async (option) => {
  const bytes = Buffer.from(
    zipSync({ 'SMS_TaskSequencePackage/PS100042/object.xml': Buffer.from(fileWith(WRONG_PACKAGE)) }),
  );
  const folder = createFolder({ 'export.zip': bytes });
  const { out, err, exitCode } = await folder.run('check', option, 'export.zip');
  expect(folder.read('export.zip')).toEqual(bytes);
  expect(out).toContain('patch-package-id-mismatch');
  expect(out).not.toContain('can be mended');
  expect({ err, exitCode }).toEqual({
    err: 'cmlens: export.zip is left as it is: what stands in an archive is only read\n',
    exitCode: 1,
  });
});

describe('--fix', () => {
  it.each<[string, (packageId: string) => Buffer]>([
    ['UTF-8', (id) => Buffer.from(fileWith(id))],
    ['UTF-8 with a byte-order mark', (id) => Buffer.from(`\uFEFF${fileWith(id)}`)],
    ['UTF-16LE with a byte-order mark', (id) => utf16le(`\uFEFF${fileWith(id)}`)],
    ['UTF-16LE without one', (id) => utf16le(fileWith(id))],
    ['UTF-16BE with a byte-order mark', (id) => utf16be(`\uFEFF${fileWith(id)}`)],
    ['Windows-1252', (id) => latin1(fileWith(id, { groupName: 'Gr\xf6sse \x80 \x92 \x81' }))],
    [
      'what the XML declaration says',
      (id) => latin1(fileWith(id, { groupName: '\xb9\xe6' }).replace('1.0"', '1.0" encoding="windows-1250"')),
    ],
    ['\\r\\n', (id) => Buffer.from(fileWith(id, { lineEnd: '\r\n' }))],
    ['\\r', (id) => Buffer.from(fileWith(id, { lineEnd: '\r' }))],
    ['\\n, \\r\\n and \\r mixed', (id) => Buffer.from(mixedLineEnds(id))],
  ])('changes nothing but what it mends in a file with %s', async (_, bytesWith) => {
    const folder = createFolder({ 'a.xml': bytesWith(WRONG_PACKAGE) });
    const { out, err, exitCode } = await folder.run('check', '--fix', 'a.xml');
    expect(folder.read('a.xml')).toEqual(bytesWith(CLIENT_PACKAGE));
    expect(out).toBe(
      `a.xml: made 1 fix\n  Use the client package ${CLIENT_PACKAGE}\n\na.xml: no findings\n\nNo findings in 1 file\n`,
    );
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    expect(readdirSync(folder.path)).toEqual(['a.xml']);
  });

  it('goes on until nothing changes, and lists what is left', async () => {
    const unquoted = patchIn(WRONG_PACKAGE).replaceAll('"', '').replace('C:\\_SMSTaskSequence', 'X:');
    const folder = createFolder({ 'a.xml': sequenceWith(unquoted) });
    const { out, exitCode } = await folder.run('check', '--fix');
    expect(folder.read('a.xml').toString()).toContain('>PATCH="X:\\');
    expect(out).toMatch(/^a\.xml: made \d fix/);
    expect(out).toContain('(suggested)');
    expect(exitCode).toBe(1);
    const again = await folder.run('check', '--fix');
    expect(again.out).not.toContain('made');
  });

  it('makes suggested fixes only when asked, and only of findings that are listed', async () => {
    const otherDrive = sequenceWith(patchIn(CLIENT_PACKAGE).replace('C:', 'D:'));
    const folder = createFolder({ 'a.xml': otherDrive });
    await folder.run('check', '--fix');
    await folder.run('check', '--fix=suggested');
    expect(folder.read('a.xml').toString()).toBe(otherDrive);
    const { out, exitCode } = await folder.run('check', '--fix=suggested', '--severity', 'hint');
    expect(folder.read('a.xml').toString()).toBe(sequenceWith(patchIn(CLIENT_PACKAGE)));
    expect(out).toContain('a.xml: made 1 fix\n  Use drive C: (suggested: look at it)\n');
    expect(exitCode).toBe(0);
  });

  it('inserts lines that end as the lines of the file do', async () => {
    const patch = patchIn(CLIENT_PACKAGE).replaceAll('KB979199', 'KB977203');
    const restore =
      '<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />\r\n  </group>';
    const text = sequenceWith(patch, { lineEnd: '\r\n' }).replace('  </group>', `    ${restore}`);
    const folder = createFolder({ 'a.xml': text });
    await folder.run('check', '--fix=suggested');
    const fixed = folder.read('a.xml').toString();
    expect(fixed.length).toBeGreaterThan(text.length);
    expect(fixed).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
  });

  it('writes nothing where nothing changes', async () => {
    const folder = createFolder({ 'a.xml': fileWith(CLIENT_PACKAGE), 'notes.txt': 'hello' });
    const longAgo = new Date('2010-02-14T10:15:30Z');
    for (const name of ['a.xml', 'notes.txt']) utimesSync(join(folder.path, name), longAgo, longAgo);
    const { out } = await folder.run('check', '--fix');
    expect(out).toBe('a.xml: no findings\n\nNo findings in 1 file\n');
    for (const name of ['a.xml', 'notes.txt']) {
      expect(statSync(join(folder.path, name)).mtime).toEqual(longAgo);
    }
  });

  it('keeps the mode of the file, and a link a link', async () => {
    const folder = createFolder({ 'real/a.xml': fileWith(WRONG_PACKAGE) });
    chmodSync(join(folder.path, 'real/a.xml'), 0o640);
    symlinkSync(join(folder.path, 'real', 'a.xml'), join(folder.path, 'link.xml'));
    const { mode } = statSync(join(folder.path, 'real/a.xml'));
    await folder.run('check', '--fix', 'link.xml');
    expect(folder.read('real/a.xml').toString()).toBe(fileWith(CLIENT_PACKAGE));
    expect(statSync(join(folder.path, 'real/a.xml')).mode).toBe(mode);
    expect(lstatSync(join(folder.path, 'link.xml')).isSymbolicLink()).toBe(true);
  });

  it.each([
    [
      'its encoding can be read but not written',
      Buffer.concat([
        latin1('<?xml version="1.0" encoding="shift_jis"?>'),
        Buffer.from([0x0a]),
        latin1(fileWith(WRONG_PACKAGE, { groupName: '\x83\x5c' }).split('\n').slice(1).join('\n')),
      ]),
      'text in shift_jis can be read, not written',
    ],
    [
      'it is not what its byte-order mark says',
      Buffer.concat([Buffer.from('\uFEFF'), latin1(fileWith(WRONG_PACKAGE))]),
      'its content is not valid utf-8 throughout',
    ],
  ])('leaves a file alone when %s', async (_, bytes, reason) => {
    const folder = createFolder({ 'a.xml': bytes });
    const { err, exitCode, out } = await folder.run('check', '--fix');
    expect(folder.read('a.xml')).toEqual(bytes);
    expect(err).toBe(`cmlens: a.xml is left as it is: ${reason}\n`);
    expect(out).toContain('patch-package-id-mismatch');
    expect(exitCode).toBe(2);
  });

  it('keeps JSON JSON', async () => {
    const folder = createFolder({ 'a.xml': fileWith(WRONG_PACKAGE) });
    const { out, err } = await folder.run('check', '--fix', '--format', 'json');
    expect(JSON.parse(out)).toEqual([{ file: 'a.xml', language: 'xml', findings: [] }]);
    expect(err).toContain('a.xml: made 1 fix');
  });
});
