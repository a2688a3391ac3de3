import { Disposable, StatusBarAlignment, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { logLanguage } from './logPosition.ts';

const waitAfterChange = 150;

/** Shows in the status bar how much time lies between the first and the last record of what is selected in a log. */
export function showSelectedTime(startServer: () => Promise<BaseLanguageClient | undefined>): Disposable {
  const item = window.createStatusBarItem('configmgrLens.selectedTime', StatusBarAlignment.Right, 100);
  item.name = 'Time Selected in a Log';
  item.tooltip = 'From the first to the last record of the selection';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The last one asked wins. */
  let asked = 0;

  async function show(editor: TextEditor | undefined): Promise<void> {
    const turn = ++asked;
    const text = editor?.document.languageId === logLanguage ? await textFor(editor) : undefined;
    if (turn !== asked) return;
    item.text = text === undefined ? '' : `$(watch) ${text}`;
    if (text === undefined) item.hide();
    else item.show();
  }

  async function textFor({ document, selections }: TextEditor): Promise<string | undefined> {
    const start = selections.map((selection) => selection.start).reduce((a, b) => (a.isBefore(b) ? a : b));
    const end = selections.map((selection) => selection.end).reduce((a, b) => (a.isAfter(b) ? a : b));
    const client = await startServer();
    // Hovers reckon from the selection, so that the server is also told that nothing is selected.
    const answer = await client?.sendRequest<{ readonly text: string } | null>('configmgrLens/selectedTime', {
      uri: document.uri.toString(),
      range: { start, end },
    });
    return answer?.text;
  }

  function showLater(editor: TextEditor | undefined): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => void show(editor), waitAfterChange);
  }

  return Disposable.from(
    item,
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) showLater(textEditor);
    }),
    window.onDidChangeActiveTextEditor(showLater),
    new Disposable(() => clearTimeout(waiting)),
  );
}
