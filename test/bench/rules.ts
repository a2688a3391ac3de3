import { createAnalyser } from '../../server/src/languageService.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { TaskSequenceRule } from '../../server/src/rules/rule.ts';
import { KnownReading } from '../../server/src/taskSequence/knownReading.ts';
import type { TaskSequenceDocument } from '../../server/src/taskSequence/model.ts';
import { readTaskSequence } from '../../server/src/taskSequence/readTaskSequence.ts';
import { Step } from '../../server/src/taskSequence/step.ts';
import { generateSequence, MANY_STEPS } from '../support/generateSequence.ts';
import type { Row } from './row.ts';
import { allFindings, flat, keystrokes, median, typeInValue } from './sequence.ts';

const KEYS = 15;
const ignore = () => {};

/**
 * What each rule costs in a sequence of 2 MB when it is asked alone, so that it pays itself for all it shares with
 * others: at first sight, and after a key. In order of the cost of a key; the ratio is the part of all rules' cost.
 */
export function benchRules(): readonly Row[] {
  const ofSequences = rules.filter((rule) => rule.reads === 'taskSequence');
  const costs = ofSequences.map((rule) => ({ rule, first: atFirstSight(rule), key: afterKeys(rule) }));
  const all = costs.reduce((sum, { key }) => sum + key, 0);
  return costs
    .sort((a, b) => b.key - a.key)
    .map(({ rule, first, key }) => ({
      name: rule.code,
      milliseconds: key,
      ratio: key / all,
      note: `at first sight ${first.toFixed(1)} ms`,
    }));
}

/** Reading and linting sequences of growing size: the milliseconds of a MB stay about the same. */
export function benchGrowth(): readonly Row[] {
  const rows: Row[] = [];
  for (const factor of [0.5, 1, 2, 4]) {
    const text = generateSequence(MANY_STEPS * factor);
    const megabytes = text.length / 1e6;
    const cold = median(
      Array.from({ length: 5 }, () => measure(() => allFindings(createAnalyser().analyse(text)))),
    );
    const key = median(keystrokes(text, typeInValue, 60));
    for (const [what, milliseconds] of [
      ['cold', cold],
      ['a key, p50', key],
    ] as const) {
      const perMegabyte = milliseconds / megabytes;
      rows.push({
        name: `${megabytes.toFixed(1)} MB, ${what}`,
        milliseconds,
        ratio: milliseconds / (rows.find(({ name }) => name.endsWith(what))?.milliseconds ?? milliseconds),
        note: `${perMegabyte.toFixed(1)} ms a MB`,
      });
    }
  }
  return rows;
}

function atFirstSight(rule: TaskSequenceRule): number {
  const text = generateSequence();
  return median(
    Array.from({ length: 3 }, () => {
      const document = read(text, new KnownReading());
      return measure(() => {
        lookAtAll(rule, document);
        rule.check?.(document, ignore);
      });
    }),
  );
}

/** A key changes one step, so that the checks of steps and conditions look at one. */
function afterKeys(rule: TaskSequenceRule): number {
  const known = new KnownReading();
  let text = generateSequence();
  lookAtAll(rule, read(text, known));
  const times: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    text = flat(typeInValue(text, key));
    const document = read(text, known);
    const changed = document.sequence.steps.find(({ content }) => content.facts.length === 0);
    times.push(
      measure(() => {
        if (changed) lookAt(rule, changed);
        rule.check?.(document, ignore);
      }),
    );
  }
  return median(times);
}

function lookAtAll(rule: TaskSequenceRule, { sequence }: TaskSequenceDocument): void {
  for (const step of sequence.steps) lookAt(rule, step);
  for (const { name, tag, placedCondition } of sequence.groups) {
    rule.checkGroup?.(tag, ignore);
    if (!placedCondition) continue;
    const { condition, text } = placedCondition.content;
    rule.checkCondition?.(condition, ignore, { name, text });
  }
}

function lookAt(rule: TaskSequenceRule, { content }: Step): void {
  const { name, text, condition } = content;
  rule.checkStep?.(new Step(content, 0, undefined, 0), ignore);
  if (condition) rule.checkCondition?.(condition, ignore, { name, text });
}

function read(text: string, known: KnownReading): TaskSequenceDocument {
  const document = readTaskSequence(text, known);
  if (!document) throw new Error('the generated text holds no task sequence');
  return document;
}

function measure(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
