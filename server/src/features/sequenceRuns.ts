import { allItems, type ItemReport, type ReportedCode, type RunReport } from './runReport.ts';
import { isMeant, type NamedInstruction } from './sequenceItems.ts';

/** The runs one log tells of. */
export interface LogOfRuns {
  readonly uri: string;
  /** The name of the file. */
  readonly name: string;
  readonly runs: readonly RunReport[];
}

/** What a log says of one group or step of a sequence. */
export interface ItemRun {
  readonly log: LogOfRuns;
  readonly run: RunReport;
  readonly item: ItemReport;
  /** The code of its failure, where it failed. */
  readonly code: ReportedCode | undefined;
  /** True where every instruction of the run agrees with the sequence in pointer and name. */
  readonly certain: boolean;
}

/** A run whose steps are nearly all in the sequence by name is one of the sequence before it was edited. */
const SAME_SEQUENCE = 0.8;

/**
 * What logs tell of the instructions of a sequence, by instruction pointer; the latest first. A run belongs to the
 * sequence when all its pointers and names agree with it. Where they do not, but nearly all its names are there,
 * it belongs to an earlier state of the sequence, and what is named once in both is found by its name.
 */
export function runsOfInstructions(
  instructions: readonly NamedInstruction[],
  logs: readonly LogOfRuns[],
): ReadonlyMap<number, readonly ItemRun[]> {
  const found = new Map<number, ItemRun[]>();
  for (const { log, run } of latestFirst(logs)) {
    const items = allItems(run.tree);
    const certain = fitsSequence(instructions, items);
    for (const [number, item] of certain ? byPointer(items) : byName(instructions, items)) {
      const known = found.get(number) ?? [];
      known.push({ log, run, item, certain, code: codeOf(run, item) });
      found.set(number, known);
    }
  }
  return found;
}

/** Whether every instruction the run tells of is that of the sequence. */
export function fitsSequence(
  instructions: readonly NamedInstruction[],
  items: readonly ItemReport[],
): boolean {
  const numbered = byPointer(items);
  return (
    numbered.length > 0 &&
    numbered.every(([number, item]) => {
      const instruction = instructions[number];
      return instruction !== undefined && isMeant(instruction, item);
    })
  );
}

function byPointer(items: readonly ItemReport[]): readonly (readonly [number, ItemReport])[] {
  return items.flatMap((item) => (item.number === null ? [] : [[item.number, item] as const]));
}

function byName(
  instructions: readonly NamedInstruction[],
  items: readonly ItemReport[],
): readonly (readonly [number, ItemReport])[] {
  const numbers = new Map<string, number[]>();
  for (const [number, { kind, name }] of instructions.entries()) {
    if (kind !== 'group-end') put(numbers, keyOf(kind === 'step', name), number);
  }
  const named = new Map<string, ItemReport[]>();
  for (const item of items) put(named, keyOf(item.kind === 'step', item.name), item);
  const inSequence = [...named].filter(([key]) => numbers.has(key));
  const count = inSequence.reduce((sum, [, ofName]) => sum + ofName.length, 0);
  if (count < items.length * SAME_SEQUENCE) return [];
  return inSequence.flatMap(([key, [item, ...others]]) => {
    const [number, ...elsewhere] = numbers.get(key) ?? [];
    const once = others.length === 0 && elsewhere.length === 0;
    return item && number !== undefined && once ? [[number, item] as const] : [];
  });
}

function keyOf(isStep: boolean, name: string): string {
  return `${isStep ? 'step' : 'group'} ${name.trim()}`;
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function codeOf({ failure }: RunReport, item: ItemReport): ReportedCode | undefined {
  if (item.outcome !== 'failed') return undefined;
  const isTheFailure = failure?.name === item.name && failure.number === item.number;
  if (isTheFailure && failure.code) return failure.code;
  return item.exitCode ? { value: item.exitCode >>> 0, system: undefined } : undefined;
}

/** Runs without a time come last, in the order given. */
function latestFirst(
  logs: readonly LogOfRuns[],
): readonly { readonly log: LogOfRuns; readonly run: RunReport }[] {
  const time = ({ start }: RunReport) => (start === null ? Number.NaN : Date.parse(start));
  return logs
    .flatMap((log) => log.runs.map((run) => ({ log, run, at: time(run) })))
    .sort((a, b) => (Number.isNaN(b.at) ? -1 : b.at) - (Number.isNaN(a.at) ? -1 : a.at) || 0);
}
