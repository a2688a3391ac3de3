import type { StepContent } from '../taskSequence/step.ts';
import { stepFact } from '../taskSequence/stepFacts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { manageTaskSequences } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'reference-unused',
  title: 'A package or application is in the reference list but not used',
  category: 'References',
  severity: 'hint',
  reads: 'taskSequence',
  what: 'A package of the reference list whose ID stands nowhere else in the sequence, or an application whose name does not.',
  why: 'The client looks up its content all the same, and the sequence does not begin where that cannot be found.',
  todo: 'Remove the line; the console does so when the sequence is saved there.',
  example: {
    bad: `<referenceList><reference package="PS100001" /><reference package="PS100003" /></referenceList>
...
<variable name="PackageID" property="PackageID">PS100003</variable>`,
    good: `<referenceList><reference package="PS100003" /></referenceList>
...
<variable name="PackageID" property="PackageID">PS100003</variable>`,
  },
  sources: [manageTaskSequences],
  check({ sequence, package: object }, report) {
    const { references, steps, globalVariables } = sequence;
    if (references.length === 0 || steps.length === 0) return;
    const used = new Set(steps.flatMap((step) => [...idsIn(step)]));
    for (const { value } of globalVariables) addIds(used, value?.text ?? '');
    addIds(used, object?.properties.get('BootImageID')?.value?.text ?? '');
    for (const { kind, id, startTag } of references) {
      const written = id.text.trim();
      const [wanted = written] = kind === 'application' ? (APPLICATION.exec(written) ?? []) : [written];
      if (written === '' || used.has(wanted.toUpperCase())) continue;
      report({
        range: startTag,
        message: `The ${kind} ${written} is in the reference list, but no step names it. Remove the line, unless a script of yours relies on it.`,
      });
    }
  },
};

/** Whatever looks like a package ID or an application in a step, in upper case. */
const idsIn = stepFact((content: StepContent): ReadonlySet<string> => {
  const found = new Set<string>();
  addIds(found, content.action?.text ?? '');
  for (const { value } of content.variables) if (value) addIds(found, value.text);
  return found;
});

/** Texts of scripts can be long and hold no ID. */
function addIds(found: Set<string>, text: string): void {
  for (const [id] of text.matchAll(/(?<![A-Za-z0-9])[A-Za-z0-9]{8}(?![A-Za-z0-9])/g))
    found.add(id.toUpperCase());
  if (!/application_/i.test(text)) return;
  for (const [name] of text.matchAll(new RegExp(APPLICATION, 'gi'))) found.add(name.toUpperCase());
}

/** The part of a model name that tells applications apart: behind it a revision can follow. */
const APPLICATION = /Application_[\w-]+/i;
