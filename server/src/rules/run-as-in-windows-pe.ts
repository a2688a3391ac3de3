import type { LoneStep } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { misplacedSteps, runsAsUser } from './support/environment.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'run-as-in-windows-pe',
  title: 'A step runs under another account in Windows PE',
  category: 'Command lines',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A Run Command Line or Run PowerShell Script step runs under an account of its own, and it runs in Windows PE: by its runIn, or by where it stands.',
  why: 'Such a step fails in Windows PE, which cannot be joined to a domain; smsts.log records it.',
  todo: 'Clear the account and connect to the share with Connect to Network Folder, or move the step behind Setup Windows and ConfigMgr.',
  example: {
    bad: `<step type="SMS_TaskSequence_RunCommandLineAction" name="Copy logs" runIn="WinPE">
  <defaultVarList>
    <variable name="_SMSTSRunCommandLineAsUser" property="RunAsUser">true</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_RunCommandLineAction" name="Copy logs" runIn="WinPE">
  <defaultVarList>
    <variable name="_SMSTSRunCommandLineAsUser" property="RunAsUser">false</variable>
  </defaultVarList>
</step>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    if (!runsAsUser(step) || !runsInWindowsPEOnly(step)) return;
    report({ range: step.startTag, message: sayOf(step) });
  },
  check({ sequence }, report) {
    for (const { step, runsAs, environment, because } of misplacedSteps(sequence)) {
      if (!runsAs || environment !== 'WinPE' || runsInWindowsPEOnly(step)) continue;
      report({
        range: step.startTag,
        message: sayOf(step),
        related: [{ message: 'The sequence is in Windows PE behind this.', range: because.startTag }],
      });
    }
  },
};

function sayOf({ name }: LoneStep): string {
  return `'${name}' runs under another account, and that fails in Windows PE. Clear the account, or move the step to where the installed system runs.`;
}

function runsInWindowsPEOnly(step: LoneStep): boolean {
  return step.attribute('runIn')?.text.trim().toLowerCase() === 'winpe';
}
