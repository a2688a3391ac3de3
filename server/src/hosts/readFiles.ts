import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileList, FileText } from '../connection/workspaceTexts.ts';
import { decode } from './cli/encoding.ts';

const LARGEST_FILE = 20 * 1024 * 1024;
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The texts of files by address; without one for what is too large or may not be read. */
export function readFiles(uris: readonly string[]): Promise<readonly FileText[]> {
  return Promise.all(uris.map(readText));
}

async function readText(uri: string): Promise<FileText> {
  if (!uri.startsWith('file:')) return { exists: false };
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    if (!found.isFile() || found.size > LARGEST_FILE) return { exists: true };
    return { exists: true, text: decode(await readFile(path)).text };
  } catch (error) {
    return { exists: !isAbsent(error) };
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The files below a folder, at most `most`. Links are not followed, and leave the list incomplete. */
export async function listFiles(folder: string, most: number): Promise<FileList> {
  if (!folder.startsWith('file:')) return { uris: [], complete: false };
  const uris: string[] = [];
  let complete = true;
  const waiting = [fileURLToPath(folder)];
  try {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      for await (const entry of await opendir(path)) {
        if (PASSED_OVER.has(entry.name)) continue;
        const below = join(path, entry.name);
        if (entry.isDirectory()) waiting.push(below);
        else if (uris.length === most) return { uris, complete: false };
        else if (entry.isFile()) uris.push(pathToFileURL(below).href);
        else complete = false;
      }
    }
  } catch {
    complete = false;
  }
  return { uris, complete };
}
