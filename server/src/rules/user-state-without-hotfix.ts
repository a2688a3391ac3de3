import { certificateImportFailure, misprintedKb } from '../knowledge/hotfixes.ts';
import { clientProperties, patchUses } from '../taskSequence/clientInstallation.ts';
import { CLIENT_PROPERTIES_VARIABLE } from '../taskSequence/clientSettings.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceRule } from './rule.ts';
import { insertHotfixFixes } from './support/insertPatch.ts';
import { carriesCertificateHotfix, isCertificateHotfix, patchKb } from './support/patches.ts';
import { article } from './support/sources.ts';
import { userStateFlow } from './support/userState.ts';

export const rule: TaskSequenceRule = {
  code: 'user-state-without-hotfix',
  title: 'User state is migrated without the hotfix for 0x80092024',
  category: 'User state',
  severity: 'information',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A ConfigMgr 2007 sequence captures and restores user state, but no PATCH= installs KB977203 or KB977384. Where the properties name the hotfix outside PATCH=, the slip there is told instead.',
  why: `On clients with security update MS09-056 (KB974571), and on Windows 7 SP1, the migration fails with ${certificateImportFailure.hexadecimal}: the client's certificates cannot be imported.`,
  todo: 'Install KB977203 on the site servers, update the distribution points of the client package, and name the client patch in PATCH= of the Setup Windows and ConfigMgr step. Existing certificates need CCMCertFix.exe as well.',
  example: {
    bad: `<step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSSLP=CM01</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
    good: `<step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSSLP=CM01 PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
  },
  sources: [article('977203'), article('2028442')],
  check({ sequence }, report) {
    if (sequence.dialect.product !== 'ConfigMgr 2007') return;
    const { capture, restore, setup } = userStateFlow(sequence);
    if (!capture || !restore || carriesCertificateHotfix(patchUses(sequence))) return;
    if (mayBeInVariable(sequence) || isNamedAmiss(sequence)) return;
    const place = setup ?? restore;
    report({
      range: place.startTag,
      message: `This ConfigMgr 2007 sequence captures and restores user state, but no PATCH= names KB977203. On clients with MS09-056 (KB974571) or Windows 7 SP1 the migration fails with ${certificateImportFailure.hexadecimal}. Name the client patch in PATCH= of ${setup ? `'${setup.name}'` : 'the Setup Windows and ConfigMgr step'}.`,
      fixes: setup ? insertHotfixFixes(sequence, setup, '977203', ['ccmcertfix-missing']) : [],
    });
  },
};

/** Whether a variable stands for properties or for a patch, of which the document does not show the value. */
function mayBeInVariable(sequence: TaskSequence): boolean {
  const own = new RegExp(`%${CLIENT_PROPERTIES_VARIABLE}%`, 'i');
  return (
    clientProperties(sequence).some(({ text }) => /(?<!\S)%[^%\s]+%(?!\S)/.test(text.replace(own, ''))) ||
    patchUses(sequence).some(({ patches }) =>
      patches.some((patch) => patchKb(patch) === undefined && /%[^%\s]+%/.test(patch.path.text)),
    )
  );
}

/** Whether the properties name the hotfix where no PATCH= takes it from: of the slip there, other rules tell. */
function isNamedAmiss(sequence: TaskSequence): boolean {
  return clientProperties(sequence).some(({ text }) =>
    Array.from(text.matchAll(/KB(\d+)[^";\s]*\.msp/gi)).some(
      ([, kb]) => isCertificateHotfix(kb) || kb === misprintedKb.printed,
    ),
  );
}
