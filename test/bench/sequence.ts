import { controlDocument } from '../../server/src/features/control.ts';
import { type Analysis, createAnalyser, shownFindings } from '../../server/src/languageService.ts';
import { generateExport, generateSequence } from '../support/generateSequence.ts';
import type { Row } from './row.ts';

const KEYS = 200;

/** So many keys come first, while the engine still compiles what they need. */
const FIRST_KEYS = 20;

/** A 2 MB sequence, ConfigMgr's own limit for editing: read for the first time, and after one keystroke. */
export async function benchSequence(): Promise<readonly Row[]> {
  const bare = generateSequence();
  const cold = median(
    Array.from({ length: 7 }, () => measure(() => allFindings(createAnalyser().analyse(bare)))),
  );
  const rows: Row[] = [{ name: 'read and lint, cold', milliseconds: cold, ratio: 1 }];
  const add = (
    name: string,
    text: string,
    key: (text: string, step: number) => string,
    findings?: (analysis: Analysis) => unknown,
  ) => {
    const all = keystrokes(text, key, FIRST_KEYS + KEYS, findings);
    const first = all.slice(0, FIRST_KEYS);
    const times = all.slice(FIRST_KEYS);
    for (const part of [0.5, 0.95]) {
      const milliseconds = percentile(times, part);
      rows.push({
        name: `${name}, p${part * 100}`,
        milliseconds,
        ratio: milliseconds / cold,
        note: `the first ${FIRST_KEYS}: ${percentile(first, part).toFixed(1)} ms`,
      });
    }
  };
  add('a key in a value', bare, typeInValue);
  add('the same without the rules that are off by default', bare, typeInValue, byDefault);
  add('a key in an export on one line', generateExport(), typeInValue);
  add('a key that breaks a tag, and one that mends it', bare, breakAndMend);
  add('a step put in, and taken out', bare, insertAndRemove);
  return rows;
}

/** Types a letter into the value of a variable, each time in another step. */
export function typeInValue(text: string, step: number): string {
  const at = text.indexOf('</variable>', Math.floor((text.length * ((step % KEYS) + 0.5)) / KEYS));
  return at === -1 ? text : `${text.slice(0, at)}x${text.slice(at)}`;
}

/** Takes the `>` of a start tag away, and puts it back with the next key. */
function breakAndMend(text: string, step: number): string {
  const tag = '<defaultVarList';
  const near = Math.floor((text.length * (Math.floor((step % KEYS) / 2) * 2 + 0.5)) / KEYS);
  const at = text.indexOf(tag, near);
  if (at === -1) return text;
  const behind = at + tag.length;
  return text.charAt(behind) === '>'
    ? text.slice(0, behind) + text.slice(behind + 1)
    : `${text.slice(0, behind)}>${text.slice(behind)}`;
}

/** Undoes with the next key what it did with the last. */
function insertAndRemove(text: string, step: number): string {
  const behind = '</step>';
  const added =
    '<step type="SMS_TaskSequence_RunCommandLineAction" name="New"><action>cmd.exe</action></step>';
  const near = Math.floor((text.length * (Math.floor((step % KEYS) / 2) * 2 + 0.5)) / KEYS);
  const at = text.indexOf(behind, near) + behind.length;
  return text.startsWith(added, at)
    ? text.slice(0, at) + text.slice(at + added.length)
    : text.slice(0, at) + added + text.slice(at);
}

/** Milliseconds of each key, from the edit to the findings. */
export function keystrokes(
  start: string,
  key: (text: string, step: number) => string,
  keys = KEYS,
  findings: (analysis: Analysis) => unknown = allFindings,
): readonly number[] {
  const analyser = createAnalyser();
  let text = start;
  findings(analyser.analyse(text));
  const times: number[] = [];
  for (let step = 0; step < keys; step++) {
    // The editor hands over a flat string; joining the pieces of the edit is not ours to pay for.
    text = flat(key(text, step));
    times.push(measure(() => findings(analyser.analyse(text))));
  }
  return times;
}

/** Of every rule, those included that are off unless somebody wants them. */
export function allFindings({ findings }: Analysis): unknown {
  return findings;
}

const control = controlDocument(undefined, undefined);

/** What users see who have set nothing. */
function byDefault(analysis: Analysis): unknown {
  return shownFindings(analysis, control);
}

/** A search makes one flat string of the pieces. */
export function flat(text: string): string {
  text.indexOf('\u0000');
  return text;
}

function measure(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function median(times: readonly number[]): number {
  return percentile(times, 0.5);
}

function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
