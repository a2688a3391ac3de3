import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentLink, Hover } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at, FAILING } from '../log/runLog.ts';
import { startClient, type TestClient } from './client.ts';

const uri = 'file:///logs/smsts.log';
const vsCode = { initialize: { initializationOptions: { client: 'vscode' } } };

let client: TestClient;
afterEach(() => client.stop());

function ask<Answer>(method: string, params: object): Promise<Answer> {
  return client.connection.sendRequest(method, { uri, ...params });
}

function rangeOf(text: string, from: string, to: string) {
  const document = TextDocument.create(uri, 'configmgr-log', 0, text);
  return {
    start: document.positionAt(text.indexOf(from)),
    end: document.positionAt(text.indexOf(to) + to.length),
  };
}

describe('links', () => {
  const text = at('09:00:00.000', 'From http://dp/a.wim to C:\\a b\\c.wim');
  const links = (): Promise<readonly DocumentLink[]> =>
    client.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });

  it('lead to addresses, and by a command to files of the workspace', async () => {
    client = await startClient(vsCode);
    client.open(uri, 'configmgr-log', text);
    expect((await links()).map(({ target }) => decodeURIComponent(target ?? ''))).toEqual([
      'http://dp/a.wim',
      'command:configmgrLens.findLoggedFile?["C:\\\\a"]',
    ]);
  });
  it('to files are none for clients without the command', async () => {
    client = await startClient();
    client.open(uri, 'configmgr-log', text);
    expect((await links()).map(({ target }) => target)).toEqual(['http://dp/a.wim']);
  });
});

it('the time of a selection is told, and hovers reckon from it', async () => {
  client = await startClient();
  client.open(uri, 'configmgr-log', FAILING);
  const range = rangeOf(FAILING, 'Instruction name: Join Domain', 'Giving up');
  expect(await ask('configmgrLens/selectedTime', { range })).toMatchObject({
    text: '0.3 s from first to last of 4 records',
  });
  const hoverAt = (words: string): Promise<Hover | null> =>
    client.hover(uri, rangeOf(FAILING, words, words).start);
  expect(JSON.stringify(await hoverAt('10:00:12.000'))).toContain('10 s after the start of the selection');
  const none = { start: range.start, end: range.start };
  expect(await ask('configmgrLens/selectedTime', { range: none })).toBeNull();
  expect(JSON.stringify(await hoverAt('10:00:12.000'))).not.toContain('selection');
});

it('the next error is found', async () => {
  client = await startClient();
  client.open(uri, 'configmgr-log', FAILING);
  const position = { line: 0, character: 0 };
  expect(await ask('configmgrLens/nextProblem', { position, direction: 'next' })).toMatchObject({
    range: { start: { line: 6, character: '<![LOG['.length } },
    wrapped: false,
  });
});

it('what can be folded is told in lines', async () => {
  client = await startClient();
  client.open(uri, 'configmgr-log', FAILING);
  expect(await ask('configmgrLens/informationFolds', {})).toEqual({
    items: [],
    stretches: [],
    cut: false,
  });
  client.open(
    'file:///other.log',
    'configmgr-log',
    ['A', 'B'].map((message) => at('09:00:00.000', message)).join(''),
  );
  expect(await ask('configmgrLens/informationFolds', { uri: 'file:///other.log' })).toEqual({
    items: [],
    stretches: [{ start: 0, end: 1 }],
    cut: false,
  });
});

it.each(['selectedTime', 'nextProblem', 'informationFolds'])(
  '%s has no answer for a document that is no log',
  async (method) => {
    client = await startClient();
    client.open(uri, 'xml', '<a/>');
    const position = { line: 0, character: 0 };
    expect(
      await ask(`configmgrLens/${method}`, { position, range: { start: position, end: position } }),
    ).toBeNull();
  },
);
