import { StepType } from '../knowledge/stepTypes.ts';
import type { TaskSequenceRule } from './rule.ts';
import { flowSteps, runsOtherSequences } from './support/flow.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'setup-windows-missing',
  title: 'Windows is applied and never set up',
  category: 'Flow',
  severity: 'information',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'An Apply Operating System step, and no active Setup Windows and ConfigMgr step. Nothing is said where the sequence runs other sequences.',
  why: 'That step starts the applied Windows, installs the client in it and goes on with the sequence there. Without it the sequence ends in Windows PE.',
  todo: 'Add Setup Windows and ConfigMgr behind the steps for drivers and settings, unless the sequence only prepares a disk.',
  example: {
    bad: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_ApplyWindowsSettingsAction" name="Apply Windows Settings" />`,
    good: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_ApplyWindowsSettingsAction" name="Apply Windows Settings" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    const steps = flowSteps(sequence);
    const apply = steps.find(({ type }) => type === StepType.applyOperatingSystem);
    if (!apply || steps.some(({ type }) => type === StepType.setupWindows)) return;
    if (runsOtherSequences(sequence)) return;
    report({
      range: apply.startTag,
      message: `'${apply.name}' puts Windows on the disk, but no active step Setup Windows and ConfigMgr starts it, so the sequence ends in Windows PE. Add that step unless this sequence only prepares the disk.`,
    });
  },
};
