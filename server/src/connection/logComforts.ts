import type { DocumentLink } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { informationFolds } from '../features/informationFolds.ts';
import { logLinks } from '../features/logLinks.ts';
import { nextProblem } from '../features/recordProblems.ts';
import { selectedTime } from '../features/recordTimes.ts';
import type { Finding } from '../finding.ts';
import type { LogDocument } from '../log/logDocument.ts';
import { toDocumentLink, toLines, toRange } from '../protocol.ts';
import type { Range } from '../range.ts';
import type { Session } from './session.ts';

type ProtocolRange = ReturnType<typeof toRange>;

interface OfDocument {
  readonly uri: string;
}

/** As many as an editor folds. */
const MOST_FOLDS = 5_000;

/** What makes a log easy to move about in. */
export interface LogComforts {
  /** What is selected in a log, where the client told it. */
  selectionIn(uri: string): Range | undefined;
}

export function serveLogComforts(session: Session): LogComforts {
  const { connection, documents } = session;
  const selections = new Map<string, Range>();

  function openLog({ uri }: OfDocument): OpenLog | undefined {
    const document = documents.get(uri);
    const analysis = document && session.analyse(document);
    return document && analysis?.kind === 'log' ? { document, ...analysis } : undefined;
  }

  connection.onDocumentLinks(({ textDocument }): DocumentLink[] | null => {
    const open = openLog(textDocument);
    if (!open) return null;
    return logLinks(open.log).flatMap((link) =>
      toDocumentLink(open.document, link, session.client().isVsCode),
    );
  });

  connection.onRequest(
    'configmgrLens/selectedTime',
    (params: OfDocument & { readonly range: ProtocolRange }) => {
      const open = openLog(params);
      if (!open) return null;
      const selection = toOffsets(open.document, params.range);
      if (selection.start === selection.end) selections.delete(params.uri);
      else selections.set(params.uri, selection);
      return selectedTime(open.log, selection) ?? null;
    },
  );

  documents.onDidClose(({ document }) => selections.delete(document.uri));

  connection.onRequest(
    'configmgrLens/nextProblem',
    (
      params: OfDocument & {
        readonly position: ProtocolRange['start'];
        readonly direction: 'next' | 'previous';
      },
    ) => {
      const open = openLog(params);
      if (!open) return null;
      const offset = open.document.offsetAt(params.position);
      const found = nextProblem(open.log, open.findings, offset, params.direction);
      return found ? { range: toRange(open.document, found.range), wrapped: found.wrapped } : null;
    },
  );

  connection.onRequest('configmgrLens/informationFolds', (params: OfDocument) => {
    const open = openLog(params);
    if (!open) return null;
    const { items, stretches } = informationFolds(open.log);
    const lines = (range: Range) => toLines(open.document, range);
    return {
      items: items.slice(0, MOST_FOLDS).map(lines),
      stretches: stretches
        .map(lines)
        .filter(({ start, end }) => end > start)
        .slice(0, MOST_FOLDS),
      cut: items.length > MOST_FOLDS || stretches.length > MOST_FOLDS,
    };
  });

  return { selectionIn: (uri) => selections.get(uri) };
}

interface OpenLog {
  readonly document: TextDocument;
  readonly log: LogDocument;
  readonly findings: readonly Finding[];
}

function toOffsets(document: TextDocument, { start, end }: ProtocolRange): Range {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}
