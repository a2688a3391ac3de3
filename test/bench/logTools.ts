import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Task } from './log.ts';

/** A log in a file, and a place for the settings of the tools. */
export interface LogFile {
  readonly folder: string;
  readonly path: string;
}

/** Writes the text to a file for as long as the work takes. */
export function withLogFile<Result>(text: string, work: (file: LogFile) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'bench-log-'));
  try {
    const path = join(folder, 'large.log');
    writeFileSync(path, text);
    return work({ folder, path });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tools that read the same file, as far as they are installed; says in a line which are not. */
export function logTools(file: LogFile, length: number): readonly Task[] {
  return [...ripgrep(file, length), ...lnav(file, length)];
}

function ripgrep({ path }: LogFile, length: number): readonly Task[] {
  if (!isInstalled('rg', '--version')) return [];
  return [
    {
      name: '200 MB: rg -c, count the lines with a record',
      length,
      run: () => Number(run('rg', ['-c', '-F', '<![LOG[', path]).trim()),
    },
    {
      name: '200 MB: rg -c, count the lines with an error',
      length,
      run: () => Number(run('rg', ['-c', '-F', 'type="3"', path]).trim()),
    },
  ];
}

/** How lnav reads CMTrace logs: it takes lines that begin no record as part of the record before. */
const LNAV_FORMAT = {
  $schema: 'https://lnav.org/schemas/format-v1.schema.json',
  cmtrace_log: {
    title: 'CMTrace',
    description: 'Logs of Configuration Manager',
    regex: {
      record: {
        pattern:
          '^<!\\[LOG\\[(?<body>.*)\\]LOG\\]!><time="(?<timestamp>[^"]+" date="[^"]+)" component="(?<component>[^"]*)" context="[^"]*" type="(?<level>\\d)" thread="(?<thread>[^"]*)" file="(?<file>[^"]*)">',
      },
    },
    'timestamp-format': ['%H:%M:%S.%L+300" date="%m-%d-%Y'],
    'level-field': 'level',
    level: { error: '3', warning: '2', info: '1' },
    value: { component: { kind: 'string', identifier: true } },
    sample: [
      {
        line: '<![LOG[x]LOG]!><time="09:14:02.117+300" date="02-14-2010" component="A" context="" type="3" thread="1" file="a:1">',
      },
    ],
  },
};
const COUNT_ERRORS = ";SELECT count(*) AS errors FROM cmtrace_log WHERE log_level = 'error'";

function lnav({ folder, path }: LogFile, length: number): readonly Task[] {
  if (!isInstalled('lnav', '-V')) return [];
  const settings = join(folder, 'lnav');
  const format = join(settings, 'formats/cmtrace/cmtrace.json');
  mkdirSync(dirname(format), { recursive: true });
  writeFileSync(format, JSON.stringify(LNAV_FORMAT));
  return [
    {
      name: '200 MB: lnav -n, count the errors',
      length,
      run: () =>
        Number(run('lnav', ['-I', settings, '-n', '-c', COUNT_ERRORS, path], folder).match(/\d+/)?.[0]),
    },
  ];
}

function isInstalled(tool: string, argument: string): boolean {
  const installed = spawnSync(tool, [argument]).status === 0;
  if (!installed) console.log(`${tool} is not installed: it was not measured.`);
  return installed;
}

function run(tool: string, args: readonly string[], home?: string): string {
  const env = home === undefined ? process.env : { ...process.env, HOME: home };
  const { stdout, stderr, status } = spawnSync(tool, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${tool} failed: ${stderr}`);
  return stdout;
}
