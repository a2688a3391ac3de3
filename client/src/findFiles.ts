import { FileType, type TextDocument, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FileKind, type WorkspaceFiles, workspaceFiles } from '../../server/src/recognise.ts';
import { decodeText } from './decodeText.ts';
import { answerReading } from './readFiles.ts';

/** What the server asks for; `known`: the stamps of states whose text it has, by address. */
export interface FindFiles {
  readonly kind: FileKind;
  readonly known: Readonly<Record<string, string>>;
}

/** A file of the workspace in one of its states; without its text where the server has that. */
export interface FileState {
  readonly uri: string;
  readonly stamp: string;
  readonly text?: string;
}

const readAtOnce = 8;
const passedOver = '**/{node_modules,.git}/**';

/** Lets `client` answer what its server asks. */
export function answerServer<Client extends BaseLanguageClient>(client: Client): Client {
  client.onRequest('configmgrLens/findFiles', async (wanted: FindFiles) => ({
    files: await findFiles(wanted),
  }));
  answerReading(client);
  return client;
}

/** The files of a kind in the workspace, unsaved changes included, up to its limits; in the order of their addresses. */
async function findFiles({ kind, known }: FindFiles): Promise<readonly FileState[]> {
  const wanted = workspaceFiles[kind];
  const open = new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const waiting = (await workspace.findFiles(wanted.glob, passedOver, wanted.mostFiles)).sort((a, b) =>
    a.toString() < b.toString() ? -1 : 1,
  );
  const found: FileState[] = [];
  let bytesLeft = wanted.mostBytes;
  for (let at = 0; at < waiting.length && bytesLeft > 0; at += readAtOnce) {
    const batch = waiting.slice(at, at + readAtOnce);
    const files = await Promise.all(
      batch.map((uri) => readFile(uri, open.get(uri.toString()), wanted, known[uri.toString()])),
    );
    for (const file of files) {
      if (file === undefined) continue;
      bytesLeft -= file.size;
      if (file.state !== undefined && bytesLeft >= 0) found.push(file.state);
    }
  }
  return found;
}

interface ReadFile {
  readonly size: number;
  /** Undefined where the file is of another kind. */
  readonly state: FileState | undefined;
}

/** Undefined for what is too large, or gone, or may not be read: one such file must not hide the others. */
async function readFile(
  uri: Uri,
  open: TextDocument | undefined,
  { largestFile, recognises }: WorkspaceFiles,
  known: string | undefined,
): Promise<ReadFile | undefined> {
  const address = uri.toString();
  const state = (stamp: string, text: string) =>
    recognises(text) ? { uri: address, stamp, text } : undefined;
  try {
    if (open !== undefined) {
      const text = open.getText();
      return { size: text.length, state: state(`open ${open.version}`, text) };
    }
    const { size, type, mtime } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > largestFile) return undefined;
    const stamp = `${size}-${mtime}`;
    if (stamp === known) return { size, state: { uri: address, stamp } };
    return { size, state: state(stamp, decodeText(await workspace.fs.readFile(uri))) };
  } catch {
    return undefined;
  }
}
