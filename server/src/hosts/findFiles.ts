import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileState } from '../connection/fileFacts.ts';
import { type FileKind, type WorkspaceFiles, workspaceFiles } from '../recognise.ts';

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The files of a kind below the folders, up to its limits; what cannot be read is left out. `known`: the stamps of
 * states whose text is not needed.
 */
export async function findFiles(
  kind: FileKind,
  folders: readonly string[],
  known: Readonly<Record<string, string>>,
): Promise<readonly FileState[]> {
  const wanted = workspaceFiles[kind];
  const found: FileState[] = [];
  let files = 0;
  let bytes = 0;
  for await (const path of pathsBelow(folders, wanted.names)) {
    try {
      const { size, mtimeMs } = await stat(path);
      if (size > wanted.largestFile) continue;
      files++;
      bytes += size;
      if (files > wanted.mostFiles || bytes > wanted.mostBytes) return found;
      const state = await readState(path, `${size}-${mtimeMs}`, wanted, known);
      if (state) found.push(state);
    } catch {
      // A file that may not be read must not hide the others.
    }
  }
  return found;
}

async function* pathsBelow(folders: readonly string[], names: RegExp): AsyncGenerator<string> {
  const waiting = folders.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    try {
      for await (const entry of await opendir(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) waiting.push(path);
        else if (entry.isFile() && names.test(entry.name)) yield path;
      }
    } catch {
      // Nor must such a folder.
    }
  }
}

async function readState(
  path: string,
  stamp: string,
  { recognises }: WorkspaceFiles,
  known: Readonly<Record<string, string>>,
): Promise<FileState | undefined> {
  const uri = pathToFileURL(path).href;
  if (known[uri] === stamp) return { uri, stamp };
  const text = await readFile(path, 'utf8');
  return recognises(text) ? { uri, stamp, text } : undefined;
}
