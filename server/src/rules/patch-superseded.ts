import { patchUses, propertiesRange } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { patchKb, removeItem, supersedingPatch } from './support/patches.ts';
import { article } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-superseded',
  title: 'A client patch stands beside the one that replaces it',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'PATCH= lists a hotfix together with another that contains and replaces it, such as KB977203 with KB977384.',
  why: 'The later hotfix brings all of the earlier one, which cannot be installed after it.',
  todo: 'Remove the earlier hotfix from the list. CCMCertFix.exe is still needed: KB977384 does not contain it.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp;\\\\CM01\\Client\\i386\\hotfix\\KB977384\\SCCM2007AC-SP2-KB977384-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB977384\\SCCM2007AC-SP2-KB977384-x86.msp"</variable>`,
  },
  sources: [article('977203'), article('977384')],
  check({ sequence }, report) {
    for (const use of patchUses(sequence)) {
      for (const patch of use.patches) {
        const kb = patchKb(patch);
        const newer = supersedingPatch(use, patch);
        if (newer === undefined) continue;
        report({
          range: propertiesRange(use.properties, patch.item.range),
          message: `KB${newer} in the same list contains and replaces KB${kb}. Remove KB${kb}.`,
          fixes: [safeFix(`Remove KB${kb}`, removeItem(use, patch))],
        });
      }
    }
  },
};
