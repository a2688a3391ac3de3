import type { Fix } from '../finding.ts';
import { clientHotfixes, parseClientPatchName } from '../knowledge/hotfixes.ts';
import { StepType } from '../knowledge/stepTypes.ts';
import { patchUses, setupSteps } from '../taskSequence/clientInstallation.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import { removeStep } from '../taskSequence/sequenceEdits.ts';
import type { Step } from '../taskSequence/step.ts';
import { contentValue, stepFact } from '../taskSequence/stepFacts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { insertHotfixFixes } from './support/insertPatch.ts';
import { patchKb } from './support/patches.ts';
import { article } from './support/sources.ts';
import { runsCertFix } from './support/userState.ts';

export const rule: TaskSequenceRule = {
  code: 'hotfix-as-software',
  title: 'The client patch is installed by a step of its own',
  category: 'Client patches',
  severity: 'error',
  reads: 'taskSequence',
  what: 'A step after Setup Windows and ConfigMgr installs a client hotfix.',
  why: 'Patching the client stops its service, and with it the task sequence that the client is running: the sequence fails. The patch must be installed together with the client.',
  todo: 'Remove the step and name the patch in PATCH= of the Setup Windows and ConfigMgr step.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_InstallSoftwareAction" name="Install KB977203" />`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    const setups = setupSteps(sequence);
    const [first] = setups;
    if (!first) return;
    for (const step of sequence.steps) {
      if (step.start < first.start || step.inactive) continue;
      const kb = installedHotfix(step);
      if (kb === undefined) continue;
      const setup = setups.findLast((candidate) => candidate.start < step.start) ?? first;
      report({
        range: step.startTag,
        message: `'${step.name}' installs the client hotfix KB${kb} while the client runs the sequence: that stops the client service, and the sequence fails. Name the patch in PATCH= of '${setup.name}' instead.`,
        fixes: moveIntoPatch(sequence, step, setup, kb),
      });
    }
  },
};

/** The Knowledge Base number of the client hotfix a step installs, by its command, program or name. */
const installedHotfix = stepFact((step): string | undefined => {
  if (runsCertFix(step)) return undefined;
  if (step.type === StepType.installSoftware) {
    const texts = [contentValue(step, '_SMSSWDProgramName') ?? '', step.name];
    // A package made from the hotfix's folder can also hold the certificate tool under another name.
    if (texts.some((text) => /cert|repair/i.test(text))) return undefined;
    return texts.map(knownHotfix).find((kb) => kb !== undefined);
  }
  const command = step.action?.text ?? '';
  const file = /[^\s\\/"]+\.msp(?![A-Za-z0-9])/i.exec(command)?.[0];
  const runsInstaller = step.type === StepType.runCommandLine || step.type === undefined;
  return file !== undefined && runsInstaller ? parseClientPatchName(file)?.kb : undefined;
});

/** A client hotfix of the knowledge named in free text. */
function knownHotfix(text: string): string | undefined {
  const kb = /(?<![a-z0-9])KB\s?-?(\d{6,7})(?!\d)/i.exec(text)?.[1];
  return clientHotfixes.some((hotfix) => hotfix.kb === kb) ? kb : undefined;
}

function moveIntoPatch(sequence: TaskSequence, step: Step, setup: Step, kb: string): readonly Fix[] {
  const removal = removeStep(sequence.source, step);
  const listed = patchUses(sequence).some((use) => use.patches.some((patch) => patchKb(patch) === kb));
  if (listed) return [suggestedFix(`Remove '${step.name}'; PATCH= has KB${kb}`, [removal])];
  return insertHotfixFixes(sequence, setup, kb, ['ccmcertfix-missing']).map((fix) => ({
    ...fix,
    title: fix.title.replace('Insert PATCH=', `Remove '${step.name}' and insert PATCH=`),
    edits: [...fix.edits, removal],
  }));
}
