import { afterEach, describe, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-protocol';
import { startClient, type TestClient } from './client.ts';

const uri = 'file:///logs/smsts.log';
const text =
  '<![LOG[Failed (0x80070002)]LOG]!><time="1" date="2" component="TSManager" type="3" thread="1">\n';

let client: TestClient;
afterEach(() => client.stop());

async function hints(): Promise<readonly InlayHint[] | null> {
  client.open(uri, 'configmgr-log', text);
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  return client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
}

/** A client whose setting is `value`. */
async function startWithSetting(value: unknown): Promise<void> {
  client = await startClient({
    initialize: { capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } } },
  });
  client.connection.onRequest(
    'workspace/configuration',
    ({ items }: { items: readonly { section: string }[] }) =>
      items.map(({ section }) => (section === 'configmgrLens.inlayHints' ? value : null)),
  );
}

describe('inlay hints', () => {
  const hint = { position: { line: 0, character: 25 }, label: 'ERROR_FILE_NOT_FOUND', paddingLeft: true };

  it('name the codes of a log', async () => {
    client = await startClient();
    expect(await hints()).toEqual([hint]);
  });
  it('stay away where the setting says so', async () => {
    await startWithSetting({ errorCodes: false });
    expect(await hints()).toEqual([]);
  });
  it.each([{ errorCodes: true }, {}, null])('are there with %j', async (value) => {
    await startWithSetting(value);
    expect(await hints()).toEqual([hint]);
  });
});

it('a changed setting makes the editor ask again', async () => {
  client = await startClient({
    initialize: {
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { configuration: true, inlayHint: { refreshSupport: true } },
      },
    },
  });
  let refreshed = 0;
  client.connection.onRequest('workspace/inlayHint/refresh', () => {
    refreshed++;
  });
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
  await expect.poll(() => refreshed).toBe(1);
});

describe('the look-up of a code', () => {
  it('explains it', async () => {
    client = await startClient();
    expect(
      await client.connection.sendRequest('configmgrLens/explainCode', { code: '80070005' }),
    ).toMatchObject({
      kind: 'explained',
      isKnown: true,
      text: expect.stringContaining('E_ACCESSDENIED'),
      markdown: expect.stringContaining('`E_ACCESSDENIED`'),
    });
  });
  it('says what to type in place of what is no code', async () => {
    client = await startClient();
    expect(await client.connection.sendRequest('configmgrLens/explainCode', { code: 'xyz' })).toMatchObject({
      kind: 'unreadable',
    });
  });
});
