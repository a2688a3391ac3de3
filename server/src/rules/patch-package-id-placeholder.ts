import { clientPackageIds } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { pathRange, replaceInPath, shown } from './support/patches.ts';
import { patchPlaceholders } from './support/placeholders.ts';
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
    for (const { use, patch, segment, isPackage } of patchPlaceholders(sequence)) {
      const accepted = clientPackageIds(use.properties.setup);
      const clientPackage = isPackage ? accepted[0] : undefined;
      const without = /^[<[({%]/.test(segment.text) ? ', without brackets' : '';
      const todo = !isPackage
        ? 'Write the real name in its place'
        : clientPackage === undefined
          ? `Write the ID of the sequence's client package${without}`
          : `Write the client package's ID, ${clientPackage}${without}`;
      report({
        range: pathRange(use, patch, segment.range),
        message: `'${shown(use, segment.text)}' is a placeholder, and setup takes it as it stands: there is nothing of that name. ${todo}.`,
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
  },
};
