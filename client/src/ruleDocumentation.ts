import { commands, Uri, window, workspace } from 'vscode';

/** Shows the page of a rule, which ships with the extension: no network needed. */
export async function openRuleDocumentation(extensionUri: Uri, code: unknown): Promise<void> {
  if (typeof code !== 'string' || !/^[a-z0-9-]+$/.test(code)) return;
  const page = Uri.joinPath(extensionUri, 'docs', 'rules', `${code}.md`);
  try {
    await workspace.fs.stat(page);
  } catch {
    window.showErrorMessage(`ConfigMgr Lens has no page on "${code}".`);
    return;
  }
  await commands.executeCommand('markdown.showPreview', page);
}

/** Follows the link of a finding: `<scheme>://<extension>/rules/<code>`. */
export async function openRuleLink(extensionUri: Uri, link: Uri): Promise<void> {
  const code = /^\/rules\/([a-z0-9-]+)$/.exec(link.path)?.[1];
  if (code !== undefined) await openRuleDocumentation(extensionUri, code);
}
