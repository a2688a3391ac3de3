import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL } from './codeActions.ts';
import type { ClientTraits } from './session.ts';

/** What a client may say when it initialises. */
export interface ClientOptions {
  /** A client that finds files for us (`configmgrLens/findFiles`) and shows pick lists (`configmgrLens.mendFromLog`). */
  readonly client?: 'vscode';
  /** The address of a rule's page, but for its code. */
  readonly ruleLink?: string;
  /** The command that shows a page which ships with us; for links in hovers. */
  readonly pageCommand?: string;
}

/** What the server can do for such a client. */
export function capabilitiesFor({ isVsCode, refreshesDiagnostics }: ClientTraits): InitializeResult {
  return {
    serverInfo: { name: 'ConfigMgr Lens' },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      hoverProvider: true,
      inlayHintProvider: true,
      documentSymbolProvider: true,
      definitionProvider: true,
      documentLinkProvider: {},
      referencesProvider: true,
      ...(isVsCode && { codeLensProvider: {} }),
      foldingRangeProvider: true,
      completionProvider: { triggerCharacters: ['=', '"', ';'] },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
      diagnosticProvider: {
        // A client that can be told to ask again need not ask for all documents at each change of one.
        interFileDependencies: !refreshesDiagnostics,
        workspaceDiagnostics: false,
      },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** The addresses of the folders of the workspace. */
export function workspaceFolders({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map((folder) => folder.uri);
  return rootUri ? [rootUri] : [];
}
