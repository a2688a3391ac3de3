import { commands, Disposable, Range, Selection, TextEditorRevealType, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { cursorOf, logLanguage } from './logPosition.ts';

type Direction = 'next' | 'previous';

/** What the server answers; see `nextProblem` there. */
interface NextProblem {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly wrapped: boolean;
}

const shownFor = 4_000;

/** The commands that go to the next and to the previous error of a log. */
export function registerNextProblem(startServer: () => Promise<BaseLanguageClient | undefined>): Disposable {
  return Disposable.from(
    commands.registerCommand('configmgrLens.nextProblem', () => goTo('next', startServer)),
    commands.registerCommand('configmgrLens.previousProblem', () => goTo('previous', startServer)),
  );
}

async function goTo(
  direction: Direction,
  startServer: () => Promise<BaseLanguageClient | undefined>,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== logLanguage) return;
  const client = await startServer();
  const found = await client?.sendRequest<NextProblem | null>('configmgrLens/nextProblem', {
    ...cursorOf(editor),
    direction,
  });
  if (found === undefined) return;
  if (found === null) {
    window.showInformationMessage('No record of this log is an error, and none has a finding.');
    return;
  }
  const { line, character } = found.range.start;
  editor.selection = new Selection(line, character, line, character);
  editor.revealRange(new Range(line, 0, line, character), TextEditorRevealType.InCenterIfOutsideViewport);
  if (found.wrapped) {
    const from = direction === 'next' ? 'start' : 'end';
    window.setStatusBarMessage(`$(search) No more errors: went on from the ${from} of the log`, shownFor);
  }
}
