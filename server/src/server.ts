import {
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeResult,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAll, overlaps, quickFixes, wantsFixAll, wantsQuickFixes } from './connection/codeActions.ts';
import { CONTROL_FILES_GLOB, isControlFile, serveControl } from './connection/control.ts';
import type { FileState } from './connection/fileFacts.ts';
import { type ClientOptions, capabilitiesFor, workspaceFolders } from './connection/initialize.ts';
import { serveLogComforts } from './connection/logComforts.ts';
import { mendingActions } from './connection/mending.ts';
import { serveNavigation } from './connection/navigation.ts';
import { type ClientTraits, NO_TRAITS, type Session, traitsOf } from './connection/session.ts';
import type { FileList, FileText, WorkspaceTexts } from './connection/workspaceTexts.ts';
import { taskSequenceCompletions } from './features/completion.ts';
import { taskSequenceHover } from './features/hover.ts';
import { logInlayHints } from './features/inlayHints.ts';
import { isMendedInSequence } from './features/logFixes.ts';
import { logHover } from './features/logHover.ts';
import { logFolds, logOutline } from './features/logOutline.ts';
import { recordHover } from './features/recordHover.ts';
import { answerTypedCode, type CodeAnswer } from './features/typedCode.ts';
import { type Analyser, type Analysis, createAnalyser } from './languageService.ts';
import {
  toCompletionItem,
  toDiagnostic,
  toDocumentSymbol,
  toFoldingRanges,
  toHover,
  toInlayHint,
  toRange,
} from './protocol.ts';
import { type FileKind, workspaceFiles } from './recognise.ts';

/** What the place the server runs in can do, for clients that do not find and read files themselves. */
export interface ServerHost extends WorkspaceTexts {
  /**
   * Files of a kind below the folders. `known`: the stamps of states whose text is not needed.
   */
  findFiles(
    kind: FileKind,
    folders: readonly string[],
    known: Readonly<Record<string, string>>,
  ): Promise<readonly FileState[]>;
}

/** Serves the language over `connection` until it closes. */
export function startServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments(TextDocument);
  // By document and not by address: what still works on a closed one must not answer for the next of its address.
  const analyses = new WeakMap<
    TextDocument,
    { readonly analyser: Analyser; version: number; analysis: Analysis }
  >();
  let options: ClientOptions = {};
  let folders: readonly string[] = [];
  let client: ClientTraits = NO_TRAITS;

  const session: Session = {
    connection,
    documents,
    client: () => client,
    analyse,
    findFiles: (kind) => (known) => findFiles(kind, known),
    texts: {
      readFiles: async (uris) =>
        options.client === 'vscode'
          ? connection.sendRequest<readonly FileText[]>('configmgrLens/readFiles', { uris })
          : host.readFiles(uris),
      listFiles: async (folder, most) =>
        options.client === 'vscode'
          ? connection.sendRequest<FileList>('configmgrLens/listFiles', { folder, most })
          : host.listFiles(folder, most),
    },
    folders: () => folders,
    refreshDiagnostics,
  };
  const navigation = serveNavigation(session);
  const comforts = serveLogComforts(session);
  const control = serveControl(session);

  connection.onInitialize((params): InitializeResult => {
    options = (params.initializationOptions ?? {}) as ClientOptions;
    folders = workspaceFolders(params);
    client = traitsOf(params, options.client === 'vscode');
    return capabilitiesFor(client);
  });

  function pageLink(page: string): string | undefined {
    const command = options.pageCommand;
    return command && `command:${command}?${encodeURIComponent(JSON.stringify([page]))}`;
  }

  function analyse(document: TextDocument): Analysis {
    const known = analyses.get(document);
    if (known?.version === document.version) return known.analysis;
    const analyser = known?.analyser ?? createAnalyser();
    const analysis = analyser.analyse(document.getText());
    analyses.set(document, { analyser, version: document.version, analysis });
    return analysis;
  }

  /** What is wrong in a control file has no page. */
  function ruleLink({ uri }: TextDocument): string | undefined {
    return isControlFile(uri) ? undefined : options.ruleLink;
  }

  async function diagnosticsOf(document: TextDocument): Promise<Diagnostic[]> {
    const findings = await control.findingsOf(document);
    return [
      ...findings.map((finding) => toDiagnostic(document, finding, ruleLink(document))),
      ...navigation.diagnosticsOf(document),
    ];
  }

  function refreshDiagnostics(): void {
    if (client.refreshesDiagnostics) {
      // A client that goes away meanwhile needs no answer.
      connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
    }
    if (client.pullsDiagnostics) return;
    for (const document of documents.all()) void pushDiagnostics(document);
  }

  async function pushDiagnostics(document: TextDocument): Promise<void> {
    const diagnostics = await diagnosticsOf(document);
    const { uri, version } = document;
    if (documents.get(uri) === document) await connection.sendDiagnostics({ uri, version, diagnostics });
  }

  documents.onDidChangeContent(({ document }) => {
    if (!client.pullsDiagnostics) void pushDiagnostics(document);
  });

  documents.onDidClose(({ document }) => {
    if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return { kind: DocumentDiagnosticReportKind.Full, items: document ? await diagnosticsOf(document) : [] };
  });

  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return undefined;
    const analysis = analyse(document);
    const offset = document.offsetAt(position);
    switch (analysis.kind) {
      case 'taskSequence': {
        const hover = taskSequenceHover(analysis.document, offset, pageLink);
        return hover && toHover(document, hover);
      }
      case 'log': {
        const hover =
          logHover(analysis.log, offset, pageLink) ??
          recordHover(analysis.log, offset, comforts.selectionIn(document.uri));
        return hover && toHover(document, hover);
      }
      case 'other':
        return undefined;
    }
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && analyse(document);
    if (!document || analysis?.kind !== 'log') return null;
    return logOutline(analysis.log).map((item) => toDocumentSymbol(document, item));
  });

  // Without an answer the editor folds by indentation.
  connection.onFoldingRanges(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && analyse(document);
    if (!document || analysis?.kind !== 'log') return null;
    const folds = toFoldingRanges(document, logFolds(analysis.log));
    return folds.length > 0 ? folds : null;
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }) => {
    const document = documents.get(textDocument.uri);
    if (!document || !(await showsErrorCodes(textDocument.uri))) return [];
    const analysis = analyse(document);
    if (analysis.kind !== 'log') return [];
    const shown = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return logInlayHints(analysis.log, shown).map((hint) => toInlayHint(document, hint));
  });

  connection.onInitialized(() => {
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
    if (client.watchesFiles) {
      const globs = [...Object.values(workspaceFiles).map(({ glob }) => glob), CONTROL_FILES_GLOB];
      const watchers = globs.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (!client.tellsSettings) return;
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'configmgrLens' });
  });

  function changeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    navigation.foldersChanged();
    control.foldersChanged();
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    navigation.filesChanged(changes.map(({ uri }) => uri));
    control.filesChanged(changes);
  });

  connection.onDidChangeConfiguration(() => {
    control.settingsChanged();
    if (client.refreshesHints) void connection.languages.inlayHint.refresh();
    navigation.refreshLenses();
  });

  /** A client that knows no settings gets what they are by default. */
  async function showsErrorCodes(scopeUri: string): Promise<boolean> {
    if (!client.readsSettings) return true;
    const section = 'configmgrLens.inlayHints';
    const settings: unknown = await connection.workspace.getConfiguration({ scopeUri, section });
    return (settings as { errorCodes?: unknown } | null)?.errorCodes !== false;
  }

  connection.onRequest<CodeAnswer, void>('configmgrLens/explainCode', ({ code }: { readonly code: string }) =>
    answerTypedCode(String(code)),
  );

  connection.onCompletion(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && analyse(document);
    if (!document || analysis?.kind !== 'taskSequence') return [];
    return taskSequenceCompletions(analysis.document, document.offsetAt(position)).map((completion, order) =>
      toCompletionItem(document, completion, order),
    );
  });

  connection.onCodeAction(async (params) => {
    const document = documents.get(params.textDocument.uri);
    if (!document || !(wantsFixAll(params) || wantsQuickFixes(params))) return [];
    const findings = await control.findingsOf(document);
    const version = client.versionsEdits ? document.version : undefined;
    if (wantsFixAll(params)) return fixAll(document, findings, await control.shownOf(document), version);
    const asked = findings.filter((finding) => overlaps(toRange(document, finding.range), params.range));
    const actions = quickFixes(document, asked, findings, ruleLink(document), version);
    if (asked.some(isMendedInSequence)) {
      const [finding] = asked.filter(isMendedInSequence);
      const diagnostic = finding && toDiagnostic(document, finding, options.ruleLink);
      actions.push(...(await mendingActions(session, document, diagnostic)));
    }
    return [...actions, ...(await control.ignoreActions(document, asked))];
  });

  async function findFiles(
    kind: FileKind,
    known: Readonly<Record<string, string>>,
  ): Promise<readonly FileState[]> {
    if (options.client !== 'vscode') return host.findFiles(kind, folders, known);
    const found = await connection.sendRequest<{ files: readonly FileState[] }>('configmgrLens/findFiles', {
      kind,
      known,
    });
    return found.files;
  }

  documents.listen(connection);
  connection.listen();
}
