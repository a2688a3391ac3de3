import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, InitializeParams, Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { patch, sequence, setupStep } from '../../support/sequences.ts';
import { startClient, type TestClient } from './client.ts';

const folder = 'file:///project/sequences';
const xml = `${folder}/lab/Refresh%20%28old%29.xml`;
const lens = `${folder}/configmgr-lens.json`;
const rule = 'patch-package-id-mismatch';
const step = 'Setup Windows and ConfigMgr';
const wrong = sequence(setupStep({ properties: patch('PS100042') }));
const right = sequence(setupStep({ properties: patch('PS100003') }));
const everything: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

let client: TestClient;
afterEach(() => client.stop());

async function start(
  disk: Readonly<Record<string, string>>,
  capabilities: InitializeParams['capabilities']['workspace'] = {},
  options: object = {},
): Promise<Map<string, string>> {
  const files = new Map(Object.entries(disk));
  client = await startClient({
    disk: files,
    initialize: {
      workspaceFolders: [{ uri: folder, name: 'sequences' }],
      initializationOptions: options,
      capabilities: { textDocument: { diagnostic: {} }, workspace: capabilities },
    },
  });
  return files;
}

const ignoring = (...ignore: readonly object[]) => JSON.stringify({ ignore });
const setting = (level: string) => JSON.stringify({ rules: { [rule]: level } });

async function codes(uri = xml): Promise<readonly string[]> {
  return (await client.diagnostics(uri)).map(({ code }) => String(code));
}

async function titles(uri = xml): Promise<readonly string[]> {
  return (await client.actions(uri, everything)).map(({ title }) => title);
}

function change(uri: string, version: number, text: string): void {
  client.change(uri, version, everything, text);
}

/** The text of a file that was `text`, after the action. */
function after(text: string, action: CodeAction | undefined, uri = lens): string {
  return TextDocument.applyEdits(
    TextDocument.create(uri, 'jsonc', 0, text),
    action?.edit?.changes?.[uri] ?? [],
  );
}

describe('configmgr-lens.json in an editor', () => {
  it('sets severities and ignores findings of the files below it', async () => {
    await start({ [lens]: setting('hint') });
    client.open(xml, 'xml', wrong);
    expect(await client.diagnostics(xml)).toMatchObject([{ code: rule, severity: 4 }]);
    client.stop();
    await start({ [lens]: ignoring({ rule, files: 'lab/refresh (OLD).xml', step }) });
    client.open(xml, 'xml', wrong);
    expect(await codes()).toEqual([]);
    expect(await client.actions(xml, everything)).toEqual([]);
  });

  it('counts in a folder that comes to the workspace, and no longer in one that goes', async () => {
    const disk = { [lens]: setting('off'), 'file:///other/configmgr-lens.json': setting('off') };
    await start(disk, { workspaceFolders: true });
    const other = 'file:///other/a.xml';
    client.open(xml, 'xml', wrong);
    client.open(other, 'xml', wrong);
    expect([await codes(), await codes(other)]).toEqual([[], [rule]]);
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {
        added: [{ uri: 'file:///other', name: 'other' }],
        removed: [{ uri: folder, name: 'sequences' }],
      },
    });
    expect([await codes(), await codes(other)]).toEqual([[rule], []]);
  });

  it('is the nearest, inside the workspace folder', async () => {
    await start({
      'file:///project/configmgr-lens.json': setting('off'),
      [lens]: setting('off'),
      [`${folder}/lab/configmgr-lens.json`]: setting('information'),
    });
    client.open(xml, 'xml', wrong);
    expect(await client.diagnostics(xml)).toMatchObject([{ severity: 3 }]);
    const other = `${folder}/other/a.xml`;
    client.open(other, 'xml', wrong);
    expect(await codes(other)).toEqual([]);
    const outside = 'file:///project/a.xml';
    client.open(outside, 'xml', wrong);
    expect(await codes(outside)).toEqual([rule]);
    expect(await titles(outside)).toEqual(['Use the client package PS100003']);
  });

  it('is read again when it changes on the disk, and the client asked to ask again', async () => {
    const disk = await start({ [lens]: '{}' }, { diagnostics: { refreshSupport: true } });
    let refreshes = 0;
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      return null;
    });
    client.open(xml, 'xml', wrong);
    expect(await codes()).toEqual([rule]);
    disk.set(lens, setting('off'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: lens, type: 2 }],
    });
    expect(await codes()).toEqual([]);
    await expect.poll(() => refreshes).toBeGreaterThan(0);
  });

  it('counts as it is on the screen, in the client’s own way of writing its address', async () => {
    await start({ [lens]: '{}' });
    client.open(xml, 'xml', wrong);
    client.open(lens.replace('configmgr', '%63onfigmgr'), 'jsonc', setting('off'));
    expect(await codes()).toEqual([]);
  });

  it('counts no more when it is deleted, though a document of it is still open', async () => {
    const disk = await start({ [lens]: setting('off') });
    client.open(xml, 'xml', wrong);
    client.open(lens, 'jsonc', setting('off'));
    expect(await codes()).toEqual([]);
    disk.delete(lens);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: lens, type: 3 }],
    });
    expect(await codes()).toEqual([rule]);
    change(lens, 2, setting('hint'));
    expect(await codes()).toEqual([rule]);
    change(lens, 3, setting('off'));
    expect(await codes()).toEqual([]);
  });

  it('is pushed to clients that cannot ask', async () => {
    client = await startClient({
      disk: new Map(),
      initialize: { capabilities: {}, workspaceFolders: [{ uri: folder, name: '' }] },
    });
    const last = () => client.pushed.filter(({ uri }) => uri === xml).at(-1)?.diagnostics.length;
    client.open(xml, 'xml', wrong);
    await expect.poll(last).toBe(1);
    client.open(lens, 'jsonc', setting('off'));
    await expect.poll(last).toBe(0);
  });

  it('wins over the settings', async () => {
    const disk = await start({}, { configuration: true });
    client.connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) =>
      items.map(() => ({ [rule]: 'information', 'patch-drive': 'nonsense' })),
    );
    client.open(xml, 'xml', wrong);
    expect(await client.diagnostics(xml)).toMatchObject([{ severity: 3 }]);
    disk.set(lens, setting('warning'));
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await client.diagnostics(xml)).toMatchObject([{ severity: 2 }]);
  });
});

describe('quick fixes that ignore', () => {
  const wanted = [
    `Ignore ${rule} here, in '${step}'`,
    `Ignore ${rule} in this file`,
    `Ignore ${rule} everywhere`,
  ];

  it('come after those that mend, once for several findings of a rule', async () => {
    await start({ [lens]: '{}' });
    client.open(
      xml,
      'xml',
      sequence(setupStep({ properties: patch('PS100042') }), wrong.split('\n').slice(1, -2).join('\n')),
    );
    const offered = await titles();
    expect(offered.slice(-3)).toEqual(wanted);
    expect(offered.slice(0, -3).every((title) => !title.startsWith('Ignore'))).toBe(true);
    expect(offered.length).toBe(3 + 3);
  });

  it.each([0, 1, 2])('end the finding: %i', async (index) => {
    const before = '{\n  // ours\n  "rules": {\n    "patch-drive": "hint"\n  }\n}\n';
    await start({ [lens]: before });
    client.open(xml, 'xml', wrong);
    const action = (await client.actions(xml, everything)).find(({ title }) => title === wanted[index]);
    const text = after(before, action);
    expect(text).toContain('// ours');
    expect(text.includes('"files": "lab/Refresh (old).xml"')).toBe(index < 2);
    expect(text.includes(`"step": "${step}"`)).toBe(index === 0);
    client.open(lens, 'jsonc', text);
    expect(await codes()).toEqual([]);
    expect(await codes(lens)).toEqual([]);
  });

  it('make the file where there is none', async () => {
    await start({}, { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } });
    client.open(xml, 'xml', wrong);
    const action = (await client.actions(xml, everything)).find(({ title }) => title === wanted[2]);
    expect(action?.edit?.documentChanges).toEqual([
      { kind: 'create', uri: lens, options: { ignoreIfExists: true } },
      {
        textDocument: { uri: lens, version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: `{\n  "rules": {\n    "${rule}": "off"\n  }\n}\n`,
          },
        ],
      },
    ]);
    client.stop();
    await start({});
    client.open(xml, 'xml', wrong);
    const plain = (await client.actions(xml, everything)).find(({ title }) => title === wanted[2]);
    expect(after('', plain)).toContain(`"${rule}": "off"`);
  });

  it('name no step where there is none', async () => {
    await start({});
    const log = `${folder}/logs/Ccmexec.log`;
    client.open(
      log,
      'configmgr-log',
      '<![LOG[Failed to import the client certificate store (0x80092024)]LOG]!><time="10:00:00.000+300" date="01-02-2011" component="OSDSMPClient" context="" type="3" thread="88" file="a.cpp:1">\r\n',
    );
    expect((await titles(log)).filter((title) => title.startsWith('Ignore'))).toEqual([
      'Ignore certificate-import-failed in this file',
      'Ignore certificate-import-failed everywhere',
    ]);
  });

  it('are not offered where the file is torn', async () => {
    await start({ [lens]: '{ "rules": ' });
    client.open(xml, 'xml', wrong);
    expect(await titles()).toEqual(['Use the client package PS100003']);
  });
});

describe('what is wrong in configmgr-lens.json', () => {
  const textAt = (text: string, { range }: Diagnostic) =>
    TextDocument.create(lens, 'jsonc', 0, text).getText(range);

  it('is a finding on the place', async () => {
    const text = '{ "rules": { "patch-drives": "off", "patch-drive": "loud" } }';
    await start({ [lens]: text }, {}, { ruleLink: 'lens://rules/' });
    client.open(lens, 'jsonc', text);
    const found = await client.diagnostics(lens);
    expect(found.map((one) => `${one.code} ${textAt(text, one)}`)).toEqual([
      'ignore-malformed "patch-drives"',
      'ignore-malformed "loud"',
    ]);
    expect(found.every(({ codeDescription }) => codeDescription === undefined)).toBe(true);
    const [fix] = await client.actions(lens, everything);
    expect(after(text, fix)).toContain('"patch-drive": "off"');
  });

  it('is left to the schema where VS Code says it itself', async () => {
    const text = '{ "rules": { "patch-drives": "off", "patch-drive": "loud" }, ';
    await start({ [lens]: text }, {}, { client: 'vscode' });
    client.open(lens, 'jsonc', text);
    expect((await client.diagnostics(lens)).map((one) => textAt(text, one))).toEqual(['"patch-drives"']);
  });
});

describe('an entry that hides nothing', () => {
  /** What is said of a control file with one entry, beside files of the disk. */
  async function said(entry: object, disk: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const text = ignoring(entry);
    await start({ ...disk, [lens]: text });
    client.open(lens, 'jsonc', text);
    return codes(lens);
  }

  it.each([
    ['the finding is mended', { rule, files: 'a.xml' }, { 'a.xml': right }],
    ['the file is gone', { rule, files: 'a.xml' }, {}],
    ['no step has the name', { rule, files: '**', step: 'Set up' }, { 'a.xml': wrong }],
    ['no file has the finding', { rule }, { 'a.xml': right, 'b/c.xml': right, 'd.png': '\uFFFDPNG\0' }],
  ])('is reported: %s', async (_, entry, files) => {
    const disk = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
    expect(await said(entry, disk)).toEqual(['ignore-unused']);
  });

  it.each([
    ['the finding is there', { rule, files: 'a.xml' }, { 'a.xml': wrong }],
    ['in another case', { rule, files: 'A.XML' }, { 'a.xml': wrong }],
    ['in one of many files', { rule, files: 'lab/**' }, { 'lab/a.xml': right, 'lab/x/b.txt': wrong }],
    [
      'a file cannot be read as it was written',
      { rule, files: 'a.xml' },
      { 'a.xml': `${right}<!-- \uFFFD -->` },
    ],
    ['the files are in an archive', { rule, files: 'a.zip/**' }, { 'a.zip': 'PK\u0003\u0004' }],
    ['an archive may hold one', { rule }, { 'a.zip': 'PK\u0003\u0004' }],
    ['an archive of another name may be one', { rule }, { 'a.bin': 'PK\u0003\u0004' }],
    ['a file is UTF-16 in disguise', { rule }, { 'a.xml': [...wrong].join('\0') }],
    ['nobody looks there', { rule, files: 'node_modules/a.xml' }, {}],
    [
      'there are too many files',
      { rule },
      Object.fromEntries([...Array(201).keys()].map((n) => [`${n}.xml`, right])),
    ],
  ])('is not reported where %s', async (_, entry, files) => {
    const disk = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
    expect(await said(entry, disk)).toEqual([]);
  });

  it('is judged by what is on the screen', async () => {
    const a = `${folder}/a.xml`;
    client?.stop();
    expect(await said({ rule, files: 'a.xml' }, { [a]: right })).toEqual(['ignore-unused']);
    client.open(a, 'xml', wrong);
    expect(await codes(lens)).toEqual([]);
    change(a, 2, right);
    expect(await codes(lens)).toEqual(['ignore-unused']);
  });

  it('is judged anew when files change', async () => {
    const a = `${folder}/a.xml`;
    const text = ignoring({ rule, files: 'a.xml' });
    const disk = await start({ [a]: right, [lens]: text });
    client.open(lens, 'jsonc', text);
    expect(await codes(lens)).toEqual(['ignore-unused']);
    disk.set(a, wrong);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: a, type: 2 }],
    });
    expect(await codes(lens)).toEqual([]);
  });

  it('can be removed', async () => {
    const text = ignoring({ rule, files: 'gone.xml' }, { rule: 'patch-drive', files: 'a.xml' });
    await start({ [lens]: text });
    client.open(lens, 'jsonc', text);
    const [action] = await client.actions(lens, {
      start: { line: 0, character: 20 },
      end: { line: 0, character: 20 },
    });
    expect(action?.title).toBe('Remove the entry');
    expect(JSON.parse(after(text, action))).toEqual({ ignore: [{ rule: 'patch-drive', files: 'a.xml' }] });
  });

  it('outside of the workspace is nobody’s to judge', async () => {
    await start({});
    const outside = 'file:///elsewhere/configmgr-lens.json';
    client.open(outside, 'jsonc', ignoring({ rule }));
    expect(await codes(outside)).toEqual([]);
  });
});
