import { factOf, saidFact, stepFact } from '../taskSequence/facts.ts';
import type { PackageReference } from '../taskSequence/model.ts';
import type { StepContent } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { manageTaskSequences } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'reference-unused',
  title: 'A package or application is in the reference list but not used',
  category: 'References',
  severity: 'hint',
  reads: 'taskSequence',
  needsEnd: true,
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
    const { references, outline, globalVariables } = sequence;
    if (references.length === 0 || outline.steps.length === 0) return;
    const unused = new Set(references.map(keyOf));
    unused.delete('');
    const use = (ids: readonly string[]) => {
      for (const id of ids) unused.delete(id);
    };
    use(idsIn(object?.properties.get('BootImageID')?.value?.text ?? ''));
    for (const { value } of globalVariables) use(idsIn(value?.text ?? ''));
    const inSteps = idsInSteps(outline);
    for (const reference of references) {
      const key = keyOf(reference);
      if (!unused.has(key) || inSteps.has(key)) continue;
      const { kind, id, startTag } = reference;
      report({
        range: startTag,
        message: `The ${kind} ${id.text.trim()} is in the reference list, but no step names it. Remove the line, unless a script of yours relies on it.`,
      });
    }
  },
};

/** What steps name of a reference, in upper case; empty for what is neither package nor application. */
const keyOf = factOf(({ id }: PackageReference): string => idsIn(id.text)[0] ?? '');

/** Whatever is a package ID or an application in a step. */
const idsOfStep = stepFact((content: StepContent): readonly string[] => {
  const values = content.variables.map(({ value }) => value?.text ?? '');
  return [...new Set([content.action?.text ?? '', ...values].flatMap(idsIn))];
});

const idsInSteps = saidFact(
  (content) => (idsOfStep(content).length > 0 ? idsOfStep(content) : undefined),
  (ids): ReadonlySet<string> => new Set(ids.flat()),
);

/** The package IDs in a text, and the parts of model names that tell applications apart: a revision can follow. */
function idsIn(text: string): readonly string[] {
  const packages = text.match(/(?<![A-Za-z0-9])[A-Za-z0-9]{3}[0-9A-Fa-f]{5}(?![A-Za-z0-9])/g) ?? [];
  // Texts of scripts can be long and name no application.
  const applications = /application_/i.test(text) ? (text.match(/Application_[\w-]+/gi) ?? []) : [];
  return [...applications, ...packages].map((id) => id.toUpperCase());
}
