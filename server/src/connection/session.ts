import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../languageService.ts';
import type { FileKind } from '../recognise.ts';
import type { FindFiles } from './fileFacts.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

/** What the client can do. */
export interface ClientTraits {
  /** It finds files for us and has the commands of the extension. */
  readonly isVsCode: boolean;
  readonly readsSettings: boolean;
  readonly linksDefinitions: boolean;
  readonly watchesFiles: boolean;
  readonly refreshesLenses: boolean;
  readonly refreshesDiagnostics: boolean;
  /** It asks for diagnostics itself; they are pushed to the others. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesHints: boolean;
  readonly changesFolders: boolean;
  /** It tells of changed settings where somebody asks it to. */
  readonly tellsSettings: boolean;
  /** An edit of the workspace may make a file. */
  readonly createsFiles: boolean;
  /** An edit may name the version of the text it is for. */
  readonly versionsEdits: boolean;
}

/** What the handlers of a connection share. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  /** Known once the client has initialised. */
  client(): ClientTraits;
  analyse(document: TextDocument): Analysis;
  findFiles(kind: FileKind): FindFiles;
  readonly texts: WorkspaceTexts;
  /** The addresses of the folders of the workspace. */
  folders(): readonly string[];
  /** Lets the client ask for all findings again. */
  refreshDiagnostics(): void;
}

/** The name of a file by its address. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A section of the settings of a file; undefined from a client without settings. */
export async function readSettings(
  { connection, client }: Session,
  scopeUri: string,
  section: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!client().readsSettings) return undefined;
  const settings: unknown = await connection.workspace.getConfiguration({ scopeUri, section });
  return typeof settings === 'object' && settings !== null ? { ...settings } : undefined;
}

/** Before the client has said what it can do. */
export const NO_TRAITS: ClientTraits = {
  isVsCode: false,
  readsSettings: false,
  linksDefinitions: false,
  watchesFiles: false,
  refreshesLenses: false,
  refreshesDiagnostics: false,
  // Nothing is pushed before.
  pullsDiagnostics: true,
  refreshesHints: false,
  changesFolders: false,
  tellsSettings: false,
  createsFiles: false,
  versionsEdits: false,
};

/** `isVsCode`: what the client says of itself. */
export function traitsOf({ capabilities }: InitializeParams, isVsCode: boolean): ClientTraits {
  const { workspace, textDocument } = capabilities;
  return {
    isVsCode,
    readsSettings: workspace?.configuration === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    changesFolders: workspace?.workspaceFolders === true,
    tellsSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
  };
}
