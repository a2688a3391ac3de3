import { fileURLToPath } from 'node:url';
import { checkLog } from '../../server/src/features/diagnostics.ts';
import { appendLog } from '../../server/src/log/appendLog.ts';
import { START_MARKER } from '../../server/src/log/cmTrace.ts';
import type { LogDocument } from '../../server/src/log/logDocument.ts';
import { parseLog } from '../../server/src/log/parseLog.ts';
import { rowSeverity } from '../../server/src/log/rowSeverity.ts';
import { generateLog } from './generatedLog.ts';
import { logTools, withLogFile } from './logTools.ts';
import type { Row } from './row.ts';

/** What most tools that read CMTrace logs do: one regular expression, attributes in the usual order. */
const ONE_REGEX =
  /<!\[LOG\[([\s\S]*?)\]LOG\]!><time="([^"]*)" date="([^"]*)" component="([^"]*)" context="([^"]*)" type="([^"]*)" thread="([^"]*)" file="([^"]*)">/g;

/** Reads a generated log of 50 MB in several ways, as an editor does, and compares each with a search for records. */
export async function benchLog(): Promise<readonly Row[]> {
  const text = generateLog(50_000_000);
  const wide = generateLog(50_000_000, '€');
  const log = parseLog(text);
  const grown = `${text}${generateLog(1000)}`;
  return measureInTurns(9, [
    { name: '50 MB: indexOf, find the records', length: text.length, run: () => countIndexOf(text) },
    { name: '50 MB: parse', length: text.length, run: () => parseLog(text).rowCount },
    { name: '50 MB: parse and findings', length: text.length, run: () => checkLog(parseLog(text)).length },
    {
      name: '50 MB: parse and findings, text beyond Latin-1',
      length: wide.length,
      run: () => checkLog(parseLog(wide)).length,
    },
    {
      name: '50 MB: a few records appended',
      length: grown.length,
      run: () => appendLog(log, grown).rowCount,
    },
  ]);
}

/** Reads a generated log of 200 MB beside tools that search and read logs, each of which counts records or errors. */
export async function benchLargeLog(): Promise<readonly Row[]> {
  const text = generateLog(200_000_000);
  const log = parseLog(text);
  const bytesPerRecord = memoryOf(log) / log.rowCount;
  return withLogFile(text, (file) =>
    measureInTurns(5, [
      { name: '200 MB: indexOf, find the records', length: text.length, run: () => countIndexOf(text) },
      {
        name: `200 MB: parse, ${bytesPerRecord.toFixed(0)} bytes of memory per record`,
        length: text.length,
        run: () => parseLog(text).rowCount,
      },
      {
        name: '200 MB: parse and count the errors',
        length: text.length,
        run: () => countErrors(parseLog(text)),
      },
      { name: '200 MB: one regular expression', length: text.length, run: () => countRegex(text) },
      ...logTools(file, text.length),
    ]),
  );
}

export interface Task {
  readonly name: string;
  readonly length: number;
  /** Returns how many records or errors there are. */
  readonly run: () => number;
}

/** The median time of each task; one round runs every task once, so that all meet the same machine. */
function measureInTurns(rounds: number, tasks: readonly Task[]): readonly Row[] {
  const times = tasks.map((): number[] => []);
  const counts = new Map<Task, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      counts.set(task, task.run());
      times[index]?.push(performance.now() - start);
    }
  }
  const medians = times.map((list) => list.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN);
  return tasks.map((task, index) => {
    const median = medians[index] ?? Number.NaN;
    return {
      name: task.name,
      milliseconds: median,
      ratio: median / (medians[0] ?? Number.NaN),
      note: `${Math.round(task.length / median / 1000)} MB/s, counted ${counts.get(task)}`,
    };
  });
}

function countIndexOf(text: string): number {
  let records = 0;
  for (let at = text.indexOf(START_MARKER); at >= 0; at = text.indexOf(START_MARKER, at + 1)) records++;
  return records;
}

function countRegex(text: string): number {
  let records = 0;
  for (const _ of text.matchAll(ONE_REGEX)) records++;
  return records;
}

function countErrors(log: LogDocument): number {
  let errors = 0;
  for (let row = 0; row < log.rowCount; row++) {
    if (rowSeverity(log, row)?.severity === 'error') errors++;
  }
  return errors;
}

/** What the rows take beside the text itself, in bytes. */
function memoryOf(log: LogDocument): number {
  const columns = [
    log.format,
    log.rowStart,
    log.messageStart,
    log.messageEnd,
    log.fieldsStart,
    log.fieldsEnd,
  ];
  return columns.reduce((bytes, column) => bytes + column.buffer.byteLength, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.table(await benchLog());
  console.table(await benchLargeLog());
}
