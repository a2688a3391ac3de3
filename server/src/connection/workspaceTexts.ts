import type { TextDocument } from 'vscode-languageserver-textdocument';
import { sameForm } from '../features/uris.ts';

/** What is known of a file: `text` is absent where it cannot be read. */
export type FileText = { readonly exists: false } | { readonly exists: true; readonly text?: string };

/** The files below a folder, without those in `node_modules` and `.git`. */
export interface FileList {
  readonly uris: readonly string[];
  /** False where there are more, or some may have been missed. */
  readonly complete: boolean;
}

/** Files of the workspace, asked for by address, whatever they are. */
export interface WorkspaceTexts {
  /** In the order asked for. */
  readFiles(uris: readonly string[]): Promise<readonly FileText[]>;
  /** At most `most` files at any depth. */
  listFiles(folder: string, most: number): Promise<FileList>;
}

/** The open document of an address, however that is written. */
export function openDocument(documents: readonly TextDocument[], uri: string): TextDocument | undefined {
  const wanted = sameForm(uri);
  return documents.find((document) => sameForm(document.uri) === wanted);
}
