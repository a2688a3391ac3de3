import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type ItemReport,
  type RunReport,
  type RunSummary,
  reportRun,
  summariseRun,
} from '../../features/runReport.ts';
import { parseLog } from '../../log/parseLog.ts';
import type { RunPart } from '../../log/run.ts';
import { inOrderOfTime, tellsOfRun } from '../../log/runParts.ts';
import { readRuns } from '../../log/runTree.ts';
import type { RunOptions } from './arguments.ts';
import type { ExitCode } from './check.ts';
import { decode } from './encoding.ts';
import { describeFileError } from './fileErrors.ts';
import { findFiles } from './findFiles.ts';
import type { CliIo } from './io.ts';
import { runMarkdown } from './runMarkdown.ts';
import { hexadecimal, runText } from './runText.ts';
import { harmless } from './terminalText.ts';
import { expandWildcards } from './wildcards.ts';

/**
 * Prints the last run that the files tell of. 1 when it failed, 2 when there is none or a file cannot be read, else
 * 0: it succeeded, or is running as far as the files tell.
 */
export async function printRun({ paths, format }: RunOptions, io: CliIo): Promise<ExitCode> {
  const { parts, problems } = await readParts(paths, io.cwd);
  for (const problem of problems) await io.err.write(`cmlens: ${harmless(problem)}\n`);
  const runs = readRuns(parts);
  const last = runs.at(-1);
  if (!last) {
    const hint = 'its instructions are written by TSManager, in smsts.log and the smsts-*.log beside it';
    await io.err.write(`cmlens: no run of a task sequence in these files; ${hint}\n`);
    return 2;
  }
  const run = reportRun(parts, last);
  const earlier = runs.slice(0, -1).map((one) => summariseRun(parts, one));
  await io.out.write(write(format, run, earlier, io.colour));
  if (problems.length > 0) return 2;
  return run.outcome === 'failed' ? 1 : 0;
}

function write(
  format: RunOptions['format'],
  run: RunReport,
  earlier: readonly RunSummary[],
  colour: boolean,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(jsonObject(run), undefined, 2)}\n`;
    case 'markdown':
      return runMarkdown(run, earlier);
    case 'text':
      return runText(run, earlier, colour);
  }
}

/** The parts of a log among the files, in order of time, and a sentence for each file that cannot be read. */
async function readParts(
  paths: readonly string[],
  cwd: string,
): Promise<{ readonly parts: readonly RunPart[]; readonly problems: readonly string[] }> {
  const found = await findFiles(await expandWildcards(paths, cwd), cwd);
  const problems = [...found.problems];
  const parts: RunPart[] = [];
  for (const { path, name } of found.files) {
    try {
      const log = parseLog(decode(await readFile(path)).text);
      // A part may hold nothing but what one long step wrote.
      if (tellsOfRun(log) || /^smsts.*\.lo[g_]$/i.test(basename(path))) parts.push({ name, log });
    } catch (error) {
      problems.push(`${name} ${describeFileError(error, 'read')}`);
    }
  }
  return { parts: inOrderOfTime(parts), problems };
}

function jsonObject({ outcome, start, end, seconds, tree, failure }: RunReport): object {
  return {
    outcome,
    start,
    end,
    seconds,
    tree: tree.map(jsonItem),
    failure: failure && {
      name: failure.name,
      code: failure.code && hexadecimal(failure.code.value),
      cause: failure.cause,
      file: failure.file,
      line: failure.line,
    },
  };
}

function jsonItem(item: ItemReport): object {
  const { kind, name, number, outcome, reason, start, end, seconds, exitCode, file, line, children } = item;
  return {
    kind,
    name,
    number,
    outcome,
    reason,
    start,
    end,
    seconds,
    exitCode,
    file,
    line,
    children: children.map(jsonItem),
  };
}
