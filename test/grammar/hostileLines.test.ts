import { describe, expect, test } from 'vitest';
import { loadGrammar, type Token, tokenize } from '../support/tokenize.ts';

// VS Code colours lines of up to 20,000 characters. What an expression could read again and again fills such a
// line here; behind it stands a text whose colours are known. An expression that is not linear fails by the time
// limit of the test, one that gives up fails by the tokens.
const LENGTH = 20_000;

interface Hostile {
  readonly start?: string;
  readonly repeated: string;
}

const ERROR_RECORD =
  '<![LOG[failed (0x80092024)]LOG]!><time="1:00:00.0" date="1-1-2012" component="A" type="3">';
const hostileLogs: readonly Hostile[] = [
  { repeated: '<![LOG[' },
  { repeated: ']' },
  { repeated: ']LOG]!>' },
  { repeated: ']LOG]!><' },
  { repeated: '<' },
  { repeated: '"' },
  { repeated: ' ' },
  { repeated: '\\' },
  { repeated: '\0' },
  { repeated: 'A' },
  { repeated: '$$<' },
  { repeated: '$$<a><b><thread=' },
  { repeated: 'C:\\' },
  { repeated: '"C:\\' },
  { repeated: '\\\\a\\' },
  { repeated: 'http://' },
  { repeated: 'error ' },
  { repeated: 'error' },
  { repeated: '12345678-' },
  { repeated: '<![LOG[a]LOG]!><time="" type="1">' },
  { repeated: '<time="' },
  { repeated: '<type="' },
  { repeated: 'MSI (s) (10:7C): ' },
  { start: 'MSI (s) (10:7C): ', repeated: 'Return value ' },
  { start: 'MSI (s) (10:7C): ', repeated: 'error ' },
  { start: 'Action 9:14:02: ', repeated: 'A' },
  { start: 'CustomAction ', repeated: 'A' },
  { start: 'Property(S): ', repeated: 'A.' },
  { start: '2010-02-14 09:14:02, Error', repeated: ' ' },
  { start: '2010-02-14 09:14:02, Info                  ', repeated: 'PID=1' },
  { start: '2010/02/14 15:25:46.9997442 3304  9020  Agent  ', repeated: 'failed [80070002] ' },
  { start: '2010-02-14\t09:14:02:117\t', repeated: ' ' },
  { start: '<Sun Feb 14 09:14:02 2010> ', repeated: 'exited with return code: ' },
  { repeated: '[02-14-2010 09:14:02.117] ' },
  { start: '[02-14-2010 09:14:02.117] ', repeated: '[' },
  { start: '[02-14-2010 09:14:02.117] ', repeated: '[a] ' },
  { start: '[02-14-2010 09:14:02.117] [', repeated: 'a' },
  { repeated: '14.02.2010 09:14:02 4764 (0x129C) ' },
  { repeated: '\t14.02.2010 09:14:02\t' },
  { repeated: '1/2/2010 4:06:47 ' },
  { repeated: '1.2.' },
  { start: '<![LOG[', repeated: ']' },
  { start: '<![LOG[', repeated: '<' },
  { start: '<![LOG[', repeated: 'error = ' },
  { start: '<![LOG[a]LOG]!><time="', repeated: 'type=' },
  { start: '<![LOG[a]LOG]!><', repeated: 'file="a:1" ' },
];

/** Whole lines of formats that are read line by line: behind their fields, everything may be repeated. */
const hostileLines: readonly Hostile[] = [
  ...hostileLogs.filter(({ start, repeated }) => !`${start ?? ''}${repeated}`.includes('<![LOG[')),
  { repeated: 'a\t' },
  { repeated: 'a ' },
];

describe('a line of 20,000 characters without a CMTrace record', () => {
  for (const hostile of hostileLines) {
    test(`of ${JSON.stringify((hostile.start ?? '') + hostile.repeated)}`, async () => {
      const line = fill(hostile);
      const tail = '\tComponent\t14.02.2010 09:14:02\t4764 (0x129C)';
      const tokens = await tokensOf('text.log.configmgr', line + tail);
      expect(tokens.map(({ text }) => text).join('')).toBe(line + tail);
    });
  }
});

describe('a log line of 20,000 characters', () => {
  for (const hostile of hostileLogs) {
    test(`of ${JSON.stringify((hostile.start ?? '') + hostile.repeated)}`, async () => {
      const line = fill(hostile);
      const tokens = await tokensOf('text.log.configmgr', `${line}${ERROR_RECORD}`);
      expect(tokens.map(({ text }) => text).join('')).toBe(`${line}${ERROR_RECORD}`);
      expect(tokens.filter(hasScope('token.error-token')).map(({ text }) => text)).toEqual(
        expect.arrayContaining(['failed (', '0x80092024', ')', '3']),
      );
    });
  }

  test('of many records colours each by its own type', async () => {
    const pair = '<![LOG[good]LOG]!><type="1"><![LOG[bad]LOG]!><type="3">';
    const count = Math.floor(LENGTH / pair.length);
    const tokens = await tokensOf('text.log.configmgr', pair.repeat(count));
    const errors = tokens.filter(hasScope('token.error-token')).map(({ text }) => text);
    expect(errors.filter((text) => text === 'bad')).toHaveLength(count);
    expect(errors).not.toContain('good');
  });
});

const hostileContents: readonly string[] = [
  '%a',
  'PATCH=',
  'PATCH="',
  'A=" ',
  '&quot;',
  '&',
  '"',
  "'",
  ' ',
  '=',
  '/run:',
  '/a ',
  '\\AB1',
  'select from ',
  'KB97720',
];
const variables: readonly string[] = ['SMSClientInstallProperties', 'Query', 'PackageID', 'CommandLine'];

describe('a task sequence with a variable of 20,000 characters', () => {
  for (const name of variables) {
    test.each(hostileContents)(`${name}: %j`, async (repeated) => {
      const content = fill({ repeated });
      const sequence = `<sequence version="3.00"><variable name="${name}" property="">${content}</variable><action>%After%</action></sequence>`;
      for (const [start, end] of [
        ['', '<after/>'],
        ['<VALUE><![CDATA[', ']]><after/>'],
      ] as const) {
        const tokens = await tokensOf('text.xml', `${start}${sequence}${end}`);
        const after = tokens.find(({ text }) => text === 'After');
        expect(after?.scopes.at(-1)).toBe('variable.parameter.task-sequence.xml');
        const outside = tokens.find(({ text }) => text === 'after');
        expect(outside?.scopes).toEqual(['meta.tag.xml', 'entity.name.tag.localname.xml']);
      }
    });
  }
});

function fill({ start = '', repeated }: Hostile): string {
  return start + repeated.repeat(Math.floor((LENGTH - start.length) / repeated.length));
}

async function tokensOf(scopeName: string, line: string): Promise<readonly Token[]> {
  const lines = tokenize(await loadGrammar(scopeName), line);
  expect(lines.map(({ stoppedEarly }) => stoppedEarly)).toEqual([false]);
  return lines.flatMap(({ tokens }) => tokens);
}

function hasScope(prefix: string): (token: Token) => boolean {
  return ({ scopes }) => scopes.some((scope) => scope.startsWith(prefix));
}
