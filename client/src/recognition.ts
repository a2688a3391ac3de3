import { Disposable, languages, Position, Range, type TextDocument, type Uri, workspace } from 'vscode';
import { recogniseLog, recogniseXml } from '../../server/src/recognise.ts';

const logLanguage = 'configmgr-log';
/** Enough to see a root element or a first record. */
const headLength = 65_536;
const waitAfterChange = 300;

/**
 * Turns logs into language `configmgr-log` by what they contain, and calls `found` for every document that is
 * a task sequence, such a log, or the file that says which rules apply to them.
 */
export function watchForDocuments(found: () => void): Disposable {
  const turned = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  function consider(document: TextDocument): void {
    if (document.languageId === logLanguage || isControlFile(document)) {
      found();
    } else if (document.languageId === 'xml') {
      if (recogniseXml(head(document)) === 'taskSequence') found();
    } else if (mayBeLog(document) && !turned.has(document.uri.toString()) && recogniseLog(head(document))) {
      turn(document);
    }
  }

  function turn(document: TextDocument): void {
    const key = document.uri.toString();
    turned.add(key);
    // Refused when the document was closed meanwhile.
    languages.setTextDocumentLanguage(document, logLanguage).then(undefined, () => turned.delete(key));
  }

  function considerLater(document: TextDocument): void {
    if (document.languageId !== 'xml' && !mayBeLog(document)) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        if (!document.isClosed) consider(document);
      }, waitAfterChange),
    );
  }

  /** A change of language closes and opens at once; who set a log back to plain text is not overruled. */
  function forget(closed: Uri): void {
    setTimeout(() => {
      const key = closed.toString();
      if (!workspace.textDocuments.some((document) => document.uri.toString() === key)) turned.delete(key);
    });
  }

  workspace.textDocuments.forEach(consider);
  return Disposable.from(
    workspace.onDidOpenTextDocument(consider),
    workspace.onDidChangeTextDocument(({ document }) => considerLater(document)),
    workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    new Disposable(() => waiting.forEach(clearTimeout)),
  );
}

function isControlFile({ uri }: TextDocument): boolean {
  return uri.path.endsWith('/configmgr-lens.json');
}

function mayBeLog({ languageId, uri }: TextDocument): boolean {
  if (uri.scheme === 'output') return false;
  return languageId === 'log' || languageId === 'plaintext' || /\.lo[g_]$/i.test(uri.path);
}

function head(document: TextDocument): string {
  return document.getText(new Range(new Position(0, 0), document.positionAt(headLength)));
}
