import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixesAgainstCertificateFailure, type Half } from '../features/logFixes.ts';
import { toWorkspaceEdit } from '../protocol.ts';
import { readTaskSequence } from '../taskSequence/readTaskSequence.ts';
import { fileName, type Session } from './session.ts';
import { openDocument } from './workspaceTexts.ts';

interface FoundFile {
  readonly uri: string;
  readonly text: string;
  /** Of an open document; else null. */
  readonly version: number | null;
}

const HALF_TITLES: Readonly<Record<Half, string>> = {
  patch: 'Mend PATCH= in a task sequence...',
  certificates: 'Insert the CCMCertFix steps into a task sequence...',
};

/** What a finding of a log can mend in the task sequences of the workspace. */
export async function mendingActions(
  session: Session,
  log: TextDocument,
  diagnostic: Diagnostic | undefined,
): Promise<CodeAction[]> {
  const choices = (await taskSequences(session)).flatMap(({ uri, text, version }) => {
    const document = readTaskSequence(text);
    if (!document) return [];
    const sequence = TextDocument.create(uri, 'xml', 0, text);
    return fixesAgainstCertificateFailure(document).map(({ half, fix }) => ({
      half,
      label: fix.title,
      description: fileName(uri),
      edit: toWorkspaceEdit(sequence, fix.edits, session.client().versionsEdits ? version : undefined),
    }));
  });
  const halves: readonly Half[] = ['patch', 'certificates'];
  return halves.flatMap((half): CodeAction[] => {
    const offered = choices.filter((choice) => choice.half === half);
    const common = { kind: CodeActionKind.QuickFix, ...(diagnostic && { diagnostics: [diagnostic] }) };
    const [first] = offered;
    if (first && session.client().isVsCode) {
      const title = offered.length > 1 ? HALF_TITLES[half] : `${first.label} in ${first.description}`;
      const argument = { uri: log.uri, choices: offered };
      return [
        {
          ...common,
          title,
          command: { title, command: 'configmgrLens.mendFromLog', arguments: [argument] },
        },
      ];
    }
    return offered.map(({ label, description, edit }) => ({
      ...common,
      title: `${label} in ${description}`,
      edit,
    }));
  });
}

/** Open documents as they are on the screen, the others as they are on the disk. */
async function taskSequences({ documents, analyse, findFiles }: Session): Promise<readonly FoundFile[]> {
  const found = (await findFiles('taskSequences')({})).flatMap(({ uri, text }) =>
    text === undefined ? [] : [{ uri, text, version: null }],
  );
  const open = documents
    .all()
    .filter((document) => analyse(document).kind === 'taskSequence')
    .map((document) => ({ uri: document.uri, text: document.getText(), version: document.version }));
  return [...found.filter(({ uri }) => openDocument(documents.all(), uri) === undefined), ...open];
}
