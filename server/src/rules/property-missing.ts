import { findStepType } from '../knowledge/stepTypeFacts.ts';
import { type MissingProperty, missingProperties } from '../taskSequence/stepProperties.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';

export const rule: TaskSequenceRule = {
  code: 'property-missing',
  title: 'A step lacks a property that it needs',
  category: 'Properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step of a current branch sequence has no variable for a property without which it has nothing to do: the package, the command, the name of the variable. Switches that are merely on or off are left alone.',
  why: 'Every export of such a step has the property. The step does not know what to work on, and the console may refuse to import it.',
  todo: 'Fill the property in the console, or add its variable to the step.',
  example: {
    bad: `<step type="SMS_TaskSequence_SubTasksequence" name="Install the applications" retryCount="0">
  <defaultVarList />
</step>`,
    good: `<step type="SMS_TaskSequence_SubTasksequence" name="Install the applications" retryCount="0">
  <defaultVarList>
    <variable name="TsPackageID" property="TsPackageID">PS100020</variable>
  </defaultVarList>
</step>`,
  },
  sources: [taskSequenceSteps],
  products: ['later'],
  checkStep(step, report) {
    const missing = withoutOverlaps(missingProperties(step).filter(isSure));
    if (missing.length === 0) return;
    const lack = missing.map((names) => names.map(({ name }) => name).join(' or ')).join(', nor ');
    const kind = findStepType(step.type)?.name ?? '';
    report({
      range: step.startTag,
      message: `'${step.name}' has no ${lack}, which a step ${kind} needs to know what to do. Fill it in.`,
    });
  },
};

/** Real exports always have it, and it is more than a switch. */
function isSure(missing: MissingProperty): boolean {
  return missing.every(
    ({ type, mayBeEmpty, successCodes, seen, trust }) =>
      type !== 'boolean' && !mayBeEmpty && !successCodes && (seen ?? 0) >= 5 && trust === 'error',
  );
}

/** A script needs its source or else a package and a name: once is enough to say so. */
function withoutOverlaps(missing: readonly MissingProperty[]): readonly MissingProperty[] {
  const said = new Set<string>();
  return missing.filter((names) => {
    const isNew = names.every(({ name }) => !said.has(name));
    for (const { name } of names) said.add(name);
    return isNew;
  });
}
