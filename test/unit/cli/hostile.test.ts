import { describe, expect, it } from 'vitest';
import { patchIn, record, sequenceWith, WRONG_PACKAGE } from './support/documents.ts';
import { createFolder } from './support/folder.ts';

describe('documents that nobody is glad to see', () => {
  it('are shown in excerpts of bounded length, though they stand on one line', async () => {
    const steps = '<step name="Filler" description=""><action>a.exe</action></step>'.repeat(8000);
    const text = sequenceWith(patchIn(WRONG_PACKAGE))
      .replace('</group>', `${steps}</group>`)
      .replaceAll('\n', '');
    const { out } = await createFolder({ 'a.xml': text }).run('check');
    expect(text.length).toBeGreaterThan(283_000);
    for (const line of out.split('\n').slice(1)) expect(line.length).toBeLessThan(130);
  });

  it('do not speak to the terminal through the names of steps', async () => {
    const text = sequenceWith(patchIn(WRONG_PACKAGE)).replace(
      'name="Setup Windows and ConfigMgr"',
      'name="\x1b]0;pwned\x07 \u202E"',
    );
    const folder = createFolder({ 'a.xml': text });
    expect((await folder.run('check', '--severity', 'hint')).out).not.toMatch(/[^\P{C}\n]/u);
    expect((await folder.run('check', '--format', 'json')).out).not.toMatch(/[^\P{C}\n]/u);
  });

  it('keep their secrets, in sequences and in logs', async () => {
    const properties = `${patchIn(WRONG_PACKAGE)}</variable><variable name="OSDJoinPassword">hunter2`;
    const folder = createFolder({
      'a.xml': sequenceWith(properties),
      'b.log': record('net use \\\\srv\\x hunter2 failed (0x80092024)', 'OSDSMPClient', 3),
    });
    for (const format of ['text', 'json']) {
      const { out } = await folder.run('check', '--format', format, '--severity', 'hint');
      expect(out).toContain('certificate-import-failed');
      expect(out).not.toContain('hunter2');
    }
  });

  it.each([
    ['a log padded with zero bytes', `${record('x')}${'\0'.repeat(100_000)}`],
    ['a log that ends in a record', `${record('x')}<![LOG[and then`],
    ['a sequence that ends in a tag', sequenceWith(patchIn(WRONG_PACKAGE)).slice(0, -40)],
    [
      'a sequence with 20,000 groups in each other',
      `<sequence version="3.00">${'<group name="x">'.repeat(20_000)}`,
    ],
  ])('are listed all the same: %s', async (_, text) => {
    const { out, err, exitCode } = await createFolder({ 'a.xml': text }).run('check', '--format', 'json');
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err).toBe('');
    expect(exitCode).toBeLessThan(2);
  });
});
