import { open } from 'node:fs/promises';
import { createAnalyser } from '../../languageService.ts';
import { looksLikeZip, readExport } from '../../taskSequence/exportZip.ts';
import { decode } from './encoding.ts';
import type { InputFile } from './findFiles.ts';
import { type FileDocument, readDocument } from './readDocument.ts';

/** A document to report on, and what to call it. */
export interface NamedDocument extends Pick<FileDocument, 'text' | 'analysis'> {
  readonly name: string;
}

/**
 * The documents of a file: itself if it is a task sequence or a log, and every task sequence in the archive that a
 * console's export is. None for other files; `damaged` for an archive that cannot be read. Throws what the file
 * system throws.
 */
export async function readDocuments({
  path,
  name,
}: InputFile): Promise<readonly NamedDocument[] | 'damaged'> {
  const archive = await readArchive(path);
  if (!archive) {
    const document = await readDocument(path);
    return document ? [{ ...document, name }] : [];
  }
  const files = readExport(archive);
  if (!files) return 'damaged';
  return files.flatMap((file) => {
    const { text } = decode(file.bytes);
    const analysis = createAnalyser().analyse(text);
    return analysis.kind === 'other' ? [] : [{ name: `${name}/${file.name}`, text, analysis }];
  });
}

/** The bytes of a file that begins as an archive does. */
async function readArchive(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    const head = new Uint8Array(4);
    await file.read(head, 0, head.length, 0);
    return looksLikeZip(head) ? await file.readFile() : undefined;
  } finally {
    await file.close();
  }
}
