import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFileError } from '../../../server/src/hosts/cli/fileErrors.ts';
import { CLIENT_PACKAGE, patchIn, record, sequenceWith, WRONG_PACKAGE } from './support/documents.ts';
import { createFolder } from './support/folder.ts';

const broken = sequenceWith(patchIn(WRONG_PACKAGE));
const clean = sequenceWith(patchIn(CLIENT_PACKAGE));
const cleanLog = record('nothing happened');
const failedLog = record('Failed to import the client certificate store (0x80092024)', 'OSDSMPClient', 3);

describe('which files are checked', () => {
  it('lists every task sequence and log below the current folder, recognised by content, in order of name', async () => {
    const folder = createFolder({
      'b/ts.xml': clean,
      'a.txt': cleanLog,
      'B.old': clean,
      'unattend.xml': '<unattend xmlns="urn:schemas-microsoft-com:unattend"/>',
      'setup.log': 'started by hand on a Monday\nnothing happened\n',
      'node_modules/x/ts.xml': broken,
      '.git/ts.xml': broken,
      'picture.xml': Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      'empty.log': '',
    });
    const { out, err, exitCode } = await folder.run('check');
    expect(out).toBe(
      'B.old: no findings\na.txt: no findings\nb/ts.xml: no findings\n\nNo findings in 3 files\n',
    );
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  });

  it('keeps names as they were given, and lists no file twice', async () => {
    const folder = createFolder({ 'x/a.xml': clean, 'x/b.xml': clean });
    const { out } = await folder.run('check', './x/b.xml', 'x/', join(folder.path, 'x'));
    expect(out.split('\n').slice(0, 2)).toEqual(['./x/b.xml: no findings', 'x/a.xml: no findings']);
  });

  it('says of a file named on the command line that it is none of ours, and that is no failure', async () => {
    const folder = createFolder({ 'notes.txt': 'hello' });
    expect(await folder.run('check', 'notes.txt')).toEqual({
      exitCode: 0,
      out: 'No task sequence and no ConfigMgr log found.\n',
      err: 'cmlens: notes.txt is neither a task sequence nor a ConfigMgr log\n',
    });
  });

  it('checks the others when a path does not exist, and fails', async () => {
    const folder = createFolder({ 'a.xml': broken });
    const { out, err, exitCode } = await folder.run('check', 'missing', 'a.xml');
    expect(err).toBe('cmlens: missing does not exist\n');
    expect(out).toContain('a.xml:8:');
    expect(exitCode).toBe(2);
  });

  it('follows links once, and passes over those that lead in circles or nowhere', async () => {
    const folder = createFolder({ 'real/a.xml': clean });
    symlinkSync(join(folder.path, 'real'), join(folder.path, 'real', 'again'));
    symlinkSync(folder.path, join(folder.path, 'real', 'up'));
    symlinkSync(join(folder.path, 'self'), join(folder.path, 'self'));
    symlinkSync(join(folder.path, 'nothing'), join(folder.path, 'dangling'));
    symlinkSync(join(folder.path, 'real', 'a.xml'), join(folder.path, 'link.xml'));
    const { out, err } = await folder.run('check');
    expect(out).toBe('link.xml: no findings\nreal/a.xml: no findings\n\nNo findings in 2 files\n');
    expect(err).toBe('');
    expect((await folder.run('check', 'self', 'dangling')).err).toBe(
      'cmlens: self cannot be read: its symbolic links lead in a circle\ncmlens: dangling does not exist\n',
    );
  });

  it('goes on when a file cannot be read any more, and fails', async () => {
    const folder = createFolder({ 'a.xml': clean, 'b.xml': clean, 'c.xml': clean });
    let out = '';
    const { err, exitCode } = await folder.runWith(
      {
        out: {
          async write(text) {
            if (text.startsWith('a.xml')) rmSync(join(folder.path, 'b.xml'));
            out += text;
            return true;
          },
        },
      },
      'check',
    );
    expect(err).toBe('cmlens: b.xml does not exist\n');
    expect(out).toContain('c.xml: no findings');
    expect(exitCode).toBe(2);
  });

  it.each([
    ['EACCES', 'cannot be read: permission denied'],
    ['ENOTDIR', 'does not exist'],
    ['ERR_STRING_TOO_LONG', 'cannot be read: it is too large'],
    ['EWHATEVER', 'cannot be read: what the system said'],
  ])('puts %s into words', (code, words) => {
    const error = Object.assign(new Error('what the system said'), { code });
    expect(describeFileError(error, 'read')).toBe(words);
  });

  it('recognises a document in any encoding by its start, though it is long', async () => {
    const long = broken.replace('  <group', `${' '.repeat(300_000)}<group`);
    const folder = createFolder({ 'utf16.xml': Buffer.from(`\uFEFF${long}`, 'utf16le'), 'utf8.xml': long });
    const { out } = await folder.run('check', '--format', 'json');
    expect(JSON.parse(out).map(({ file, findings }: Listed) => [file, findings.length])).toEqual([
      ['utf16.xml', 1],
      ['utf8.xml', 1],
    ]);
  });
});

interface Listed {
  readonly file: string;
  readonly findings: readonly { readonly code: string; readonly offset: number; readonly length: number }[];
}

describe('what is listed', () => {
  it('is one line for each finding, an excerpt with a marker, and the fixes', async () => {
    const { out, exitCode } = await createFolder({ 'a.xml': broken }).run('check', 'a.xml');
    const [head, source, marker, fix] = out.split('\n');
    expect(head).toMatch(/^a\.xml:8:119: error patch-package-id-mismatch: \S/);
    expect(source).toMatch(/^ {4}8 \| …/);
    expect(source?.slice(marker?.indexOf('^'), (marker?.lastIndexOf('^') ?? 0) + 1)).toBe(WRONG_PACKAGE);
    expect(fix).toBe(`  fix: Use the client package ${CLIENT_PACKAGE} (safe)`);
    expect(out).toMatch(/\n\n1 error in 1 of 1 file\n1 can be mended with --fix\n$/);
    expect(exitCode).toBe(1);
  });

  it('is the same every time', async () => {
    const folder = createFolder({ 'a.xml': broken, 'b.log': failedLog, 'c/d.xml': broken });
    const first = await folder.run('check', '--format', 'json', '--severity', 'hint');
    expect(await folder.run('check', '--format', 'json', '--severity', 'hint')).toEqual(first);
  });

  it('leaves out what is below the severity asked for, and says how much that is', async () => {
    const reordered = patchIn(CLIENT_PACKAGE).replace('C:', 'D:');
    const folder = createFolder({ 'a.xml': sequenceWith(reordered) });
    const usual = await folder.run('check');
    expect(usual.exitCode).toBe(0);
    expect(usual.out).toBe(
      'a.xml: no findings\n\nNo findings in 1 file\n1 below warning: --severity hint lists them\n',
    );
    const all = await folder.run('check', '--severity', 'information');
    expect(all.exitCode).toBe(1);
    expect(all.out).toContain('information patch-drive: ');
    expect(all.out).toContain('\n1 information in 1 of 1 file\n');
  });
});

describe('JSON', () => {
  it('has the form that programs rely on', async () => {
    const folder = createFolder({ 'a.xml': broken, 'sub/b.log': cleanLog });
    const { out, err, exitCode } = await folder.run('check', '--format', 'json');
    const offset = broken.indexOf(WRONG_PACKAGE);
    const range = { start: { line: 7, character: 118 }, end: { line: 7, character: 126 } };
    expect(JSON.parse(out)).toEqual([
      {
        file: 'a.xml',
        language: 'xml',
        findings: [
          {
            code: 'patch-package-id-mismatch',
            severity: 'error',
            message: expect.stringContaining(WRONG_PACKAGE),
            range,
            offset,
            length: WRONG_PACKAGE.length,
            fixes: [
              {
                title: `Use the client package ${CLIENT_PACKAGE}`,
                safe: true,
                edits: [{ range, newText: CLIENT_PACKAGE }],
              },
            ],
          },
        ],
      },
      { file: 'sub/b.log', language: 'configmgr-log', findings: [] },
    ]);
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 1 });
  });

  it('is an empty array where nothing is recognised, and stays JSON where a path is missing', async () => {
    const folder = createFolder({ 'notes.txt': 'hello' });
    expect((await folder.run('check', '--format', 'json')).out).toBe('[]\n');
    const { out, exitCode } = await folder.run('check', '--format', 'json', 'missing');
    expect({ out, exitCode }).toEqual({ out: '[]\n', exitCode: 2 });
  });

  it.each([
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${broken}`, 'utf8')],
    ['UTF-16LE with a byte-order mark', Buffer.from(`\uFEFF${broken}`, 'utf16le')],
    ['UTF-16BE without one', Buffer.from(broken, 'utf16le').swap16()],
  ])('counts offsets in the decoded text, without the mark: %s', async (_, bytes) => {
    const { out } = await createFolder({ 'a.xml': bytes }).run('check', '--format', 'json');
    const [{ findings }] = JSON.parse(out);
    expect(findings[0].offset).toBe(broken.indexOf(WRONG_PACKAGE));
    expect(findings[0].range.start).toEqual({ line: 7, character: 118 });
  });
});

describe('a failure in a log', () => {
  it('comes with the edits that mend the task sequences among the files', async () => {
    const folder = createFolder({ 'ccmexec.log': failedLog, 'ts/a.xml': sequenceWith('SMSMP=CM01') });
    const { out } = await folder.run('check', '--format', 'json', 'ccmexec.log', 'ts');
    const [{ findings }] = JSON.parse(out);
    const fixes = findings[0].fixes as readonly {
      readonly title: string;
      readonly edits: readonly { readonly file?: string; readonly newText: string }[];
    }[];
    expect(fixes.length).toBeGreaterThan(0);
    for (const { edits } of fixes) {
      for (const { file } of edits) expect(file).toBe('ts/a.xml');
    }
    expect(fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)).join()).toContain('PATCH=');
  });

  it('has no fixes without a task sequence', async () => {
    const { out } = await createFolder({ 'ccmexec.log': failedLog }).run('check', '--format', 'json');
    expect(JSON.parse(out)[0].findings[0].fixes).toEqual([]);
  });

  it('names what mends it once, not for every finding', async () => {
    const spellings = ['0x80092024', '-2146885596', '2148081700'];
    const log = spellings.map((code) => failedLog.replaceAll('0x80092024', code)).join('');
    const folder = createFolder({ 'a.log': log, 'b.xml': sequenceWith('SMSMP=CM01') });
    const { out } = await folder.run('check');
    expect(out.match(/fix: Insert PATCH= for KB977203 \(SP1\) in b\.xml/g)).toHaveLength(1);
    expect(out.match(/fix: as above/g)).toHaveLength(2);
  });
});

describe('a reader that goes away', () => {
  it('ends the check', async () => {
    const folder = createFolder({ 'a.xml': broken, 'b.xml': broken });
    let out = '';
    const { exitCode } = await folder.runWith(
      {
        out: {
          async write(text) {
            out += text;
            return text === '';
          },
        },
      },
      'check',
    );
    expect(out).toContain('a.xml');
    expect(out).not.toContain('b.xml');
    expect(exitCode).toBe(2);
  });
});

describe('other commands', () => {
  it('say their version and how they are used', async () => {
    const folder = createFolder();
    expect(await folder.run('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' });
    expect(await folder.run('help')).toMatchObject({ exitCode: 0, err: '' });
    expect(await folder.run()).toMatchObject({ exitCode: 2, out: '' });
    expect(await folder.run('chekc')).toEqual({
      exitCode: 2,
      out: '',
      err: `cmlens: unknown command 'chekc'; "cmlens help" lists what there is\n`,
    });
  });

  it('start the language server', async () => {
    let started = 0;
    const startLanguageServer = async () => {
      started++;
    };
    const { exitCode } = await createFolder().runWith({ startLanguageServer }, 'lsp', '--stdio');
    expect({ exitCode, started }).toEqual({ exitCode: 0, started: 1 });
  });

  it('end in one line when they cannot go on', async () => {
    const startLanguageServer = async () => {
      throw new Error('no such module');
    };
    expect(await createFolder().runWith({ startLanguageServer }, 'lsp', '--stdio')).toEqual({
      exitCode: 2,
      out: '',
      err: 'cmlens: stopped by a mistake of its own: no such module\n',
    });
  });
});
