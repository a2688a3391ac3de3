import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../server/src/hosts/cli/encoding.ts';
import { looksLikeZip, readExport } from '../../../server/src/taskSequence/exportZip.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';
import { createFolder } from '../cli/support/folder.ts';

const object = readFileSync(new URL('../../fixtures/taskSequences/export.xml', import.meta.url), 'utf8');

/** An archive as the console makes it: the objects stored, and more beside them. */
function exportOf(...ids: readonly string[]): Uint8Array {
  const objects = ids.map((id) => [`SMS_TaskSequencePackage/${id}/object.xml`, strToU8(object)] as const);
  return zipSync(
    {
      'SMS_TaskSequencePackage/USERSTATE_MIGRATION_PACKAGE.xml': strToU8('<string>PS100001</string>'),
      'SMS_TaskSequencePackage/PS100042/ReferencesInfo.xml': strToU8('<ArrayOfString/>'),
      '[Content_Types].xml': strToU8('<Types/>'),
      'Manifest.xml': strToU8('<LibraryDocument/>'),
      ...Object.fromEntries(objects),
    },
    { level: 0 },
  );
}

describe('the archive of an export', () => {
  it('holds the object of each sequence, by its path', () => {
    const files = readExport(exportOf('PS100042', 'PS100043'));
    expect(files?.map(({ name }) => name)).toEqual([
      'SMS_TaskSequencePackage/PS100042/object.xml',
      'SMS_TaskSequencePackage/PS100043/object.xml',
    ]);
    for (const { bytes } of files ?? []) expect(strFromU8(bytes)).toBe(object);
  });

  it('is read whether its files are compressed or not', () => {
    const files = readExport(zipSync({ 'SMS_TaskSequencePackage/PS100042/object.xml': strToU8(object) }));
    expect(files?.[0] && strFromU8(files[0].bytes)).toBe(object);
  });

  it('without a sequence holds none', () => {
    expect(readExport(exportOf())).toEqual([]);
    expect(readExport(zipSync({}))).toEqual([]);
  });

  it('that is none, or is damaged, is not read and throws nothing', () => {
    expect(readExport(strToU8(object))).toBeUndefined();
    expect(readExport(exportOf('PS100042').subarray(0, 200))).toBeUndefined();
    const whole = exportOf('PS100042');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = byte;
        for (const { bytes } of readExport(damaged) ?? []) expect(bytes).toBeInstanceOf(Uint8Array);
      }),
    );
  });

  it('is recognised by its first bytes', () => {
    expect(looksLikeZip(exportOf('PS100042'))).toBe(true);
    expect(looksLikeZip(strToU8('PK is no archive'))).toBe(false);
    expect(looksLikeZip(new Uint8Array())).toBe(false);
  });
});

describe('cmlens check', () => {
  it('checks every sequence of an export and never writes to it', async () => {
    const archive = exportOf('PS100042', 'PS100043');
    const folder = createFolder({ 'x.zip': archive, 'notes.zip': exportOf() });
    const { out, err, exitCode } = await folder.run('check', '--fix', 'x.zip');
    expect(out.split('\n').slice(0, 2)).toEqual([
      'x.zip/SMS_TaskSequencePackage/PS100042/object.xml: no findings',
      'x.zip/SMS_TaskSequencePackage/PS100043/object.xml: no findings',
    ]);
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    expect(folder.read('x.zip').equals(archive)).toBe(true);
    expect((await folder.run('check', 'notes.zip')).err).toContain('neither a task sequence nor');
  });

  it('reads an object in UTF-16', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from(object, 'utf16le')]);
    const archive = zipSync({ 'SMS_TaskSequencePackage/PS100042/object.xml': bytes });
    const { out } = await createFolder({ 'x.zip': archive }).run('check', 'x.zip');
    expect(out).toContain('x.zip/SMS_TaskSequencePackage/PS100042/object.xml: no findings');
  });

  it('says of a damaged export that it is one', async () => {
    const folder = createFolder({ 'x.zip': exportOf('PS100042').subarray(0, 200) });
    const { err, exitCode } = await folder.run('check', 'x.zip');
    expect({ err, exitCode }).toEqual({ err: 'cmlens: x.zip is a damaged zip archive\n', exitCode: 2 });
  });
});

/** Real exports of other people: they are beside the project, not in it. */
const CORPUS = new URL('../../../../shared/corpus/zip/', import.meta.url);
const archives = existsSync(CORPUS) ? readdirSync(CORPUS) : [];
if (archives.length === 0)
  console.log('The corpus of real exports is not beside the project: its test did not run.');

describe(`real exports (${archives.length} found)`, () => {
  it('hold task sequences', () => {
    for (const archive of archives) {
      const files = readExport(readFileSync(new URL(archive, CORPUS))) ?? [];
      expect(files.length, archive).toBeGreaterThan(0);
      for (const { name, bytes } of files)
        expect(readTaskSequence(decode(bytes).text)?.package?.kind, name).toBe('instance');
    }
  });
});
