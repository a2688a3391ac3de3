import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../server/src/hosts/cli/arguments.ts';
import { at, FAILING, instruction, SUCCEEDING } from '../log/runLog.ts';
import { createFolder } from './support/folder.ts';

describe('arguments of run', () => {
  it.each([
    ['run smsts.log', { paths: ['smsts.log'], format: 'text' }],
    ['run a.log b.log --format json', { paths: ['a.log', 'b.log'], format: 'json' }],
    ['run --format=markdown -- --a.log', { paths: ['--a.log'], format: 'markdown' }],
  ])('%s', (line, options) => {
    expect(parseArguments(line.split(' '))).toEqual({ kind: 'run', options });
  });
  it.each([
    ['run', 'run needs a file, such as smsts.log'],
    ['run --fix a.log', "unknown option '--fix'; run knows --format (a path like this goes behind --)"],
    ['run a.log --format xml', "--format knows no 'xml'; choose text, json or markdown"],
  ])('%s is a mistake', (line, message) => {
    expect(parseArguments(line.split(' '))).toEqual({ kind: 'mistake', message });
  });
});

describe('cmlens run', () => {
  it('shows how a task sequence ran', async () => {
    const { exitCode, out, err } = await createFolder({ 'smsts.log': SUCCEEDING }).run('run', 'smsts.log');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "The task sequence succeeded after 2 min 02 s, from 2010-02-14T09:00:00.000-05:00 to 2010-02-14T09:02:01.500-05:00

      09:00:00  2 min 01 s  succeeded Install (all)
      09:00:01       2.5 s  succeeded   Partition Disk (UEFI)  exit 0  diskpart.exe a.txt
      09:00:04              skipped     Partition Disk (BIOS)  (condition)
      09:00:05              skipped     Debug                  (disabled)
      09:00:06       0.4 s  succeeded   Restart                exit 0  (restart)  smsboot.exe /target:WinPE
      09:02:01              skipped   State Restore            (disabled)

      Steps: 2 succeeded, 2 skipped, 1 group skipped; 1 restart
      "
    `);
  });
  it('shows no time for a group that began in a part that is not there', async () => {
    const late = [
      at('09:00:05.000', instruction('Set the time', 3)),
      at('09:00:06.000', 'Successfully completed the action (Set the time) with the exit win32 code 0'),
      at('09:00:07.000', instruction('Prepare', 4)),
      at('09:00:08.000', 'The group (Prepare) has been successfully completed'),
    ].join('');
    const { out } = await createFolder({ 'smsts.log': late }).run('run', 'smsts.log');
    expect(out).toMatchInlineSnapshot(`
      "The task sequence succeeded after 3.0 s, from 2010-02-14T09:00:05.000-05:00 to 2010-02-14T09:00:08.000-05:00

                            succeeded Prepare
      09:00:05       1.0 s  succeeded   Set the time  exit 0

      Steps: 1 succeeded
      "
    `);
  });

  it('says that the words of Windows may not be those of a program that ended with a number', async () => {
    const log = [
      at('10:00:00.000', instruction('Parse Variables', 0)),
      at('10:00:01.000', 'Process completed with exit code 200'),
      at(
        '10:00:02.000',
        'Failed to run the action: Parse Variables. \r\nA segment is too large. (Error: 000000C8; Source: Windows)',
        { type: 3 },
      ),
    ].join('');
    const folder = createFolder({ 'smsts.log': log });
    const { out } = await folder.run('run', 'smsts.log');
    expect(out.slice(out.indexOf('Failed:'))).toMatchInlineSnapshot(`
      "Failed: Parse Variables (exit code 200)
        first error: Failed to run the action: Parse Variables. A segment is too large. (Error: 000000C8; Source: Windows)
        note: 200 is what the command ended with, and Windows' words for that number need not be what it means
        see: smsts.log:3
      "
    `);
    const markdown = await folder.run('run', 'smsts.log', '--format', 'markdown');
    expect(markdown.out).toContain('- note: 200 is what the command ended with');
    const installer = log.replaceAll('200', '1603').replace('000000C8', '00000643');
    const other = await createFolder({ 'smsts.log': installer }).run('run', 'smsts.log');
    expect(other.out).not.toContain('note:');
    expect(other.out).toContain('code: 1603 ERROR_INSTALL_FAILURE');
  });
  it('ends with the step that failed and the first cause, with secrets masked', async () => {
    const { exitCode, out } = await createFolder({ 'smsts.log': FAILING }).run('run', 'smsts.log');
    expect(exitCode).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "The task sequence failed after 12.5 s, from 2010-02-14T10:00:00.000-05:00 to 2010-02-14T10:00:12.500-05:00

      10:00:00      12.3 s  failed    Deploy
      10:00:01      11.2 s  failed      Install
      10:00:02      10.1 s  failed        Join Domain  exit 0x80004005  join.exe /user:admin /password:***

      Steps: 0 succeeded, 1 failed

      Failed: Join Domain (exit code 0x80004005)
        command: join.exe /user:admin /password:***
        first error: Failed to reach the domain controller, HRESULT=80070035
        code: 0x80070035 ERROR_BAD_NETPATH (Win32) Network path not found.
        see: smsts.log:7
      "
    `);
  });
  it('prints JSON of one shape, null for what is not known', async () => {
    const folder = createFolder({ 'smsts.log': FAILING });
    const { exitCode, out } = await folder.run('run', 'smsts.log', '--format', 'json');
    expect(exitCode).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "{
        "outcome": "failed",
        "start": "2010-02-14T10:00:00.000-05:00",
        "end": "2010-02-14T10:00:12.500-05:00",
        "seconds": 12.5,
        "tree": [
          {
            "kind": "group",
            "name": "Deploy",
            "number": 0,
            "outcome": "failed",
            "reason": null,
            "start": "2010-02-14T10:00:00.000-05:00",
            "end": "2010-02-14T10:00:12.300-05:00",
            "seconds": 12.3,
            "exitCode": null,
            "file": "smsts.log",
            "line": 1,
            "children": [
              {
                "kind": "group",
                "name": "Install",
                "number": 1,
                "outcome": "failed",
                "reason": null,
                "start": "2010-02-14T10:00:01.000-05:00",
                "end": "2010-02-14T10:00:12.200-05:00",
                "seconds": 11.2,
                "exitCode": null,
                "file": "smsts.log",
                "line": 3,
                "children": [
                  {
                    "kind": "step",
                    "name": "Join Domain",
                    "number": 2,
                    "outcome": "failed",
                    "reason": "Unspecified error (Error: 80004005; Source: Windows)",
                    "start": "2010-02-14T10:00:02.000-05:00",
                    "end": "2010-02-14T10:00:12.100-05:00",
                    "seconds": 10.1,
                    "exitCode": 2147500037,
                    "file": "smsts.log",
                    "line": 5,
                    "children": []
                  }
                ]
              }
            ]
          }
        ],
        "failure": {
          "name": "Join Domain",
          "code": "0x80070035",
          "cause": "Failed to reach the domain controller, HRESULT=80070035",
          "file": "smsts.log",
          "line": 7
        }
      }
      "
    `);
  });
  it('prints Markdown for tickets', async () => {
    const folder = createFolder({ 'smsts.log': FAILING.replaceAll('Join Domain', 'Join <Domain> | *') });
    const { out } = await folder.run('run', 'smsts.log', '--format', 'markdown');
    expect(out).toMatchInlineSnapshot(`
      "**The task sequence failed after 12.5 s, from 2010-02-14T10:00:00.000-05:00 to 2010-02-14T10:00:12.500-05:00**

      Failed: **Join \\<Domain\\> \\| \\*** (exit code 0x80004005)

      - command: \`join.exe /user:admin /password:***\`
      - first error: Failed to reach the domain controller, HRESULT=80070035
      - code: 0x80070035 ERROR\\_BAD\\_NETPATH (Win32) Network path not found.
      - see: \`smsts.log:7\`

      | start | duration | outcome | step | |
      |---|--:|---|---|---|
      | 2010-02-14T10:00:00.000-05:00 | 12.3 s | failed | ▸ Deploy |  |
      | 2010-02-14T10:00:01.000-05:00 | 11.2 s | failed | &emsp;▸ Install |  |
      | 2010-02-14T10:00:02.000-05:00 | 10.1 s | failed | &emsp;&emsp;Join \\<Domain\\> \\| \\* | exit 0x80004005 \`join.exe /user:admin /password:***\` |

      Steps: 0 succeeded, 1 failed
      "
    `);
  });
  it('marks outcomes in a terminal', async () => {
    const folder = createFolder({ 'smsts.log': FAILING });
    expect((await folder.runWith({ colour: true }, 'run', 'smsts.log')).out).toContain('\x1b[31m✗\x1b[0m');
  });
  it('puts the parts of a log in order of time and tells of the last run', async () => {
    const half = SUCCEEDING.indexOf('<![LOG[Start executing an instruction. Instruction name: Restart');
    const folder = createFolder({
      'a/smsts.log': SUCCEEDING.slice(half),
      'a/smsts-20100214-090005.log': SUCCEEDING.slice(0, half),
      'a/CcmExec.log': at('09:00:01.000', 'Failed 0x80004005', { component: 'CcmExec', type: 3 }),
    });
    const alone = await folder.run('run', 'a');
    expect(alone.exitCode).toBe(0);
    expect(alone.out).toContain('The task sequence succeeded after 2 min 02 s');
    folder.write('a/later.log', FAILING);
    const { exitCode, out } = await folder.run('run', 'a');
    expect(exitCode).toBe(1);
    expect(out).toContain('Before it: 2010-02-14T09:00:00.000-05:00 succeeded');
  });
  it('reads wildcards, which the shells of Windows do not', async () => {
    const half = SUCCEEDING.indexOf('<![LOG[Start executing an instruction. Instruction name: Restart');
    const folder = createFolder({
      'logs/SMSTS.log': SUCCEEDING.slice(half),
      'logs/smsts-1.log': SUCCEEDING.slice(0, half),
      'logs/later.log': FAILING,
    });
    const { exitCode, out } = await folder.run('run', 'logs/smsts*.log');
    expect(exitCode).toBe(0);
    expect(out).toContain('after 2 min 02 s');
    expect((await folder.run('run', 'logs/[*].log')).err).toContain('logs/[*].log does not exist');
  });
  it('does not explain what a program of its own ends with', async () => {
    const text = FAILING.replaceAll(/HRESULT=80070035|0x80004005|80004005/g, '').replace('2147500037', '1');
    const { out } = await createFolder({ 'smsts.log': text }).run('run', 'smsts.log');
    expect(out).toContain('Failed: Join Domain (exit code 1)');
    expect(out).not.toContain('  code:');
  });
  it('says so where there is no end', async () => {
    const text = [
      at('09:00:00.000', instruction('Apply', 0), { bias: '' }),
      at('09:00:05.000', 'Executing command line: apply.exe', { bias: '' }),
    ].join('');
    const folder = createFolder({ 'smsts.log': text });
    const { exitCode, out } = await folder.run('run', 'smsts.log');
    expect(exitCode).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "The task sequence is running, or its end is not in these files: 5.0 s so far, from 2010-02-14T09:00:00.000
      Last seen: Apply, running

      09:00:00              running   Apply  apply.exe

      Steps: 0 succeeded, 1 running
      "
    `);
    const json: unknown = JSON.parse((await folder.run('run', 'smsts.log', '--format=json')).out);
    expect(json).toMatchObject({
      outcome: 'running',
      start: '2010-02-14T09:00:00.000',
      end: null,
      seconds: null,
      failure: null,
    });
  });
  it('ends with 2 where there is no run, or no file', async () => {
    const folder = createFolder({ 'a.log': at('09:00:00.000', 'Hello') });
    expect(await folder.run('run', 'a.log')).toMatchObject({
      exitCode: 2,
      out: '',
      err: 'cmlens: no run of a task sequence in these files; its instructions are written by TSManager, in smsts.log and the smsts-*.log beside it\n',
    });
    expect((await folder.run('run', 'b.log')).err).toContain('b.log does not exist');
  });
  it('obeys nothing that a log holds', async () => {
    const folder = createFolder({ 'smsts.log': SUCCEEDING.replaceAll('Debug', 'De\x1b[2Jbug') });
    for (const format of ['text', 'json', 'markdown']) {
      expect((await folder.run('run', 'smsts.log', '--format', format)).out).not.toContain('\x1b');
    }
  });
});
