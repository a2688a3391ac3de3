import type { TextEditor } from 'vscode';

/** The language of the logs we know. */
export const logLanguage = 'configmgr-log';

/** The document and the cursor of an editor as the protocol writes them. */
export function cursorOf({ document, selection }: TextEditor) {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}
