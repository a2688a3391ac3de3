import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, Diagnostic, Location, LocationLink } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FAILED, step } from '../../support/runSequences.ts';
import { FAILING } from '../log/runLog.ts';
import { startClient, type TestClient } from './client.ts';

const xml = 'file:///sequences/Deploy.xml';
const log = 'file:///logs/smsts.log';
const vsCode = { initialize: { initializationOptions: { client: 'vscode' } } };

let client: TestClient;
afterEach(() => client.stop());

/** The text at the location. */
function textAt(text: string, { range }: Pick<Location, 'range'>): string {
  return TextDocument.create(xml, 'xml', 0, text).getText(range);
}

function positionOf(text: string, words: string) {
  return TextDocument.create(xml, 'xml', 0, text).positionAt(text.indexOf(words));
}

async function definition(words: string): Promise<readonly (Location & LocationLink)[] | null> {
  return client.connection.sendRequest('textDocument/definition', {
    textDocument: { uri: log },
    position: positionOf(FAILING, words),
  });
}

async function lensesOf(uri: string): Promise<readonly string[]> {
  const lenses: readonly CodeLens[] | null = await client.connection.sendRequest('textDocument/codeLens', {
    textDocument: { uri },
  });
  return (lenses ?? []).map(({ range, command }) => {
    const [, places] = command?.arguments ?? [];
    const shown = (places as readonly Location[]).map(
      (place) => `${place.uri}:${place.range.start.line + 1}`,
    );
    return `${range.start.line + 1} ${command?.title} -> ${shown.join(' ')}`;
  });
}

describe('from a record of a log', () => {
  it('one goes to the step in a file of the workspace', async () => {
    client = await startClient({ files: [{ uri: xml, text: FAILED }] });
    client.open(log, 'configmgr-log', FAILING);
    const places = await definition('Join Domain. Instruction pointer');
    expect(places?.map((place) => [place.uri, textAt(FAILED, place)])).toEqual([[xml, 'Join Domain']]);
  });
  it('one goes to all of that name where the pointer does not agree', async () => {
    const edited = FAILED.replace(
      step('Join Domain'),
      `${step('New')}${step('Join Domain')}\n${step('Join Domain')}`,
    );
    client = await startClient();
    client.open(xml, 'xml', edited);
    client.open(log, 'configmgr-log', FAILING);
    expect(await definition('Join Domain. Instruction pointer')).toHaveLength(2);
  });
  it('one goes to an open file once, however its address is written', async () => {
    client = await startClient({ files: [{ uri: 'file:///w/Join%20(new).xml', text: FAILED }] });
    client.open('file:///w/Join%20%28new%29.xml', 'xml', `\n${FAILED}`);
    client.open(log, 'configmgr-log', FAILING);
    const places = await definition('Join Domain. Instruction pointer');
    expect(places?.map(({ uri }) => uri)).toEqual(['file:///w/Join%20%28new%29.xml']);
  });
  it('one goes nowhere from words that name no step', async () => {
    client = await startClient({ files: [{ uri: xml, text: FAILED }] });
    client.open(log, 'configmgr-log', FAILING);
    expect(await definition('Giving up')).toBeNull();
    expect(await definition('Start executing an instruction. Instruction name: Join Domain')).toBeNull();
  });
  it('the link begins at the name, where the client shows links', async () => {
    client = await startClient({
      files: [{ uri: xml, text: FAILED }],
      initialize: { capabilities: { textDocument: { diagnostic: {}, definition: { linkSupport: true } } } },
    });
    client.open(log, 'configmgr-log', FAILING);
    const [link] = (await definition('Join Domain. \r\nUnspecified')) ?? [];
    expect(link && textAt(FAILING, { range: link.originSelectionRange ?? link.range })).toBe('Join Domain');
    expect(link && textAt(FAILED, { range: link.targetRange })).toBe(step('Join Domain'));
  });
});

describe('code lenses', () => {
  it('lead from the log to the sequence and to the first cause', async () => {
    client = await startClient({ ...vsCode, files: [{ uri: xml, text: FAILED }] });
    client.open(log, 'configmgr-log', FAILING);
    expect(await lensesOf(log)).toEqual([
      `10 'Join Domain' failed: 0x80070035 ERROR_BAD_NETPATH -> ${log}:5`,
      `10 Show first cause: Failed to reach the domain controller, HRESULT=80070035 -> ${log}:7`,
      `5 Go to step 'Join Domain' -> ${xml}:4`,
      `10 Go to step 'Join Domain' -> ${xml}:4`,
    ]);
  });
  it('do not lead to a step that no sequence has', async () => {
    client = await startClient(vsCode);
    client.open(log, 'configmgr-log', FAILING);
    expect(await lensesOf(log)).toHaveLength(2);
  });
  it('lead from the sequence to a log of the workspace', async () => {
    client = await startClient({ ...vsCode, logs: [{ uri: log, text: FAILING }] });
    client.open(xml, 'xml', FAILED);
    expect(await lensesOf(xml)).toEqual([
      `4 Ran (smsts.log): failed with 0x80070035 ERROR_BAD_NETPATH after 10.1 s -> ${log}:5`,
    ]);
  });
  it.each([
    ['runs', xml, 0],
    ['failures', log, 2],
    ['steps', log, 2],
  ])('of the setting %s can be switched off', async (setting, uri, left) => {
    client = await startClient({
      initialize: {
        ...vsCode.initialize,
        capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
      },
    });
    client.connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) =>
      items.map(() => ({ [setting]: false })),
    );
    client.open(log, 'configmgr-log', FAILING);
    client.open(xml, 'xml', FAILED);
    expect(await lensesOf(uri)).toHaveLength(left);
  });
  it.each([
    ['a sequence', xml, FAILED],
    ['a log', log, FAILING],
  ])(
    'stand where %s has its lines now, although it changed while the settings were read',
    async (_, uri, text) => {
      client = await startClient({
        files: [{ uri: 'file:///other/Join.xml', text: FAILED }],
        logs: [{ uri: 'file:///other/smsts.log', text: FAILING }],
        initialize: {
          ...vsCode.initialize,
          capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
        },
      });
      let whenAsked = () => {};
      client.connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) => {
        whenAsked();
        return items.map(() => null);
      });
      client.open(uri, 'any', text);
      const atOnce = await lensesOf(uri);
      const start = { line: 0, character: 0 };
      whenAsked = () => client.change(uri, 2, { start, end: start }, '\n');
      const lines = (lenses: readonly string[]) => lenses.map((lens) => Number.parseInt(lens, 10));
      expect(atOnce).not.toEqual([]);
      expect(lines(await lensesOf(uri))).toEqual(lines(atOnce).map((line) => line + 1));
    },
  );
  it('stay away from clients that know no commands of ours', async () => {
    client = await startClient({ logs: [{ uri: log, text: FAILING }] });
    client.open(xml, 'xml', FAILED);
    expect(await lensesOf(xml)).toEqual([]);
  });
});

it('the records of a step are its references', async () => {
  const onDisk = log.replace('.log', '%20(1).log');
  const onScreen = log.replace('.log', '%20%281%29.log');
  client = await startClient({ logs: [{ uri: onDisk, text: FAILING }] });
  client.open(onScreen, 'configmgr-log', FAILING);
  client.open(xml, 'xml', FAILED);
  const references = await client.connection.sendRequest('textDocument/references', {
    textDocument: { uri: xml },
    position: positionOf(FAILED, 'Join Domain'),
    context: { includeDeclaration: false },
  });
  const start = { line: 4, character: 0 };
  expect(references).toEqual([{ uri: onScreen, range: { start, end: start } }]);
});

describe('that a step failed', () => {
  const failures = async () => (await client.diagnostics(xml)).filter(({ code }) => code === 'failed-in-log');

  it('is a finding on the sequence while the log is open', async () => {
    client = await startClient();
    client.open(xml, 'xml', FAILED);
    expect(await failures()).toEqual([]);
    client.open(log, 'configmgr-log', FAILING);
    const [finding] = await failures();
    expect(finding?.severity).toBe(3);
    expect(finding?.relatedInformation?.map(({ location }) => location.uri)).toEqual([log, log]);
  });
  it('is not said because of a log that merely lies in the workspace', async () => {
    client = await startClient({ logs: [{ uri: log, text: FAILING }] });
    client.open(xml, 'xml', FAILED);
    expect(await failures()).toEqual([]);
  });
  it('is pushed when the log is opened later', async () => {
    client = await startClient({ initialize: { capabilities: {} } });
    client.open(xml, 'xml', FAILED);
    client.open(log, 'configmgr-log', FAILING);
    const ofSequence = (): readonly Diagnostic[] =>
      client.pushed.findLast(({ uri }) => uri === xml)?.diagnostics ?? [];
    await expect
      .poll(() => ofSequence().some(({ code }) => code === 'failed-in-log'), { timeout: 5_000 })
      .toBe(true);
  });
});

it('a log that changes in the workspace is read again, and the lenses are asked for anew', async () => {
  const logs = [{ uri: log, text: FAILING }];
  client = await startClient({
    initialize: {
      ...vsCode.initialize,
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: {
          codeLens: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
    },
    logs,
  });
  client.connection.onRequest('client/registerCapability', () => null);
  let refreshed = 0;
  client.connection.onRequest('workspace/codeLens/refresh', () => {
    refreshed++;
    return null;
  });
  client.open(xml, 'xml', FAILED);
  expect(await lensesOf(xml)).toHaveLength(1);
  logs[0] = { uri: log, text: '' };
  expect(await lensesOf(xml)).toHaveLength(1);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: log, type: 2 }],
  });
  await expect.poll(() => refreshed).toBe(1);
  expect(await lensesOf(xml)).toEqual([]);
});

it('a changed setting makes the editor ask for lenses again', async () => {
  client = await startClient({
    initialize: {
      capabilities: { textDocument: { diagnostic: {} }, workspace: { codeLens: { refreshSupport: true } } },
    },
  });
  let refreshed = 0;
  client.connection.onRequest('workspace/codeLens/refresh', () => {
    refreshed++;
    return null;
  });
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
  await expect.poll(() => refreshed).toBe(1);
});
