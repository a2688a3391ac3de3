import type { TaskSequenceRule } from './rule.ts';
import { distinctPackageUses, isWellFormedPackageId, useRange } from './support/packages.ts';
import { manageTaskSequences } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'package-id-malformed',
  title: 'A package ID is not written as package IDs are',
  category: 'References',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A value that names a package and is no package ID: three letters or digits of the site code and five hexadecimal digits.',
  why: 'There is no package of that ID, so the client does not find its content.',
  todo: 'Write the ID as the console shows it.',
  example: {
    bad: '<variable name="PackageID" property="PackageID">PS10000</variable>',
    good: '<variable name="PackageID" property="PackageID">PS100003</variable>',
  },
  sources: [manageTaskSequences],
  checkStep({ content }, report) {
    for (const use of distinctPackageUses(content)) {
      if (isWellFormedPackageId(use.id)) continue;
      report({
        range: useRange(use),
        message: `'${content.name}' names the package '${shorten(use.id)}', which is no package ID: those have three letters or digits of the site code and five hexadecimal digits. Write the ID that the console shows.`,
      });
    }
  },
};

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 30)}…` : text;
}
