import { stepsWhere } from '../taskSequence/facts.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import type { TaskSequenceRule } from './rule.ts';
import { applicationKey, applicationUses } from './support/applications.ts';
import { manageTaskSequences } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'application-not-listed',
  title: 'An application is used but not in the reference list',
  category: 'References',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'An Install Application step names an application that the reference list of the sequence does not name.',
  why: 'The list says what the sequence depends on: by it the client gets what it must know of an application, and content is distributed and exported.',
  todo: 'Choose the application in the step and save the sequence in the console, which writes the list; or add the line.',
  example: {
    bad: `<referenceList><reference package="PS100003" /></referenceList>
...
<variable name="ApplicationName" property="ApplicationName">ScopeId_1/Application_1</variable>`,
    good: `<referenceList><reference package="PS100003" /><reference application="ScopeId_1/Application_1" /></referenceList>
...
<variable name="ApplicationName" property="ApplicationName">ScopeId_1/Application_1</variable>`,
  },
  sources: [manageTaskSequences],
  check({ sequence }, report) {
    const { references } = sequence;
    // Sequences from the Community hub come with no list at all.
    if (references.length === 0) return;
    let listed: ReadonlySet<string | undefined> | undefined;
    for (const step of stepsWithApplications(sequence)) {
      for (const { key, name, place } of applicationUses(step)) {
        listed ??= new Set(references.map(({ id }) => applicationKey(id.text)));
        if (listed.has(key)) continue;
        report({
          range: placeRange(step, place),
          message: `'${step.name}' installs the application ${name}, which the reference list does not name. Save the sequence in the console, or add the application to the list.`,
        });
      }
    }
  },
};

const stepsWithApplications = stepsWhere((content) => applicationUses(content).length > 0);
