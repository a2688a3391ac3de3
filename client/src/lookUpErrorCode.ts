import { commands, type Disposable, env, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What the server answers; see `answerTypedCode` there. */
type CodeAnswer =
  | { readonly kind: 'explained'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly message: string };

const codeUnderCursor = /(?:0x|&h)?-?[\da-f]+/i;

/** The command *Look up error code*: CMTrace's Ctrl+L. */
export function registerErrorCodeLookUp(
  startServer: () => Promise<BaseLanguageClient | undefined>,
): Disposable {
  return commands.registerCommand('configmgrLens.lookUpErrorCode', async (typed?: unknown) => {
    const code = typeof typed === 'string' ? typed : await askForCode();
    if (code === undefined || code.trim() === '') return;
    const client = await startServer();
    if (client === undefined) return;
    const answer = await client.sendRequest<CodeAnswer>('configmgrLens/explainCode', { code });
    if (answer.kind === 'unreadable') window.showErrorMessage(answer.message);
    else await show(answer.text);
  });
}

function askForCode(): Thenable<string | undefined> {
  return window.showInputBox({
    title: 'Look up error code',
    prompt: 'Hexadecimal or decimal, as it stands in the log.',
    placeHolder: '0x87D00324, 87D00324, -2016410844 or 1603',
    value: suggestion(),
  });
}

/** What is selected on one line, or the number under the cursor. */
function suggestion(): string {
  const editor = window.activeTextEditor;
  if (editor === undefined) return '';
  const { document, selection } = editor;
  if (!selection.isEmpty) return selection.isSingleLine ? document.getText(selection) : '';
  const range = document.getWordRangeAtPosition(selection.active, codeUnderCursor);
  const word = range === undefined ? '' : document.getText(range);
  return /\d/.test(word) ? word : '';
}

async function show(text: string): Promise<void> {
  const [heading = '', ...details] = text.trimEnd().split('\n');
  const page = /https:\/\/\S+/.exec(text)?.[0];
  const [openPage, copy] = ['Open Page', 'Copy'];
  const choice = await window.showInformationMessage(
    heading,
    { modal: true, detail: details.map((line) => line.replace(/^ {2}/, '')).join('\n') },
    ...(page === undefined ? [copy] : [openPage, copy]),
  );
  if (choice === copy) await env.clipboard.writeText(text);
  if (choice === openPage && page !== undefined) await env.openExternal(Uri.parse(page));
}
