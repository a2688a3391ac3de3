import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

/**
 * The paths with `*` and `?` in their last part replaced by the names they stand for, in order of name, since the
 * shells of Windows leave that to the commands. A path that stands for nothing stays as it is.
 */
export async function expandWildcards(paths: readonly string[], cwd: string): Promise<readonly string[]> {
  const expanded = await Promise.all(paths.map((path) => expandPath(path, cwd)));
  return expanded.flat();
}

async function expandPath(path: string, cwd: string): Promise<readonly string[]> {
  const pattern = basename(path);
  if (!/[*?]/.test(pattern) || existsSync(resolve(cwd, path))) return [path];
  const folder = path.slice(0, path.length - pattern.length);
  const fits = patternOf(pattern);
  try {
    const names = (await readdir(resolve(cwd, dirname(path)))).filter((name) => fits.test(name)).sort();
    return names.length > 0 ? names.map((name) => folder + name) : [path];
  } catch {
    // Whoever reads the path says what is wrong with it.
    return [path];
  }
}

/** Names of files differ in case on some systems only; a log means the same file in either. */
function patternOf(pattern: string): RegExp {
  const source = pattern
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'is');
}
