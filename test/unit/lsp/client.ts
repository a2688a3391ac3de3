import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { FileState } from '../../../server/src/connection/fileFacts.ts';
import type { FileList, FileText } from '../../../server/src/connection/workspaceTexts.ts';
import type { FileKind } from '../../../server/src/recognise.ts';
import { startServer } from '../../../server/src/server.ts';

/** A file of the workspace. */
interface FoundFile {
  readonly uri: string;
  readonly text: string;
}

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly pushed: PublishDiagnosticsParams[];
  open(uri: string, languageId: string, text: string): void;
  change(uri: string, version: number, range: Range, text: string): void;
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  actions(uri: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  completion(uri: string, position: Position): Promise<readonly CompletionItem[]>;
  stop(): void;
}

/** A client that talks to a server in this process, over streams as an editor would. */
export async function startClient(
  setup: {
    readonly initialize?: Partial<InitializeParams>;
    readonly files?: readonly FoundFile[];
    readonly logs?: readonly FoundFile[];
    /** All files of the disk, by address; a test may change them. */
    readonly disk?: Map<string, string>;
  } = {},
): Promise<TestClient> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const serverSide = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const found = (kind: FileKind): readonly FileState[] =>
    ((kind === 'runLogs' ? setup.logs : setup.files) ?? []).map(({ uri, text }) => ({
      uri,
      text,
      stamp: text,
    }));
  const readFiles = (uris: readonly string[]) =>
    uris.map((uri): FileText => {
      const text = setup.disk?.get(uri);
      return text === undefined ? { exists: false } : { exists: true, text };
    });
  const listFiles = (folder: string): FileList => ({
    uris: [...(setup.disk?.keys() ?? [])].filter((uri) => uri.startsWith(`${folder}/`)),
    complete: true,
  });
  startServer(serverSide, {
    findFiles: async (kind) => found(kind),
    readFiles: async (uris) => readFiles(uris),
    listFiles: async (folder) => listFiles(folder),
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const pushed: PublishDiagnosticsParams[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    pushed.push(params);
  });
  connection.onRequest('configmgrLens/findFiles', ({ kind }: { readonly kind: FileKind }) => ({
    files: found(kind),
  }));
  connection.onRequest('configmgrLens/readFiles', ({ uris }: { readonly uris: readonly string[] }) =>
    readFiles(uris),
  );
  connection.onRequest('configmgrLens/listFiles', ({ folder }: { readonly folder: string }) =>
    listFiles(folder),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    workspaceFolders: null,
    ...setup.initialize,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    pushed,
    open: (uri, languageId, text) =>
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, range, text) =>
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      }),
    diagnostics: async (uri) => {
      const report: { readonly items: readonly Diagnostic[] } = await connection.sendRequest(
        'textDocument/diagnostic',
        { textDocument: { uri } },
      );
      return report.items;
    },
    actions: (uri, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only && { only: [...only] }) },
      }),
    hover: (uri, position) =>
      connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }),
    completion: (uri, position) =>
      connection.sendRequest('textDocument/completion', { textDocument: { uri }, position }),
    stop: () => {
      connection.dispose();
      serverSide.dispose();
    },
  };
}
