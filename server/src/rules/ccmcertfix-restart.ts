import type { Fix } from '../finding.ts';
import type { Edit } from '../range.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import { insertAfter } from '../taskSequence/sequenceEdits.ts';
import type { Step } from '../taskSequence/step.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { article } from './support/sources.ts';
import { restartStep, userStateFlow, windowsPETargets } from './support/userState.ts';

export const rule: TaskSequenceRule = {
  code: 'ccmcertfix-restart',
  title: 'The restart after CCMCertFix is missing or wrong',
  category: 'User state',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'No Restart Computer step stands between CCMCertFix and Restore User State, or it restarts into Windows PE, or it notifies the user.',
  why: 'The client reads its repaired certificates when it starts again. A restart into Windows PE leaves the installed client behind, and a notice waits for a user who is not there.',
  todo: "Add a Restart Computer step behind CCMCertFix: 'The currently installed default operating system', with 'Notify the user before restarting' cleared.",
  example: {
    bad: `<step type="SMS_TaskSequence_InstallSoftwareAction" name="Run CCMCertFix" />
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
    good: `<step type="SMS_TaskSequence_InstallSoftwareAction" name="Run CCMCertFix" />
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer">
  <action>smsboot.exe /target:HD</action>
  <defaultVarList>
    <variable name="SMSRebootMessage" property="Message"></variable>
    <variable name="SMSRebootTarget" property="Target">HD</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    const { certFix, restore, restart } = userStateFlow(sequence);
    if (!certFix || !restore) return;
    if (!restart) {
      report({
        range: certFix.startTag,
        message: `No restart follows '${certFix.name}' before '${restore.name}'; the client goes on with the certificates it has loaded. Insert a Restart Computer step.`,
        fixes: [insertRestart(sequence, certFix)],
      });
      return;
    }
    checkTarget(restart, report);
    checkNotice(restart, report);
  },
};

function insertRestart(sequence: TaskSequence, certFix: Step): Fix {
  const edit = insertAfter(sequence.source, certFix, restartStep(certFix));
  return suggestedFix(`Insert a restart behind '${certFix.name}'`, [edit]);
}

function checkTarget(restart: Step, report: TaskSequenceReport): void {
  const { variable, action } = windowsPETargets(restart);
  if (variable === undefined && action === undefined) return;
  const edits: Edit[] = [];
  if (variable) edits.push(variable.replace(0, variable.text.length, INSTALLED_SYSTEM));
  if (action !== undefined && restart.action) {
    edits.push(restart.action.replace(action, action + 'WinPE'.length, INSTALLED_SYSTEM));
  }
  report({
    range: variable?.range ?? restart.startTag,
    message: `'${restart.name}' restarts into Windows PE, where the installed client does not run. Restart to the currently installed default operating system.`,
    fixes: [safeFix('Restart to the installed operating system', edits)],
  });
}

/** How the target is written: the hard disk. */
const INSTALLED_SYSTEM = 'HD';

function checkNotice(restart: Step, report: TaskSequenceReport): void {
  const message = (restart.variable('SMSRebootMessage') ?? restart.variable('Message'))?.value;
  if (!message || message.text.trim() === '') return;
  report({
    range: message.range,
    message: `'${restart.name}' notifies the user before it restarts, but nobody is signed in at this point. KB977203 asks to clear the notice.`,
    fixes: [suggestedFix('Clear the notice', [message.replace(0, message.text.length, '')])],
  });
}
