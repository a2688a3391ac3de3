import type { TaskSequenceRule } from './rule.ts';
import { distinctPackageUses, isMissingPackage, useRange } from './support/packages.ts';
import { manageTaskSequences } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'package-unresolved',
  title: 'A package is still to be chosen',
  category: 'References',
  severity: 'information',
  reads: 'taskSequence',
  what: 'The package ID 00000000 or 00000001, which templates and imported sequences have where a package was not found.',
  why: 'There is no such package: the step cannot run until one is chosen.',
  todo: 'Choose the package in the console, or write its ID.',
  example: {
    bad: '<variable name="PackageID" property="PackageID">00000000</variable>',
    good: '<variable name="PackageID" property="PackageID">PS100003</variable>',
  },
  sources: [manageTaskSequences],
  checkStep({ content }, report) {
    for (const use of distinctPackageUses(content)) {
      if (!isMissingPackage(use.id)) continue;
      report({
        range: useRange(use),
        message: `'${content.name}' names the package ${use.id}, which stands for one that is still to be chosen. Choose it before the sequence is deployed.`,
      });
    }
  },
};
