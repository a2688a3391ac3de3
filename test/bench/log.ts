import { fileURLToPath } from 'node:url';
import { END_MARKER, START_MARKER } from '../../server/src/log/cmTrace.ts';
import { parseLog } from '../../server/src/log/parseLog.ts';
import { rule } from '../../server/src/rules/certificate-import-failed.ts';
import type { Row } from './row.ts';

const LENGTH = 50_000_000;
const ROUNDS = 9;

/** What most tools that read CMTrace logs do: one regular expression, attributes in the usual order. */
const ONE_REGEX =
  /<!\[LOG\[([\s\S]*?)\]LOG\]!><time="([^"]*)" date="([^"]*)" component="([^"]*)" context="([^"]*)" type="([^"]*)" thread="([^"]*)" file="([^"]*)">/g;

/** Reads a generated log of 50 MB in several ways, in turns, and compares each with a plain search for records. */
export async function benchLog(): Promise<readonly Row[]> {
  const text = generateLog('');
  const wide = generateLog('€');
  const tasks: readonly Task[] = [
    { name: 'indexOf: find the records', length: text.length, run: () => countIndexOf(text) },
    {
      name: 'one regular expression: records and attributes',
      length: text.length,
      run: () => countRegex(text),
    },
    { name: 'parse', length: text.length, run: () => parseLog(text).rowCount },
    { name: 'parse and findings', length: text.length, run: () => findingsOf(text) },
    { name: 'parse and findings, text beyond Latin-1', length: wide.length, run: () => findingsOf(wide) },
  ];
  const milliseconds = measureInTurns(tasks);
  return tasks.map(({ name, length }, index) => {
    const median = milliseconds[index] ?? Number.NaN;
    return {
      name: `log 50 MB: ${name}`,
      milliseconds: median,
      ratio: median / (milliseconds[0] ?? Number.NaN),
      note: `${Math.round(length / median / 1000)} MB/s`,
    };
  });
}

interface Task {
  readonly name: string;
  readonly length: number;
  readonly run: () => number;
}

/** The median time of each task; one round runs every task once, so that all meet the same machine. */
function measureInTurns(tasks: readonly Task[]): readonly number[] {
  const times = tasks.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { run }] of tasks.entries()) {
      const start = performance.now();
      run();
      times[index]?.push(performance.now() - start);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN);
}

function countIndexOf(text: string): number {
  let records = 0;
  for (let at = text.indexOf(START_MARKER); at >= 0; at = text.indexOf(START_MARKER, at + 1)) records++;
  return records;
}

function countRegex(text: string): number {
  let characters = 0;
  for (const match of text.matchAll(ONE_REGEX)) characters += match[1]?.length ?? 0;
  return characters;
}

function findingsOf(text: string): number {
  let findings = 0;
  rule.check(parseLog(text), () => findings++);
  return findings;
}

/** Records like those of real client logs: short ones, failures with codes, multi-line events; one in 50,000 fails. */
function generateLog(sign: string): string {
  const records: string[] = [];
  let length = 0;
  for (let index = 0; length < LENGTH; index++) {
    const record = `${START_MARKER}${messageOf(index)}${sign}${END_MARKER}${attributesOf(index)}\r\n`;
    records.push(record);
    length += record.length;
  }
  return Buffer.from(records.join('')).toString();
}

function messageOf(index: number): string {
  if (index % 50_000 === 49_999) return 'Failed to import the client certificate store (0x80092024)';
  if (index % 25 === 0) {
    return `Raising event:\n\ninstance of Example_Event\n{\n\tClientID = "GUID:${index.toString(16).padStart(8, '0')}-80DA-4C5F";\n\tHRESULT = "0x00000000";\n\tThreadID = ${index % 9000};\n};\n`;
  }
  if (index % 9 === 0) return `Request ${index} to the management point failed. Error 0x8007000${index % 10}`;
  return `Policy ${index} of 2148081 is evaluated for the assignment of this client, revision ${index % 97}`;
}

function attributesOf(index: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(index % 24)}:${two(index % 60)}:${two((index * 7) % 60)}.${100 + (index % 900)}+300`;
  return `<time="${time}" date="02-${two(1 + (index % 28))}-2010" component="PolicyAgent_Example" context="" type="${1 + (index % 3)}" thread="${1000 + (index % 5000)}" file="policyagent.cpp:${index % 3000}">`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchLog());
