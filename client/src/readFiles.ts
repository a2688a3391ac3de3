import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { decodeText } from './decodeText.ts';

/** What is known of a file: `text` is absent where it is too large or may not be read. */
type FileText = { readonly exists: false } | { readonly exists: true; readonly text?: string };

interface FileList {
  readonly uris: readonly string[];
  readonly complete: boolean;
}

const largestFile = 20 * 1024 * 1024;
const passedOver: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Lets the server read files of the workspace, wherever they are. */
export function answerReading(client: BaseLanguageClient): void {
  client.onRequest('configmgrLens/readFiles', ({ uris }: { readonly uris: readonly string[] }) =>
    Promise.all(uris.map((uri) => readText(Uri.parse(uri)))),
  );
  client.onRequest(
    'configmgrLens/listFiles',
    ({ folder, most }: { readonly folder: string; readonly most: number }) =>
      listFiles(Uri.parse(folder), most),
  );
}

async function readText(uri: Uri): Promise<FileText> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > largestFile) return { exists: true };
    return { exists: true, text: decodeText(await workspace.fs.readFile(uri)) };
  } catch (error) {
    return { exists: !(error instanceof FileSystemError && error.code === 'FileNotFound') };
  }
}

/** The files below a folder, at most `most`. Links are not followed, and leave the list incomplete. */
async function listFiles(folder: Uri, most: number): Promise<FileList> {
  const uris: string[] = [];
  let complete = true;
  const waiting = [folder];
  try {
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      for (const [name, type] of await workspace.fs.readDirectory(place)) {
        if (passedOver.has(name)) continue;
        const below = Uri.joinPath(place, name);
        if (type === FileType.Directory) waiting.push(below);
        else if (uris.length === most) return { uris, complete: false };
        else if (type === FileType.File) uris.push(below.toString());
        else complete = false;
      }
    }
  } catch {
    complete = false;
  }
  return { uris, complete };
}
