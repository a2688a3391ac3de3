import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode, type Encoding, encode } from './encoding.ts';

export type Encoded =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'impossible'; readonly reason: string };

/** A file's new text in the file's own encoding, provided that what is not changed comes back byte for byte. */
export function encodeAgain(
  text: string,
  original: { readonly bytes: Uint8Array; readonly text: string; readonly encoding: Encoding },
): Encoded {
  const { encoding } = original;
  const { name } = encoding;
  const unchanged = encode(original.text, encoding);
  if (!unchanged) return impossible(`text in ${name} can be read, not written`);
  if (Buffer.compare(unchanged, original.bytes) !== 0) {
    return impossible(`its content is not valid ${name} throughout`);
  }
  const bytes = encode(text, encoding);
  if (!bytes || decode(bytes).text !== text) {
    return impossible(`${name} has no place for a character of the fix`);
  }
  return { kind: 'bytes', bytes };
}

function impossible(reason: string): Encoded {
  return { kind: 'impossible', reason };
}

/** Replaces a file at once, keeping its mode: written beside it, then renamed. Throws what the file system throws. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  // A link goes on leading to the file.
  const target = await realpath(path);
  // To rename onto a file that may not be written would work.
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  const beside = join(dirname(target), `.${basename(target)}.cmlens-${process.pid}`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
