import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../server/src/hosts/cli/arguments.ts';
import { createFolder } from './support/folder.ts';

describe('arguments of error', () => {
  it.each([
    ['0x87D00324', { codes: ['0x87D00324'], format: 'text' }],
    ['-2016410844 1603', { codes: ['-2016410844', '1603'], format: 'text' }],
    ['--format json 5', { codes: ['5'], format: 'json' }],
    ['5 --format=json', { codes: ['5'], format: 'json' }],
  ])('error %s', (line, options) => {
    expect(parseArguments(['error', ...line.split(' ')])).toEqual({ kind: 'error', options });
  });
  it.each([
    ['error', 'error needs a code, such as 0x87D00324'],
    ['error --fix 5', "unknown option '--fix'; error knows --format"],
    ['error 5 --format xml', "--format knows no 'xml'; choose text or json"],
    ['error 5 --format', '--format has no value; choose text or json'],
  ])('%s', (line, message) => {
    expect(parseArguments(line.split(' '))).toEqual({ kind: 'mistake', message });
  });
  it('error --help', () => expect(parseArguments(['error', '--help'])).toEqual({ kind: 'help' }));
});

describe('cmlens error', () => {
  it('prints what is known of each code', async () => {
    const { exitCode, out, err } = await createFolder().run('error', '0x87D00324', '1618');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "0x87D00324 = -2016410844 = 2278556452
        (ConfigMgr client) App not detected after install finished.
        facility: ConfigMgr client
        source: ConfigMgr message table (community export)

        application deployment
          why: The installation ended, but the detection method, which runs again afterwards, did not find the application.
          do:  See in AppEnforce.log what was detected and how, and compare the detection method with what the installation left on the computer.
          see: https://learn.microsoft.com/troubleshoot/mem/configmgr/app-management/understand/deployment-install-technical-reference

      1618 = 0x00000652
        ERROR_INSTALL_ALREADY_RUNNING (Windows Installer) Another installation is running.
        source: winerror.h (mingw-w64); Windows Installer error codes

        Windows Installer
          why: Another installation is running.
          do:  Let it finish before this one starts.
          see: https://learn.microsoft.com/windows/win32/msi/error-codes
      "
    `);
  });
  it('ends with 1 where no source says what a code means', async () => {
    const { exitCode, out } = await createFolder().run('error', '0x87D00310', '5');
    expect(exitCode).toBe(1);
    expect(out).toContain(
      '0x87D00310 = -2016410864 = 2278556432\n  facility: ConfigMgr client\n  No source says',
    );
    expect(out).toContain('ERROR_ACCESS_DENIED');
  });
  it('reads what a log says, with and without quotes around it', async () => {
    const folder = createFolder();
    const quoted = await folder.run('error', 'Process completed with exit code 1603');
    expect(quoted.out).toContain('ERROR_INSTALL_FAILURE');
    expect(await folder.run('error', 'exit', 'code', '1603')).toEqual(quoted);
  });
  it('finds a code by its name', async () => {
    const { exitCode, out } = await createFolder().run('error', 'E_ACCESSDENIED');
    expect([exitCode, out.split('\n')[0]]).toEqual([0, '0x80070005 = -2147024891 = 2147942405']);
  });
  it('ends with 2 where a word is no code', async () => {
    expect(await createFolder().run('error', 'abc\u001b[2Jxyz')).toEqual({
      exitCode: 2,
      out: '',
      err: 'cmlens: "abc␛[2Jxyz" is not an error code: type it like 0x87D00324, 87D00324, -2016410844 or 1603, or by its name.\n',
    });
  });
  it('prints JSON with null for what is not known', async () => {
    const { out, exitCode } = await createFolder().run('error', '--format', 'json', '80070643', '0x87D00310');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        code: '0x80070643',
        signed: -2147023293,
        unsigned: 2147944003,
        known: true,
        facility: 'Win32 (FACILITY_WIN32)',
        win32: 1603,
        readings: [
          {
            system: 'win32',
            name: 'ERROR_INSTALL_FAILURE',
            family: 'Windows Installer',
            certainty: 'sourced',
          },
        ],
        advice: [{ situation: 'Windows Installer', source: { title: 'MSI installation error 1603' } }],
      },
      { code: '0x87D00310', known: false, win32: null, readings: [], advice: [] },
    ]);
  });
});
