import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { recogniseXml } from '../recognise.ts';
import type { FoundFile } from '../server.ts';

const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The task sequences in `.xml` files below the folders; what cannot be read is left out. */
export async function findTaskSequences(folders: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const waiting = folders.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    try {
      for await (const entry of await opendir(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) waiting.push(path);
        else if (entry.isFile() && /\.xml$/i.test(entry.name)) {
          const text = await readFile(path, 'utf8');
          if (recogniseXml(text) === 'taskSequence') found.push({ uri: pathToFileURL(path).href, text });
        }
      }
    } catch {
      // A folder or file that may not be read must not hide the others.
    }
  }
  return found;
}
