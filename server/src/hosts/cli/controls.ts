import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { controlDocument, type DocumentControl } from '../../features/control.ts';
import { CONTROL_FILE, type ControlFile, readControlFile } from '../../features/controlFile.ts';
import { decode } from './encoding.ts';
import { describeFileError } from './fileErrors.ts';

/** A configmgr-lens.json as it stands on the disk. */
export interface LoadedControl {
  /** As a user of the current folder would type it, with forward slashes. */
  readonly name: string;
  /** The folder where the paths in it start. */
  readonly base: string;
  readonly text: string;
  readonly file: ControlFile;
}

/** Finds what applies to files; each control file is read once. */
export interface Controls {
  /** For a file, by its full path; undefined where there is none. */
  of(path: string): Promise<LoadedControl | undefined>;
  /** All that were found, in the order of finding. */
  loaded(): readonly LoadedControl[];
}

/** The nearest control file above each file. `complain` is told, once, of one that cannot be read. */
export function nearestControls(cwd: string, complain: (problem: string) => Promise<void>): Controls {
  const byFolder = new Map<string, Promise<LoadedControl | undefined>>();
  const loaded: LoadedControl[] = [];

  async function inFolder(folder: string): Promise<LoadedControl | undefined> {
    const path = join(folder, CONTROL_FILE);
    try {
      const control = await loadControl(path, cwd, folder);
      loaded.push(control);
      return control;
    } catch (error) {
      if (!isAbsent(error)) await complain(`${nameOf(path, cwd)} ${describeFileError(error, 'read')}`);
    }
    const above = dirname(folder);
    return above === folder ? undefined : nearest(above);
  }

  function nearest(folder: string): Promise<LoadedControl | undefined> {
    const known = byFolder.get(folder);
    if (known) return known;
    const found = inFolder(folder);
    byFolder.set(folder, found);
    return found;
  }

  return { of: (path) => nearest(dirname(path)), loaded: () => loaded };
}

/** One control file for all; paths in it start at the current folder. Throws what the file system throws. */
export async function oneControl(path: string, cwd: string): Promise<Controls> {
  const control = await loadControl(resolve(cwd, path), cwd, cwd);
  return { of: async () => control, loaded: () => [control] };
}

async function loadControl(path: string, cwd: string, base: string): Promise<LoadedControl> {
  const { text } = decode(await readFile(path));
  return { name: nameOf(path, cwd), base, text, file: readControlFile(text) };
}

/** What applies to a document: a file, or what stands in an archive as if that were a folder. */
export function controlOf(control: LoadedControl | undefined, path: string): DocumentControl {
  return controlDocument(control?.file.control, control && pathBelow(control.base, path));
}

/** The way from a folder down to a path, with forward slashes; undefined where it leads elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return undefined;
  return way.replaceAll(sep, '/');
}

function nameOf(path: string, cwd: string): string {
  return (relative(cwd, path) || path).replaceAll(sep, '/');
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
