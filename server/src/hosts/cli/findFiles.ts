import { readdir, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { describeFileError } from './fileErrors.ts';

/** A file to look at. */
export interface InputFile {
  readonly path: string;
  /** As a user of this folder would type it, with forward slashes. */
  readonly name: string;
  /** Named on the command line, not found in a folder. */
  readonly named: boolean;
}

export interface FoundFiles {
  /** In the order of the paths given, and by name within a folder; none twice. */
  readonly files: readonly InputFile[];
  /** One sentence for each path that cannot be looked at. */
  readonly problems: readonly string[];
  /** False where a folder can be reached by another name than the one its files are listed under. */
  readonly everyName: boolean;
}

export const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The files that `paths` name and those below the folders they name. Never throws for what a disk may hold. */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
  const files = new Map<string, InputFile>();
  const problems: string[] = [];
  const visited = new Set<string>();
  let everyName = true;

  async function visit(path: string, name: string, named: boolean): Promise<void> {
    try {
      const found = await stat(path);
      if (found.isDirectory()) await visitFolder(path, name);
      else if (found.isFile()) addFile({ path, name, named });
      else if (named) problems.push(`${name} is neither a file nor a folder`);
    } catch (error) {
      if (named || !leadsNowhere(error)) problems.push(`${name} ${describeFileError(error, 'read')}`);
    }
  }

  async function visitFolder(path: string, name: string): Promise<void> {
    // By its real path a folder is entered once, so that links which lead in circles end.
    const real = await realpath(path);
    if (visited.has(real)) {
      everyName = false;
      return;
    }
    visited.add(real);
    const prefix = name === '.' ? '' : name.endsWith('/') ? name : `${name}/`;
    for (const entry of (await readdir(path)).sort()) {
      if (!PASSED_OVER.has(entry)) await visit(resolve(path, entry), prefix + entry, false);
    }
  }

  function addFile(file: InputFile): void {
    const known = files.get(file.path);
    if (!known) files.set(file.path, file);
    else if (file.named && !known.named) files.set(file.path, { ...known, named: true });
  }

  for (const given of paths) {
    const name = sep === '\\' ? given.replaceAll('\\', '/') : given;
    await visit(resolve(cwd, given), name, true);
  }
  return { files: [...files.values()], problems, everyName };
}

/** A link without a target, or to itself, is nobody's concern unless it was asked for. */
function leadsNowhere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP');
}
