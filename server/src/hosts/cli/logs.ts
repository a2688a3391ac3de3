import { type FileHandle, open } from 'node:fs/promises';
import { recogniseLog } from '../../recognise.ts';
import type { LogsOptions } from './arguments.ts';
import type { ExitCode } from './check.ts';
import { decode } from './encoding.ts';
import { describeFileError } from './fileErrors.ts';
import { findFiles, type InputFile } from './findFiles.ts';
import type { CliIo, Output } from './io.ts';
import { type LineWriter, ndjsonWriter, textWriter } from './logLines.ts';
import { type ByteSource, readLogParts } from './logParts.ts';
import { createPalette, harmless } from './terminalText.ts';

/**
 * Writes the records of logs as they are read, whatever the length of the files. Files that are named are read
 * whatever they are; in folders, those that are logs by their content. 2 when a file cannot be read.
 */
export async function logs({ paths, format }: LogsOptions, io: CliIo): Promise<ExitCode> {
  const { files, problems } = await findFiles(paths, io.cwd);
  let failed = problems.length > 0;
  for (const problem of problems) await say(io, problem);
  const palette = createPalette(io.colour);
  for (const file of files) {
    const prefix = files.length === 1 ? '' : `${palette.cyan(harmless(file.name))}: `;
    const writer = format === 'ndjson' ? ndjsonWriter(file.name) : textWriter(prefix, palette);
    try {
      // That nobody reads any more, as behind `| head`, is no failure.
      if (!(await writeFile(file, writer, io.out))) return failed ? 2 : 0;
    } catch (error) {
      failed = true;
      await say(io, `${file.name} ${describeFileError(error, 'read')}`);
    }
  }
  return failed ? 2 : 0;
}

async function say(io: CliIo, sentence: string): Promise<void> {
  await io.err.write(`cmlens: ${harmless(sentence)}\n`);
}

/** False once nobody reads any more. */
async function writeFile({ path, named }: InputFile, writer: LineWriter, out: Output): Promise<boolean> {
  const file = await open(path);
  try {
    return !named && !(await isLog(file)) ? true : await writeRecords(sourceOf(file), writer, out);
  } finally {
    await file.close();
  }
}

/** Holds the 64 K characters by which a log is recognised, in any encoding. */
const HEAD_BYTES = 3 * 64 * 1024;

async function isLog(file: FileHandle): Promise<boolean> {
  const head = new Uint8Array(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  return recogniseLog(decode(head.subarray(0, bytesRead), { partial: bytesRead === HEAD_BYTES }).text);
}

function sourceOf(file: FileHandle): ByteSource {
  return { read: async (into) => (await file.read(into, 0, into.length, null)).bytesRead };
}

/** So much is written at once, in characters. */
const WRITTEN_AT_ONCE = 1 << 16;

async function writeRecords(source: ByteSource, writer: LineWriter, out: Output): Promise<boolean> {
  for await (const part of readLogParts(source)) {
    let text = '';
    for (let row = 0; row < part.rowCount; row++) {
      text += writer(part, row);
      if (text.length < WRITTEN_AT_ONCE && row < part.rowCount - 1) continue;
      if (!(await out.write(text))) return false;
      text = '';
    }
  }
  return true;
}
