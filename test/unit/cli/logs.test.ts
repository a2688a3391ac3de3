import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFolder, type Run } from './support/folder.ts';

const FIXTURES = new URL('../../fixtures/logs/', import.meta.url);
const fixtures = readdirSync(FIXTURES).filter((name) => name.endsWith('.log'));

const CMTRACE =
  '<![LOG[Failed to send (0x80070005)]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="CcmExec" context="" type="3" thread="1204" file="ccmexec.cpp:412">\r\n';
const LEGACY = 'Site server  $$<SMS_EXAMPLE><02-14-2010 09:14:02.217-60><thread=208 (0xD0)>\r\n';
const UMLAUT =
  '<![LOG[Größe unbekannt]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="Köln" context="" type="1" thread="1" file="">\r\n';

function recordsOf({ out }: Run): readonly Record<string, unknown>[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function ndjson(content: string | Uint8Array): Promise<readonly Record<string, unknown>[]> {
  const run = await createFolder({ 'a.log': content }).run('logs', 'a.log', '--format', 'ndjson');
  expect(run.err).toBe('');
  expect(run.exitCode).toBe(0);
  return recordsOf(run);
}

/** The bytes that the records take, each beginning where the one before ends. */
function lengthOf(records: readonly Record<string, unknown>[]): number {
  let at = 0;
  for (const { offset, length } of records) {
    expect(offset).toBe(at);
    expect(length).toBeGreaterThan(0);
    at += Number(length);
  }
  return at;
}

describe('the records as NDJSON', () => {
  it('have all their facts, absent ones as null', async () => {
    expect(await ndjson(CMTRACE + LEGACY)).toEqual([
      {
        file: 'a.log',
        format: 'cmtrace',
        offset: 0,
        length: CMTRACE.length,
        message: 'Failed to send (0x80070005)',
        component: 'CcmExec',
        time: '2010-02-14T09:14:02.117-05:00',
        utc: '2010-02-14T14:14:02.117Z',
        type: 3,
        severity: 'error',
        severityFrom: 'attribute',
        thread: 1204,
        source: 'ccmexec.cpp',
        line: 412,
      },
      {
        file: 'a.log',
        format: 'legacy',
        offset: CMTRACE.length,
        length: LEGACY.length,
        message: 'Site server',
        component: 'SMS_EXAMPLE',
        time: '2010-02-14T09:14:02.217+01:00',
        utc: '2010-02-14T08:14:02.217Z',
        type: null,
        severity: null,
        severityFrom: 'neither',
        thread: 208,
        source: null,
        line: null,
      },
    ]);
  });

  it('of a sample in each format have the lengths of the file', async () => {
    const folder = createFolder();
    for (const name of fixtures) {
      const bytes = readFileSync(new URL(name, FIXTURES));
      folder.write(name, bytes);
      const run = await folder.run('logs', '--format=ndjson', name);
      expect(lengthOf(recordsOf(run)), name).toBe(bytes.length);
    }
  });

  it('name each file as it was typed', async () => {
    const folder = createFolder({ 'a.log': CMTRACE, 'b/c.log': LEGACY });
    const run = await folder.run('logs', 'a.log', 'b/c.log', '--format', 'ndjson');
    expect(recordsOf(run).map(({ file, offset }) => [file, offset])).toEqual([
      ['a.log', 0],
      ['b/c.log', 0],
    ]);
  });

  it('of an empty file are none', async () => expect(await ndjson('')).toEqual([]));

  it('keep what JSON can hold and a terminal might obey in escapes', async () => {
    const { out } = await createFolder({ 'a.log': 'x\x1b[31m\x9b\u2028y\n' }).run(
      'logs',
      'a.log',
      '--format',
      'ndjson',
    );
    for (const character of ['\x1b', '\x9b', '\u2028']) expect(out).not.toContain(character);
    expect(JSON.parse(out).message).toBe('x\x1b[31m\x9b\u2028y');
  });

  it('hold threads as numbers, whatever their spelling', async () => {
    const spellings: Record<string, unknown> = {
      '4764 (0x129C)': 4764,
      '1234': 1234,
      DB: 0xdb,
      '0x1A4': 0x1a4,
      main: 'main',
      '': null,
    };
    for (const [spelling, thread] of Object.entries(spellings)) {
      const [record] = await ndjson(`x  $$<A><02-14-2010 09:14:02.117><thread=${spelling}>\n`);
      expect(record?.thread, spelling).toBe(thread);
    }
    // Old writers use hexadecimal digits without saying so.
    expect((await ndjson('x  $$<A><Wed May 21 17:09:02 1997~><thread=90>\n'))[0]?.thread).toBe(0x90);
    expect((await ndjson('2010-02-14\t09:14:02:117\t 980\t140\tAgent\tx\n'))[0]?.thread).toBe(0x140);
  });
});

describe('whatever the encoding, offsets and lengths are bytes and messages are read:', () => {
  const text = `${CMTRACE}${UMLAUT}a line of text: Ärger\r\n${CMTRACE}`;
  const utf16be = (content: string) => Buffer.from(content, 'utf16le').swap16();
  const encodings: Record<string, Buffer> = {
    'UTF-8': Buffer.from(text),
    'UTF-8 with a byte-order mark': Buffer.from(`\uFEFF${text}`),
    'UTF-16LE with a byte-order mark': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'UTF-16LE without one': Buffer.from(text, 'utf16le'),
    'UTF-16BE with a byte-order mark': utf16be(`\uFEFF${text}`),
    'UTF-16BE without one': utf16be(text),
    'Windows-1252': Buffer.from(text, 'latin1'),
  };
  for (const [name, bytes] of Object.entries(encodings)) {
    it(name, async () => {
      const records = await ndjson(bytes);
      expect(records.map(({ format, message, component }) => [format, message, component])).toEqual([
        ['cmtrace', 'Failed to send (0x80070005)', 'CcmExec'],
        ['cmtrace', 'Größe unbekannt', 'Köln'],
        ['text', 'a line of text: Ärger', null],
        ['cmtrace', 'Failed to send (0x80070005)', 'CcmExec'],
      ]);
      expect(lengthOf(records)).toBe(bytes.length);
    });
  }

  it('UTF-16 that breaks off inside a character', async () => {
    const bytes = Buffer.from(`\uFEFF${CMTRACE}`, 'utf16le').subarray(0, -1);
    const records = await ndjson(bytes);
    expect(lengthOf(records)).toBe(bytes.length);
    expect(records[0]?.component).toBe('CcmExec');
  });

  it('UTF-8 with one record in Windows-1252', async () => {
    const bytes = Buffer.concat([Buffer.from(UMLAUT), Buffer.from(UMLAUT, 'latin1'), Buffer.from(UMLAUT)]);
    const records = await ndjson(bytes);
    expect(records.map(({ message }) => message)).toEqual(Array(3).fill('Größe unbekannt'));
    expect(lengthOf(records)).toBe(bytes.length);
  });
});

describe('the records as text', () => {
  it('are lines with time, severity, component and message', async () => {
    const { out, exitCode } = await createFolder({
      'a.log': `${CMTRACE}${LEGACY}${UMLAUT.replace('type="1"', 'type="2"')}a line of text\n`,
    }).run('logs', 'a.log');
    expect(exitCode).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "2010-02-14T09:14:02.117-05:00 error       CcmExec: Failed to send (0x80070005)
      2010-02-14T09:14:02.217+01:00             SMS_EXAMPLE: Site server
      2010-02-14T09:14:02.117-05:00 warning     Köln: Größe unbekannt
                                                a line of text
      "
    `);
  });

  it('are one line each, with nothing a terminal obeys', async () => {
    const { out } = await createFolder({
      'a.log': CMTRACE.replace('Failed', 'first\r\n\r\n  second\x1b[31m\x07third'),
    }).run('logs', 'a.log');
    expect(out).toContain('first ↵ second␛[31m␇third to send');
    expect(out.split('\n').length).toBe(2);
  });

  it('name their file when there are several', async () => {
    const { out } = await createFolder({ 'a.log': LEGACY, 'b.log': LEGACY }).run('logs', 'a.log', 'b.log');
    expect(out.split('\n').map((line) => line.slice(0, 9))).toEqual(['a.log: 20', 'b.log: 20', '']);
  });

  it('show colours where the terminal does', async () => {
    const { out } = await createFolder({ 'a.log': CMTRACE }).runWith({ colour: true }, 'logs', 'a.log');
    expect(out).toContain('\x1b[31merror      \x1b[0m');
  });

  it('show a time that cannot be read as it is written', async () => {
    const { out } = await createFolder({ 'a.log': 'x\tA\t1/2/2010 9:14:02\t16 (0x10)\n' }).run(
      'logs',
      'a.log',
    );
    expect(out).toMatch(/^1\/2\/2010 9:14:02 /);
  });
});

it('no secret is repeated', async () => {
  const folder = createFolder({
    'a.log': CMTRACE.replace('Failed to send', 'net use \\\\srv\\share /user:x hunter2'),
  });
  for (const format of ['text', 'ndjson']) {
    const { out } = await folder.run('logs', 'a.log', '--format', format);
    expect(out).toContain('***');
    expect(out).not.toContain('hunter2');
  }
});

describe('files', () => {
  it('that do not exist are named, the others are read', async () => {
    const { out, err, exitCode } = await createFolder({ 'a.log': LEGACY }).run('logs', 'b.log', 'a.log');
    expect(exitCode).toBe(2);
    expect(err).toBe('cmlens: b.log does not exist\n');
    expect(out).toContain('Site server');
  });

  it('in a folder are read when they are logs', async () => {
    const { out, exitCode } = await createFolder({
      'logs/a.log': CMTRACE,
      'logs/old/b.lo_': LEGACY,
      'logs/notes.txt': 'Some notes\n',
    }).run('logs', '--format', 'ndjson', 'logs');
    expect(exitCode).toBe(0);
    expect(out.match(/"file":"[^"]*"/g)).toEqual(['"file":"logs/a.log"', '"file":"logs/old/b.lo_"']);
  });

  it('are no longer read when nobody reads the output', async () => {
    let writes = 0;
    const out = { write: async () => ++writes < 2 };
    const folder = createFolder({ 'a.log': CMTRACE.repeat(5000) });
    const { err, exitCode } = await folder.runWith({ out }, 'logs', 'a.log');
    expect([writes, err, exitCode]).toEqual([2, '', 0]);
  });
});

describe('mistakes on the command line', () => {
  const mistakes: Record<string, readonly string[]> = {
    'logs needs a file, such as smsts.log': [],
    "--format knows no 'xml'; choose text or ndjson": ['a.log', '--format', 'xml'],
    "unknown option '--fix'; logs knows --format (a path like this goes behind --)": ['a.log', '--fix'],
  };
  for (const [message, args] of Object.entries(mistakes)) {
    it(message, async () => {
      const { err, exitCode } = await createFolder().run('logs', ...args);
      expect([err, exitCode]).toEqual([`cmlens: ${message}\n`, 2]);
    });
  }
  it('help is no mistake', async () => {
    expect((await createFolder().run('logs', '--help')).exitCode).toBe(0);
  });
  it('behind -- any name is a file', async () => {
    const { out } = await createFolder({ '--a.log': LEGACY }).run('logs', '--', '--a.log');
    expect(out).toContain('Site server');
  });
});
