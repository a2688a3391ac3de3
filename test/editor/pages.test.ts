import { commands, env, UIKind, Uri, window } from 'vscode';
import { closeEverything, codeOf, openSample, waitFor, waitForDiagnostics } from './support/editor.ts';
import { expectTrue } from './support/expect.ts';

describe('the page of a rule', () => {
  afterEach(closeEverything);

  it('opens in the editor', async () => {
    await commands.executeCommand('configmgrLens.openRuleDocumentation', 'patch-drive');
    await waitForTab('Preview patch-drive.md');
  });

  it('is what the code of a finding leads to', async function () {
    // A desktop window asks the user before it hands an address to an extension.
    if (env.uiKind === UIKind.Desktop) this.skip();
    const document = await openSample('task-sequences/Migrate to Windows 7 (broken).xml');
    const [first] = await waitForDiagnostics(document, 'a finding', ({ length }) => length > 0);
    expectTrue(first !== undefined && typeof first.code === 'object', 'the code of the finding is no link');
    await commands.executeCommand('vscode.open', Uri.parse(first.code.target.toString()));
    await waitForTab(`Preview ${codeOf(first)}.md`);
  });
});

function waitForTab(label: string): Promise<unknown> {
  const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map((tab) => tab.label));
  return waitFor(
    `the tab "${label}"`,
    () => labels().includes(label) || undefined,
    () => `there were ${labels().join(', ') || 'none'}`,
  );
}
