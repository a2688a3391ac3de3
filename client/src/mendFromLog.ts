import { Range, type TextEdit, type Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';

/** The argument of the command: what can be done about a line of a log, each in one task sequence. */
export interface MendFromLog {
  /** The log. */
  readonly uri: string;
  readonly choices: readonly MendChoice[];
}

export interface MendChoice {
  readonly label: string;
  readonly description: string;
  readonly edit: WorkspaceEdit;
}

/** Makes the one edit there is, or the one the user picks, and shows what it changed. */
export async function mendFromLog(client: BaseLanguageClient, request: MendFromLog): Promise<void> {
  const choice = await pick(request.choices);
  if (choice === undefined) return;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(choice.edit);
  if (isOutdated(client, choice.edit) || !(await workspace.applyEdit(edit))) {
    window.showErrorMessage(
      `"${choice.label}" could not be done: the file changed meanwhile, or may not be written. Open it and try the quick fix again.`,
    );
    return;
  }
  for (const [uri, edits] of edit.entries().slice(0, 1)) await reveal(uri, edits);
}

/** Whether a file is no longer what the edit was made for: a menu can stay while somebody types elsewhere. */
function isOutdated(client: BaseLanguageClient, { documentChanges = [] }: WorkspaceEdit): boolean {
  return documentChanges.some((change) => {
    if (!('textDocument' in change)) return false;
    const { uri, version } = change.textDocument;
    const document = workspace.textDocuments.find(
      (open) => client.code2ProtocolConverter.asUri(open.uri) === uri,
    );
    return version === null ? document?.isDirty === true : document?.version !== version;
  });
}

async function pick(choices: readonly MendChoice[]): Promise<MendChoice | undefined> {
  if (choices.length <= 1) return choices[0];
  return window.showQuickPick(choices, {
    placeHolder: 'What is to be mended, and in which task sequence?',
    matchOnDescription: true,
  });
}

/** Opens the file and selects what the first of the edits wrote. */
async function reveal(uri: Uri, edits: readonly TextEdit[]): Promise<void> {
  const first = edits.reduce((a, b) => (b.range.start.isBefore(a.range.start) ? b : a));
  const document = await workspace.openTextDocument(uri);
  const start = document.offsetAt(first.range.start);
  const end = document.positionAt(start + first.newText.length);
  await window.showTextDocument(document, { selection: new Range(first.range.start, end) });
}
