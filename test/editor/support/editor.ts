import {
  CodeAction,
  type Command,
  commands,
  type Diagnostic,
  type Extension,
  extensions,
  languages,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

/** Long, for machines that are busy: a test that passes does not wait for it. */
const patience = 40_000;
const pause = 50;

/** What the extension's `activate` returned. */
export interface Lens {
  readonly serverStarted: boolean;
}

function lensExtension(): Extension<Lens> {
  const extension = extensions.getExtension<Lens>('configmgr-lens.configmgr-lens');
  if (extension === undefined) throw new Error('the extension is not in this editor');
  return extension;
}

/** The commands that the manifest of the extension under test declares. */
export function contributedCommands(): readonly string[] {
  const { contributes }: { contributes: { commands: readonly Command[] } } = lensExtension().packageJSON;
  return contributes.commands.map(({ command }) => command);
}

/** The extension under test, once it is active. */
export async function activeLens(): Promise<Lens> {
  const extension = lensExtension();
  return waitFor('the extension to become active', () =>
    extension.isActive ? extension.exports : undefined,
  );
}

/** Opens and shows a file of the samples, by its path in that folder. */
export async function openSample(path: string): Promise<TextDocument> {
  return show(await workspace.openTextDocument(fileInSamples(path)));
}

/** Writes a file beside the samples, opens and shows it. */
export async function openFile(path: string, content: string): Promise<TextDocument> {
  await workspace.fs.writeFile(fileInSamples(path), new TextEncoder().encode(content));
  return openSample(path);
}

/** The address of a file beside the samples. */
export function fileInSamples(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return Uri.joinPath(folder.uri, path);
}

/** Opens and shows a text that is in no file. */
export async function openText(language: string, content: string): Promise<TextDocument> {
  return show(await workspace.openTextDocument({ language, content }));
}

async function show(document: TextDocument): Promise<TextDocument> {
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** What `look` returns as soon as that is not undefined; `instead` says what was there when patience ended. */
export async function waitFor<Found>(
  what: string,
  look: () => Found | undefined | Promise<Found | undefined>,
  instead: () => string = () => 'it did not come',
): Promise<Found> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}: ${instead()}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** The findings on `document` as soon as `enough` holds of them. */
export function waitForDiagnostics(
  document: TextDocument,
  what: string,
  enough: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const now = () => languages.getDiagnostics(document.uri);
  return waitFor(
    what,
    () => (enough(now()) ? now() : undefined),
    () => `there were ${now().length} findings\n${now().map(describe).join('\n')}`,
  );
}

/** The rule of a finding. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function describe(diagnostic: Diagnostic): string {
  const { line, character } = diagnostic.range.start;
  return `  ${line + 1}:${character + 1} ${codeOf(diagnostic)}: ${diagnostic.message}`;
}

/** Does what choosing `title` in the quick-fix menu at `range` does. */
export async function applyCodeAction(document: TextDocument, range: Range, title: string): Promise<void> {
  let offered: readonly (CodeAction | Command)[] = [];
  const action = await waitFor(
    `the code action "${title}"`,
    async () => {
      offered = await codeActionsAt(document, range);
      return offered.find((each) => each.title === title);
    },
    () => `there were\n${offered.map((each) => `  ${each.title}`).join('\n')}`,
  );
  if (!(action instanceof CodeAction)) {
    await commands.executeCommand(action.command, ...(action.arguments ?? []));
    return;
  }
  if (action.edit !== undefined && !(await workspace.applyEdit(action.edit))) {
    throw new Error(`the editor did not make the edit of "${title}"`);
  }
  if (action.command !== undefined) {
    await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** What the quick-fix menu offers at `range`, edits included. */
export function codeActionsAt(
  document: TextDocument,
  range: Range,
): Promise<readonly (CodeAction | Command)[]> {
  const resolved = 100;
  return Promise.resolve(
    commands.executeCommand<(CodeAction | Command)[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      undefined,
      resolved,
    ),
  );
}

/** The place of `text` in `document`, which must hold it exactly once. */
export function rangeOfText(document: TextDocument, text: string): Range {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in ${document.uri.path}`);
  if (document.getText().indexOf(text, at + 1) >= 0)
    throw new Error(`"${text}" is in ${document.uri.path} twice`);
  return new Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** Takes back every change that was not saved and closes all editors, so that the next test starts afresh. */
export async function closeEverything(): Promise<void> {
  // All of them: that a document has unsaved changes is told later than the changes.
  for (const document of workspace.textDocuments.filter(mayHaveChanged)) {
    await show(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await waitFor(
    'all changes to be taken back',
    () => !workspace.textDocuments.some(({ isDirty }) => isDirty) || undefined,
  );
  await commands.executeCommand('workbench.action.closeAllEditors');
  await waitFor(
    'all editors to be closed',
    () => window.tabGroups.all.every(({ tabs }) => tabs.length === 0) || undefined,
  );
}

function mayHaveChanged({ uri, isClosed }: TextDocument): boolean {
  return !isClosed && (uri.scheme === 'untitled' || workspace.getWorkspaceFolder(uri) !== undefined);
}
