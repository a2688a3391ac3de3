import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CLIENT_PACKAGE, patchIn, record, sequenceWith, WRONG_PACKAGE } from './support/documents.ts';
import { createFolder } from './support/folder.ts';

const rule = 'patch-package-id-mismatch';
const step = 'Setup Windows and ConfigMgr';
const broken = sequenceWith(patchIn(WRONG_PACKAGE));
const clean = sequenceWith(patchIn(CLIENT_PACKAGE));
const failedLog = record('Failed to import the client certificate store (0x80092024)', 'OSDSMPClient', 3);

/** A configmgr-lens.json with entries and severities. */
function lens(ignore: readonly object[], rules: object = {}): string {
  return JSON.stringify({ rules, ignore }, undefined, 2);
}

/** The codes and severities that a run lists, file by file. */
async function found(folder: ReturnType<typeof createFolder>, ...args: string[]) {
  const { out, err, exitCode } = await folder.run('check', '--format', 'json', '--severity', 'hint', ...args);
  const files: { file: string; findings: { code: string; severity: string }[] }[] = JSON.parse(out);
  const listed = files.map(({ file, findings }) => [
    file,
    ...findings.map(({ code, severity }) => `${severity} ${code}`),
  ]);
  return { listed, err, exitCode };
}

describe('configmgr-lens.json in the terminal', () => {
  it('sets the severity of a rule', async () => {
    const folder = createFolder({ 'a.xml': broken, 'configmgr-lens.json': lens([], { [rule]: 'hint' }) });
    expect(await found(folder)).toEqual({ listed: [['a.xml', `hint ${rule}`]], err: '', exitCode: 1 });
    expect((await folder.run('check')).exitCode).toBe(0);
  });

  it('switches a rule off, and --fix leaves it alone', async () => {
    const folder = createFolder({ 'a.xml': broken, 'configmgr-lens.json': lens([], { [rule]: 'off' }) });
    expect(await found(folder, '--fix')).toEqual({ listed: [['a.xml']], err: '', exitCode: 0 });
    expect(folder.read('a.xml').toString()).toBe(broken);
  });

  it.each([
    ['rule', { rule }],
    ['file', { rule, files: 'a.xml' }],
    ['step', { rule, files: '*.xml', step }],
    ['step in any file', { rule, step }],
  ])('ignores by %s, and --fix leaves it alone', async (_, entry) => {
    const folder = createFolder({ 'a.xml': broken, 'configmgr-lens.json': lens([entry]) });
    expect(await found(folder, '--fix=suggested')).toEqual({ listed: [['a.xml']], err: '', exitCode: 0 });
    expect(folder.read('a.xml').toString()).toBe(broken);
  });

  it('ignores nothing else', async () => {
    const entries = [
      { rule, files: 'b.xml' },
      { rule, step: 'Install' },
      { rule: 'patch-drive', files: 'a.xml' },
    ];
    const folder = createFolder({ 'a.xml': broken, 'configmgr-lens.json': lens(entries) });
    const { listed } = await found(folder, 'a.xml');
    expect(listed[0]).toEqual(['a.xml', `error ${rule}`]);
  });

  it('ignores in logs and in the archives of a console', async () => {
    const object = 'SMS_TaskSequencePackage/PS100042/object.xml';
    const folder = createFolder({
      'logs/Ccmexec.log': failedLog,
      'export.zip': zipSync({ [object]: new TextEncoder().encode(broken) }),
      'configmgr-lens.json': lens([
        { rule: 'certificate-import-failed', files: 'logs/**' },
        { rule, files: `export.zip/${object}` },
      ]),
    });
    expect((await found(folder)).listed).toEqual([[`export.zip/${object}`], ['logs/Ccmexec.log']]);
  });

  it('is the nearest above each file, and that alone', async () => {
    const folder = createFolder({
      'configmgr-lens.json': lens([], { [rule]: 'off' }),
      'lab/configmgr-lens.json': lens([], { [rule]: 'warning' }),
      'a.xml': broken,
      'lab/deep/a.xml': broken,
    });
    expect((await found(folder)).listed).toEqual([['a.xml'], ['lab/deep/a.xml', `warning ${rule}`]]);
    expect((await found(folder, 'lab/deep/a.xml')).listed).toEqual([['lab/deep/a.xml', `warning ${rule}`]]);
  });

  it('is found above the current folder', async () => {
    const folder = createFolder({
      'configmgr-lens.json': lens([{ rule, files: 'lab/a.xml' }]),
      'lab/a.xml': broken,
    });
    const { out } = await folder.runWith({ cwd: join(folder.path, 'lab') }, 'check');
    expect(out).toBe('a.xml: no findings\n\nNo findings in 1 file\n');
  });

  it('can be named, and its paths then start at the current folder', async () => {
    const folder = createFolder({
      'ci/strict.json': lens([{ rule, files: 'a.xml' }]),
      'configmgr-lens.json': lens([], { [rule]: 'hint' }),
      'a.xml': broken,
      'lab/a.xml': broken,
    });
    expect((await found(folder, '--config', 'ci/strict.json')).listed).toEqual([
      ['a.xml'],
      ['lab/a.xml', `error ${rule}`],
    ]);
    expect(await folder.run('check', '--config=none.json')).toEqual({
      exitCode: 2,
      out: '',
      err: 'cmlens: none.json does not exist\n',
    });
    expect((await folder.run('check', '--config')).err).toContain('--config needs a file');
  });

  it('that cannot be read is said once, and the run fails', async () => {
    const folder = createFolder({ 'a.xml': clean, 'b.xml': clean });
    mkdirSync(join(folder.path, 'configmgr-lens.json'));
    const { err, exitCode } = await folder.run('check');
    expect(err).toMatch(/^cmlens: configmgr-lens.json cannot be read: [^\n]*\n$/);
    expect(exitCode).toBe(2);
  });
});

describe('what is wrong in configmgr-lens.json', () => {
  it('is listed with its place, and the rest of the file works', async () => {
    const folder = createFolder({
      'a.xml': broken,
      'configmgr-lens.json': `{\n  "rules": {\n    "patch-drives": "off",\n    "${rule}": "off"\n  }\n}\n`,
    });
    const { out, exitCode } = await folder.run('check');
    expect(out).toBe(`a.xml: no findings
configmgr-lens.json:3:5: warning ignore-malformed: There is no rule 'patch-drives', so this has no effect. Use 'patch-drive', if that is meant.
    3 | "patch-drives": "off",
      | ^^^^^^^^^^^^^^

1 warning in 1 of 2 files
`);
    expect(exitCode).toBe(1);
  });

  it('is torn JSON, too', async () => {
    const folder = createFolder({ 'a.xml': clean, 'configmgr-lens.json': '{ "ignore": [' });
    const { listed, exitCode } = await found(folder);
    expect(listed).toEqual([['a.xml'], ['configmgr-lens.json', 'error ignore-malformed']]);
    expect(exitCode).toBe(1);
  });
});

describe('an entry that hides nothing', () => {
  const unused = ['configmgr-lens.json', 'warning ignore-unused'];

  it.each([
    ['a rule that finds nothing', { rule }],
    ['a file that is mended', { rule, files: 'a.xml' }],
    ['a file that is gone', { rule, files: 'gone.xml' }],
    ['a folder that is gone', { rule, files: 'gone/**' }],
    ['a step that is renamed', { rule, files: 'b.xml', step: 'Setup' }],
  ])('is reported: %s', async (_, entry) => {
    const folder = createFolder({
      'a.xml': clean,
      ...('step' in entry && { 'b.xml': broken }),
      'configmgr-lens.json': lens([entry]),
    });
    expect((await found(folder)).listed.at(-1)).toEqual(unused);
  });

  it('says what it is about', async () => {
    const folder = createFolder({
      'a.xml': clean,
      'configmgr-lens.json': lens([{ rule, files: '**/*.xml', step }]),
    });
    expect((await folder.run('check')).out).toContain(
      `configmgr-lens.json:5:15: warning ignore-unused: This entry hides nothing: there is no finding of ${rule} in **/*.xml in '${step}'. Remove it, so that it does not hide the next mistake.`,
    );
  });

  it('is reported though the only file that it is above is gone', async () => {
    const folder = createFolder({ 'configmgr-lens.json': lens([{ rule, files: 'a.xml' }]) });
    expect((await found(folder)).listed).toEqual([unused]);
  });

  it.each([
    ['another file was checked', ['a.xml'], { rule, files: 'b.xml' }],
    ['only some of its files were checked', ['a.xml'], { rule, files: '*.xml' }],
    ['only one file was checked and it means all', ['a.xml'], { rule }],
    ['another folder was checked', ['lab'], { rule, files: 'a.xml' }],
    ['its files are where nobody looks', ['.'], { rule, files: 'node_modules/a.xml' }],
    ['a file could not be looked at', ['.', 'none.xml'], { rule }],
  ])('is not reported where %s', async (_, paths, entry) => {
    const folder = createFolder({
      'a.xml': clean,
      'lab/c.xml': clean,
      'node_modules/a.xml': broken,
      'configmgr-lens.json': lens([entry]),
    });
    expect((await found(folder, ...paths)).listed.flat()).not.toContain('configmgr-lens.json');
  });

  it('is not reported where an archive is damaged, or a folder has two names', async () => {
    const entry = lens([{ rule, files: '**/c.xml' }]);
    const damaged = createFolder({ 'a.xml': clean, 'b.zip': 'PK\u0003\u0004', 'configmgr-lens.json': entry });
    expect((await found(damaged)).listed).toEqual([['a.xml']]);
    const linked = createFolder({ 'a.xml': clean, 'lab/d.xml': clean, 'configmgr-lens.json': entry });
    symlinkSync(join(linked.path, 'lab'), join(linked.path, 'other'));
    expect((await found(linked)).listed).toEqual([['a.xml'], ['lab/d.xml']]);
  });

  it('is not reported while its rule is off', async () => {
    const folder = createFolder({
      'a.xml': broken,
      'configmgr-lens.json': lens([{ rule, files: 'a.xml' }], { [rule]: 'off' }),
    });
    expect((await found(folder)).listed).toEqual([['a.xml']]);
  });

  it('is counted where it is too mild to be listed', async () => {
    const folder = createFolder({ 'a.xml': clean, 'configmgr-lens.json': lens([{ rule }]) });
    const { out, exitCode } = await folder.run('check', '--severity', 'error');
    expect(out).toContain('1 below error');
    expect(exitCode).toBe(0);
  });
});
