import { findClientHotfixes, type Product, parseClientPatchName } from '../knowledge/hotfixes.ts';
import type { Patch } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { eachPatch, patchKb, pathRange, shown } from './support/patches.ts';
import { article } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-wrong-product',
  title: 'The client patch is for another product',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A patch for the ConfigMgr 2007 client stands in a sequence that is plainly of a later version, or a later patch in a ConfigMgr 2007 sequence.',
  why: 'A patch fits only the client it was made for; on another, Windows Installer ends with 1642 and the client is not installed.',
  todo: 'Remove the patch. The failure of KB977203 exists on ConfigMgr 2007 clients only; later clients are patched by their own updates.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" retryCount="0" runFromNet="false">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" retryCount="0" runFromNet="false">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01</variable>
  </defaultVarList>
</step>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    const { product, evidence } = sequence.dialect;
    if (product !== 'ConfigMgr 2007' && product !== 'later') return;
    for (const { use, patch } of eachPatch(sequence)) {
      const { file } = patch.path;
      const made = file && productOf(patch);
      if (!file || made === undefined || (made === 'ConfigMgr 2007') === (product === 'ConfigMgr 2007'))
        continue;
      report({
        range: pathRange(use, patch, file.range),
        message:
          product === 'later'
            ? `'${shown(use, file.text)}' patches the ConfigMgr 2007 client, but this sequence is of a later version: ${evidence}. Remove the patch.`
            : `'${shown(use, file.text)}' patches the client of ${made}, but this is a ConfigMgr 2007 sequence: ${evidence}. Use the hotfix for the installed version.`,
      });
    }
  },
};

/** By the form of the file's name, or by its Knowledge Base number. */
function productOf(patch: Patch): Product | undefined {
  const made = parseClientPatchName(patch.path.file?.text ?? '')?.product;
  return made ?? findClientHotfixes(patchKb(patch) ?? '')[0]?.product;
}
