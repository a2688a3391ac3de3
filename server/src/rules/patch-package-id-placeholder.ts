import { clientPackageIds, type Patch } from '../taskSequence/clientInstallation.ts';
import { isPackageIdPlaceholder, type PathSegment } from '../taskSequence/patchPath.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { eachPatch, pathRange, replaceInPath } from './support/patches.ts';
import { article } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-package-id-placeholder',
  title: 'PATCH= still holds a placeholder',
  category: 'Client patches',
  severity: 'error',
  reads: 'taskSequence',
  what: 'The path of a client patch holds a placeholder, such as <Package_ID>, where a real value belongs.',
  why: 'Setup takes the text as it stands. No folder has that name, so the patch is not found.',
  todo: 'Write the ID of the client package, without angle brackets.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\&lt;Package_ID&gt;\\i386\\hotfix\\KB977203\\SCCM2007AC-SP1-KB977203-x86.msp"</variable>
<variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP1-KB977203-x86.msp"</variable>
<variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      const accepted = clientPackageIds(use.properties.setup);
      for (const { segment, isPackage } of placeholders(patch)) {
        if (accepted.some((id) => id.toLowerCase() === segment.text.toLowerCase())) continue;
        const clientPackage = isPackage ? accepted[0] : undefined;
        const todo =
          clientPackage !== undefined
            ? `Write the client package's ID, ${clientPackage}, without brackets.`
            : isPackage
              ? "Write the ID of the sequence's client package, without brackets."
              : 'Write the real name in its place.';
        report({
          range: pathRange(use, patch, segment.range),
          message: `'${segment.text}' is a placeholder; setup would look for a folder of that name. ${todo}`,
          fixes:
            clientPackage === undefined
              ? []
              : [
                  safeFix(
                    `Use the client package ${clientPackage}`,
                    replaceInPath(use, patch, segment.range, clientPackage),
                  ),
                ],
        });
      }
    }
  },
};

/**
 * Placeholders where the package ID belongs, wherever one names the package ID, and any other in angle brackets,
 * which no name of a file can hold.
 */
function* placeholders(
  patch: Patch,
): Generator<{ readonly segment: PathSegment; readonly isPackage: boolean }> {
  const { segments, packageId } = patch.path;
  for (const segment of segments) {
    const isPackage =
      segment === packageId || /^[<[({%]?(?:\w+[ _-])*package.?id[>\])}%]?$/i.test(segment.text);
    if (isPackage && isPackageIdPlaceholder(segment.text)) {
      yield { segment, isPackage: true };
    } else if (/<[^<>]*>/.test(segment.text)) {
      yield { segment, isPackage: false };
    }
  }
}
