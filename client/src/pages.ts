import { commands, Uri, window, workspace } from 'vscode';

/** Shows the page of a rule. */
export async function openRuleDocumentation(extensionUri: Uri, code: unknown): Promise<void> {
  if (typeof code === 'string') await openPage(extensionUri, `docs/rules/${code}.md`);
}

/** Follows the link of a finding: `<scheme>://<extension>/rules/<code>`. */
export async function openRuleLink(extensionUri: Uri, link: Uri): Promise<void> {
  const code = /^\/rules\/([a-z0-9-]+)$/.exec(link.path)?.[1];
  if (code !== undefined) await openRuleDocumentation(extensionUri, code);
}

/** Shows a page that ships with the extension, by its path in it: no network needed. */
export async function openPage(extensionUri: Uri, path: unknown): Promise<void> {
  if (typeof path !== 'string' || !/^docs\/(?:rules|guides)\/[a-z0-9-]+\.md$/.test(path)) return;
  const page = Uri.joinPath(extensionUri, path);
  try {
    await workspace.fs.stat(page);
  } catch {
    window.showErrorMessage(`ConfigMgr Lens has no page "${path}".`);
    return;
  }
  await commands.executeCommand('markdown.showPreview', page);
}
