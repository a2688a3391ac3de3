import { stepFact, stepsWhere } from '../taskSequence/facts.ts';
import type { Step, StepContent } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { policySize } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'sequence-too-large',
  title: 'The sequence is larger than the console lets people save',
  category: 'XML',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The text of the sequence has more than 2 MB. The message names the steps whose values take most of it.',
  why: 'From version 2010 on Configuration Manager refuses to import a sequence of more than 2 MB, and to save changes to one in the console or by a cmdlet.',
  todo: 'Move scripts from Run PowerShell Script steps into packages, and parts of the sequence into sequences of their own that it runs.',
  example: {
    bad: '<sequence version="3.10">... 2.3 MB ...</sequence>',
    good: '<sequence version="3.10">... 1.1 MB ...</sequence>',
  },
  sources: [policySize],
  check({ sequence }, report) {
    const { range, startTag, dialect } = sequence;
    const excess = range.end - range.start - LARGEST;
    // MDT keeps its sequences in files.
    if (excess <= 0 || dialect.product === 'MDT') return;
    const heavy = heaviest(heavySteps(sequence));
    const names = heavy.map(({ step, name, length }) => `${name} of '${step.name}' (${kilobytes(length)})`);
    report({
      range: startTag,
      message: `The sequence has ${kilobytes(excess)} more than the 2 MB that Configuration Manager lets people save and import. ${heavy.length === 0 ? 'Move parts of it into sequences that it runs.' : `Most is taken by ${names.join(', ')}. Move scripts into packages, and parts into sequences that it runs.`}`,
      related: heavy.map(({ step, name }) => ({
        message: `${name} stands in this step.`,
        range: step.startTag,
      })),
    });
  },
};

/** Characters: the texts are plain, and the limit is on the sequence as the database holds it. */
const LARGEST = 2 * 1024 * 1024;

const NAMED_AT_MOST = 3;

/** Shorter values are not what makes a sequence large. */
const HEAVY = 10 * 1024;

function heaviest(steps: readonly Step[]): readonly HeavyValue[] {
  const heavy: HeavyValue[] = [];
  for (const step of steps) {
    const value = step.content.text.length < HEAVY ? undefined : heaviestValue(step);
    if (value) heavy.push({ step, ...value });
  }
  return heavy.sort((a, b) => b.length - a.length).slice(0, NAMED_AT_MOST);
}

interface HeavyValue {
  readonly step: Step;
  /** Of the variable. */
  readonly name: string;
  readonly length: number;
}

const heaviestValue = stepFact((content: StepContent) => {
  let heaviest: { readonly name: string; readonly length: number } | undefined;
  for (const { name, value } of content.variables) {
    const length = value?.text.length ?? 0;
    if (length >= HEAVY && length > (heaviest?.length ?? 0)) heaviest = { name, length };
  }
  return heaviest;
});

const heavySteps = stepsWhere((content) => heaviestValue(content) !== undefined);

function kilobytes(length: number): string {
  return `${Math.ceil(length / 1024).toLocaleString('en-GB')} KB`;
}
