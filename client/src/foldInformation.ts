import { commands, Disposable, Selection, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { logLanguage } from './logPosition.ts';

interface Lines {
  readonly start: number;
  readonly end: number;
}

/** What the server answers; see `informationFolds` there. */
interface InformationFolds {
  readonly items: readonly Lines[];
  readonly stretches: readonly Lines[];
  readonly cut: boolean;
}

/** Filters a log without changing it: information records are folded away, so that errors and warnings remain. */
export function registerFoldInformation(
  startServer: () => Promise<BaseLanguageClient | undefined>,
): Disposable {
  return Disposable.from(
    commands.registerCommand('configmgrLens.foldInformation', async () => {
      const editor = activeLog();
      const client = editor && (await startServer());
      const folds = await client?.sendRequest<InformationFolds | null>('configmgrLens/informationFolds', {
        uri: editor?.document.uri.toString(),
      });
      if (editor && folds) await fold(editor, folds);
    }),
    commands.registerCommand('configmgrLens.unfoldInformation', async () => {
      const editor = activeLog();
      if (editor) await unfold(editor);
    }),
  );
}

function activeLog(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === logLanguage ? editor : undefined;
}

async function fold(editor: TextEditor, { items, stretches, cut }: InformationFolds): Promise<void> {
  if (items.length + stretches.length === 0) {
    window.showInformationMessage('There is nothing to fold: no two information records stand side by side.');
    return;
  }
  const { active } = editor.selection;
  await unfold(editor);
  if (stretches.length > 0) {
    editor.selections = stretches.map(({ start, end }) => wholeLines(editor, start, end));
    await commands.executeCommand('editor.createFoldingRangeFromSelection');
  }
  if (items.length > 0) {
    await commands.executeCommand('editor.fold', { selectionLines: items.map(({ start }) => start) });
  }
  // A cursor in folded lines would unfold them.
  const hidden = [...items, ...stretches].find(({ start, end }) => start < active.line && active.line <= end);
  const cursor = hidden ? active.with(hidden.start, 0) : active;
  editor.selection = new Selection(cursor, cursor);
  if (cut) {
    window.showInformationMessage(
      'Only the first 5,000 stretches of information records were folded: an editor has no more.',
    );
  }
}

async function unfold(editor: TextEditor): Promise<void> {
  const { selection } = editor;
  editor.selection = wholeLines(editor, 0, editor.document.lineCount - 1);
  await commands.executeCommand('editor.removeManualFoldingRanges');
  await commands.executeCommand('editor.unfoldAll');
  editor.selection = selection;
}

function wholeLines({ document }: TextEditor, start: number, end: number): Selection {
  return new Selection(start, 0, end, document.lineAt(end).text.length);
}
