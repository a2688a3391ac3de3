import { FileType, type TextDocument, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { recogniseXml } from '../../server/src/recognise.ts';
import { decodeText } from './decodeText.ts';

/** A task sequence of the workspace, as the server asks for it. */
export interface FoundFile {
  readonly uri: string;
  readonly text: string;
}

const mostFiles = 2_000;
const largestFile = 20 * 1024 * 1024;
const readAtOnce = 8;
const passedOver = '**/{node_modules,.git}/**';

/** Lets `client` answer what its server asks. */
export function answerServer<Client extends BaseLanguageClient>(client: Client): Client {
  client.onRequest('configmgrLens/findFiles', async () => ({ files: await findTaskSequences() }));
  return client;
}

/** The task sequences of the workspace, unsaved changes included, in the order of their addresses. */
export async function findTaskSequences(): Promise<readonly FoundFile[]> {
  const open = new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const waiting = (await workspace.findFiles('**/*.xml', passedOver, mostFiles)).sort((a, b) =>
    a.toString() < b.toString() ? -1 : 1,
  );
  const found: FoundFile[] = [];
  for (let at = 0; at < waiting.length; at += readAtOnce) {
    const batch = waiting.slice(at, at + readAtOnce);
    const files = await Promise.all(batch.map((uri) => readTaskSequence(uri, open.get(uri.toString()))));
    found.push(...files.filter((file) => file !== undefined));
  }
  return found;
}

async function readTaskSequence(uri: Uri, open: TextDocument | undefined): Promise<FoundFile | undefined> {
  const text = open === undefined ? await readText(uri) : open.getText();
  if (text === undefined || recogniseXml(text) !== 'taskSequence') return undefined;
  return { uri: uri.toString(), text };
}

/** Undefined for what is too large, or gone, or may not be read: one such file must not hide the others. */
async function readText(uri: Uri): Promise<string | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0 || size > largestFile) return undefined;
    return decodeText(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
