import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CONTROL_FILE } from '../../features/controlFile.ts';
import { isMendedInSequence } from '../../features/logFixes.ts';
import { stepNames } from '../../features/stepNames.ts';
import type { Finding } from '../../finding.ts';
import { shownFindings } from '../../languageService.ts';
import type { CheckOptions } from './arguments.ts';
import { controlFindings, createUsedIgnores } from './controlFindings.ts';
import { type Controls, controlOf, nearestControls, oneControl } from './controls.ts';
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
  const { files, problems, everyName } = await findFiles(options.paths, io.cwd);
  for (const problem of problems) await complain(problem);
  const controls = await findControls(options, io, complain);
  if (!controls) return 2;
  const checking: Checking = { files, options, io, complain, controls };
  if (options.fix !== 'none') await mendFiles(checking);
  const listed = await reportFiles(checking, () => everyName && !failed);
  if (failed || listed === 'unread') return 2;
  return listed > 0 ? 1 : 0;
}

/** What all parts of one run share. */
interface Checking {
  readonly files: readonly InputFile[];
  readonly options: CheckOptions;
  readonly io: CliIo;
  readonly complain: (problem: string) => Promise<void>;
  readonly controls: Controls;
}

async function say(io: CliIo, sentence: string): Promise<void> {
  await io.err.write(`cmlens: ${harmless(sentence)}\n`);
}

/** Undefined, and said why, when the one that was asked for cannot be read. */
async function findControls(
  { config, paths }: CheckOptions,
  { cwd }: CliIo,
  complain: Checking['complain'],
): Promise<Controls | undefined> {
  if (config === undefined) {
    const controls = nearestControls(cwd, complain);
    // Also where no file is left that it could apply to.
    for (const path of paths.map((given) => resolve(cwd, given))) {
      const isFolder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      );
      await controls.of(isFolder ? join(path, CONTROL_FILE) : path);
    }
    return controls;
  }
  try {
    return await oneControl(config, cwd);
  } catch (error) {
    await complain(`${config} ${describeFileError(error, 'read')}`);
    return undefined;
  }
}

async function mendFiles({ files, options, io, complain, controls }: Checking): Promise<void> {
  const isText = options.format === 'text';
  const output = isText ? io.out : io.err;
  const palette = createPalette(isText && io.colour);
  for (const file of files) {
    try {
      const control = controlOf(await controls.of(file.path), file.path);
      const mended = await mendFile(file, options, control);
      if (mended.kind === 'failed') await complain(`${file.name} ${mended.problem}`);
      if (mended.kind === 'written') await output.write(madeText(file.name, mended.made, palette));
    } catch (error) {
      await complain(`${file.name} ${describeFileError(error, 'written')}`);
    }
  }
}

/**
 * How many findings were listed; 'unread' when whoever was to read them has gone. `allSeen` tells at the end whether
 * every file was looked at.
 */
async function reportFiles(
  { files, options: { fix, format, severity, paths }, io, complain, controls }: Checking,
  allSeen: () => boolean,
): Promise<number | 'unread'> {
  const reporter = format === 'json' ? createJsonReporter() : createTextReporter(io.colour, severity);
  const sequenceFixes = createSequenceFixes(files);
  const used = createUsedIgnores();
  let damaged = false;
  let tally = NOTHING_TALLIED;
  let isRead = await io.out.write(reporter.begin());
  for (const file of files) {
    if (!isRead) return 'unread';
    try {
      const documents = await readDocuments(file);
      let leftAsItIs = false;
      for (const document of documents === 'damaged' ? [] : documents) {
        const control = await controls.of(file.path);
        const path = file.path + document.name.slice(file.name.length);
        if (control) used.note(control, path, document.analysis.findings, stepNames(document.analysis));
        const findings = shownFindings(document.analysis, controlOf(control, path));
        const checked = await checkDocument(document, findings, severity, sequenceFixes);
        const inArchive = document.name !== file.name;
        tally = tallyFile(tally, { ...checked, inArchive });
        isRead = await io.out.write(reporter.file(checked.report));
        leftAsItIs ||= inArchive && checked.report.findings.some(({ fixes }) => fixes.length > 0);
      }
      if (leftAsItIs && fix !== 'none') {
        await say(io, `${file.name} is left as it is: what stands in an archive is only read`);
      }
      if (documents.length === 0 && file.named) {
        await say(io, `${file.name} is neither a task sequence nor a ConfigMgr log`);
      }
      damaged ||= documents === 'damaged';
      if (documents === 'damaged' && file.named) await complain(`${file.name} is a damaged zip archive`);
    } catch (error) {
      await complain(`${file.name} ${describeFileError(error, 'read')}`);
    }
  }
  const checked = allSeen() && !damaged ? paths.map((path) => resolve(io.cwd, path)) : [];
  for (const control of controls.loaded()) {
    const findings = controlFindings(control, used, checked);
    const listed = findings.filter((finding) => isAtLeast(finding.severity, severity));
    tally = { ...tally, unlisted: tally.unlisted + findings.length - listed.length };
    if (listed.length === 0) continue;
    const report = reportFile(control.name, 'control', control.text, listed, () => []);
    tally = tallyFile(tally, { report, unlisted: 0 });
    isRead = await io.out.write(reporter.file(report));
  }
  isRead = await io.out.write(reporter.end(tally));
  return isRead ? tally.listed : 'unread';
}

async function checkDocument(
  { name, text, analysis }: NamedDocument,
  findings: readonly Finding[],
  leastSeverity: CheckOptions['severity'],
  sequenceFixes: () => Promise<readonly FixReport[]>,
): Promise<{ readonly report: FileReport; readonly unlisted: number }> {
  const listed = findings.filter((finding) => isAtLeast(finding.severity, leastSeverity));
  const mending = listed.some(isMendedInSequence) ? await sequenceFixes() : [];
  const report = reportFile(name, analysis.kind, text, listed, (finding) =>
    isMendedInSequence(finding) ? mending : [],
  );
  return { report, unlisted: findings.length - listed.length };
}
