import { isMendedInSequence } from '../../features/logFixes.ts';
import type { CheckOptions } from './arguments.ts';
import { describeFileError } from './fileErrors.ts';
import { findFiles, type InputFile } from './findFiles.ts';
import type { CliIo } from './io.ts';
import { createJsonReporter } from './jsonReporter.ts';
import { mendFile } from './mendFile.ts';
import { type NamedDocument, readDocuments } from './readDocuments.ts';
import { type FileReport, type FixReport, isAtLeast, reportFile } from './report.ts';
import { createSequenceFixes } from './sequenceFixes.ts';
import { NOTHING_TALLIED, tallyFile } from './tally.ts';
import { createPalette, harmless } from './terminalText.ts';
import { createTextReporter, madeText } from './textReporter.ts';

/** 0: nothing found at or above the severity asked for; 1: findings; 2: could not run, or not to the end. */
export type ExitCode = 0 | 1 | 2;

/** Mends files where asked to, then checks all of them one by one and writes what it finds. */
export async function check(options: CheckOptions, io: CliIo): Promise<ExitCode> {
  let failed = false;
  const complain = async (problem: string) => {
    failed = true;
    await say(io, problem);
  };
  const { files, problems } = await findFiles(options.paths, io.cwd);
  for (const problem of problems) await complain(problem);
  if (options.fix !== 'none') await mendFiles(files, options, io, complain);
  const listed = await reportFiles(files, options, io, complain);
  if (failed || listed === 'unread') return 2;
  return listed > 0 ? 1 : 0;
}

type Complain = (problem: string) => Promise<void>;

async function say(io: CliIo, sentence: string): Promise<void> {
  await io.err.write(`cmlens: ${harmless(sentence)}\n`);
}

async function mendFiles(
  files: readonly InputFile[],
  options: CheckOptions,
  io: CliIo,
  complain: Complain,
): Promise<void> {
  const isText = options.format === 'text';
  const output = isText ? io.out : io.err;
  const palette = createPalette(isText && io.colour);
  for (const file of files) {
    try {
      const mended = await mendFile(file, options);
      if (mended.kind === 'failed') await complain(`${file.name} ${mended.problem}`);
      if (mended.kind === 'written') await output.write(madeText(file.name, mended.made, palette));
    } catch (error) {
      await complain(`${file.name} ${describeFileError(error, 'written')}`);
    }
  }
}

/** How many findings were listed; 'unread' when whoever was to read them has gone. */
async function reportFiles(
  files: readonly InputFile[],
  { format, severity }: CheckOptions,
  io: CliIo,
  complain: Complain,
): Promise<number | 'unread'> {
  const reporter = format === 'json' ? createJsonReporter() : createTextReporter(io.colour, severity);
  const sequenceFixes = createSequenceFixes(files);
  let tally = NOTHING_TALLIED;
  let isRead = await io.out.write(reporter.begin());
  for (const file of files) {
    if (!isRead) return 'unread';
    try {
      const documents = await readDocuments(file);
      for (const document of documents === 'damaged' ? [] : documents) {
        const checked = await checkDocument(document, severity, sequenceFixes);
        tally = tallyFile(tally, checked);
        isRead = await io.out.write(reporter.file(checked.report));
      }
      if (documents.length === 0 && file.named) {
        await say(io, `${file.name} is neither a task sequence nor a ConfigMgr log`);
      }
      if (documents === 'damaged' && file.named) await complain(`${file.name} is a damaged zip archive`);
    } catch (error) {
      await complain(`${file.name} ${describeFileError(error, 'read')}`);
    }
  }
  isRead = await io.out.write(reporter.end(tally));
  return isRead ? tally.listed : 'unread';
}

async function checkDocument(
  { name, text, analysis }: NamedDocument,
  leastSeverity: CheckOptions['severity'],
  sequenceFixes: () => Promise<readonly FixReport[]>,
): Promise<{ readonly report: FileReport; readonly unlisted: number }> {
  const { kind, findings } = analysis;
  const listed = findings.filter((finding) => isAtLeast(finding.severity, leastSeverity));
  const mending = listed.some(isMendedInSequence) ? await sequenceFixes() : [];
  const report = reportFile(name, kind, text, listed, (finding) =>
    isMendedInSequence(finding) ? mending : [],
  );
  return { report, unlisted: findings.length - listed.length };
}
