import { ConfigurationTarget, languages, type TextDocument, Uri, workspace } from 'vscode';
import {
  applyCodeAction,
  closeEverything,
  codeOf,
  openFile,
  openSample,
  rangeOfText,
  waitFor,
  waitForDiagnostics,
} from './support/editor.ts';
import { expectEqual, expectTrue } from './support/expect.ts';

const broken = 'task-sequences/Migrate to Windows 7 (broken).xml';
const rule = 'patch-package-id-mismatch';

function controlFile(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  expectTrue(folder !== undefined, 'no folder is open');
  return Uri.joinPath(folder.uri, 'configmgr-lens.json');
}

async function writeControlFile(content: object): Promise<void> {
  await workspace.fs.writeFile(controlFile(), new TextEncoder().encode(JSON.stringify(content)));
}

async function removeControlFile(): Promise<void> {
  await workspace.fs.delete(controlFile()).then(undefined, () => undefined);
}

async function set(level: string | undefined): Promise<void> {
  const settings = workspace.getConfiguration('configmgrLens.rules');
  await settings.update(rule, level, ConfigurationTarget.Workspace);
}

async function waitForRule(document: TextDocument, isShown: boolean): Promise<void> {
  await waitForDiagnostics(
    document,
    `${rule} ${isShown ? 'to be shown' : 'to go, and nothing else'}`,
    (found) => found.length > 1 && found.some((one) => codeOf(one) === rule) === isShown,
  );
}

describe('which rules apply', () => {
  afterEach(async () => {
    await closeEverything();
    await removeControlFile();
    await set(undefined);
  });

  it('is said by the settings, and a change of them is seen at once', async () => {
    const document = await openSample(broken);
    await waitForRule(document, true);
    await set('off');
    await waitForRule(document, false);
    await set(undefined);
    await waitForRule(document, true);
  });

  it('is said by configmgr-lens.json, and a change of it is seen at once', async () => {
    const document = await openSample(broken);
    await waitForRule(document, true);
    await writeControlFile({ rules: { [rule]: 'off' } });
    await waitForRule(document, false);
    await removeControlFile();
    await waitForRule(document, true);
  });

  it('is written by a quick fix, into a file that is made for it', async () => {
    const document = await openSample(broken);
    await waitForRule(document, true);
    const title = `Ignore ${rule} here, in 'Setup Windows and ConfigMgr'`;
    await applyCodeAction(document, rangeOfText(document, 'OSD\\PS100042'), title);
    await waitForRule(document, false);
    const written = await workspace.openTextDocument(controlFile());
    expectEqual(
      JSON.parse(written.getText()),
      { ignore: [{ rule, files: broken, step: 'Setup Windows and ConfigMgr', reason: '' }] },
      'what the quick fix wrote',
    );
    expectTrue(await written.save(), 'the file could not be saved');
    await waitForRule(document, false);
  });

  it('is checked itself: an entry that hides nothing, and a rule that is none', async () => {
    const unused = { rule: 'patch-drive', files: broken };
    const text = JSON.stringify({
      rules: { 'patch-drives': 'off' },
      ignore: [unused, { rule, files: broken }],
    });
    const document = await openFile('configmgr-lens.json', text);
    const isOurs = (source: string | undefined) => source === 'ConfigMgr Lens';
    const found = await waitFor('what is wrong in the file', () => {
      const ours = languages.getDiagnostics(document.uri).filter(({ source }) => isOurs(source));
      return ours.length === 2 ? ours : undefined;
    });
    expectEqual(document.languageId, 'jsonc', 'the language of the file');
    expectEqual(
      found.map((one) => `${codeOf(one)} ${document.getText(one.range)}`).sort(),
      ['ignore-malformed "patch-drives"', 'ignore-unused "patch-drive"'],
      'the findings',
    );
    await applyCodeAction(document, rangeOfText(document, '"patch-drive"'), 'Remove the entry');
    await waitFor(
      'the finding to go',
      () =>
        !languages.getDiagnostics(document.uri).some((one) => codeOf(one) === 'ignore-unused') || undefined,
    );
  });
});
