import { open } from 'node:fs/promises';
import { type Analyser, type Analysis, createAnalyser } from '../../languageService.ts';
import { recogniseLog, recogniseXml } from '../../recognise.ts';
import { decode, type Encoding } from './encoding.ts';

/** A task sequence or log as it stands in a file. */
export interface FileDocument {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: Encoding;
  readonly analyser: Analyser;
  readonly analysis: Exclude<Analysis, { readonly kind: 'other' }>;
}

/** Holds the 64 K characters by which a document is recognised, in any encoding. */
const HEAD_BYTES = 3 * 64 * 1024;

/**
 * Reads a file if its content is a task sequence or a log, and is undefined for other files, of which only the
 * start is read. Throws what the file system throws.
 */
export async function readDocument(path: string): Promise<FileDocument | undefined> {
  const bytes = await readRecognised(path);
  if (!bytes) return undefined;
  const { text, encoding } = decode(bytes);
  const analyser = createAnalyser();
  const analysis = analyser.analyse(text);
  return analysis.kind === 'other' ? undefined : { bytes, text, encoding, analyser, analysis };
}

async function readRecognised(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    const head = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const { text } = decode(head.subarray(0, bytesRead), { partial: bytesRead === HEAD_BYTES });
    if (recogniseXml(text) === undefined && !recogniseLog(text)) return undefined;
    return await file.readFile();
  } finally {
    await file.close();
  }
}
