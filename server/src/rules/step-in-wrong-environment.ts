import { StepType } from '../knowledge/stepTypes.ts';
import { setupSteps } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { environmentNames, misplacedSteps } from './support/environment.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'step-in-wrong-environment',
  title: 'A step stands where the sequence is not in the environment it works in',
  category: 'Flow',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step that works in Windows PE only stands behind Setup Windows and ConfigMgr with no restart to Windows PE between them; or a step that works in the full operating system only stands behind Format and Partition Disk or Apply Operating System with neither Setup Windows and ConfigMgr nor a restart between them. Steps that a condition may skip are left alone.',
  why: 'The step cannot do its work there: partitions and images belong to Windows PE, applications and updates to the installed system and its client.',
  todo: 'Move the step to the part of the sequence that runs in its environment.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_ApplyDriverPackageAction" name="Apply Driver Package" />`,
    good: `<step type="SMS_TaskSequence_ApplyDriverPackageAction" name="Apply Driver Package" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    // Where Windows is applied behind the setup, the order of those two is what is wrong.
    const [setup] = setupSteps(sequence);
    for (const { step, needs, environment, because } of misplacedSteps(sequence)) {
      if (!needs || needs === environment || because === step) continue;
      if (because === setup && step.type === StepType.applyOperatingSystem) continue;
      report({
        range: step.startTag,
        message: `'${step.name}' works in ${environmentNames[needs]} only, but behind '${because.name}' the sequence runs in ${environmentNames[environment]}. Move it, or restart ${needs === 'WinPE' ? 'to Windows PE' : 'to the installed system'} before it.`,
        related: [{ message: 'This shows where the sequence runs.', range: because.startTag }],
      });
    }
  },
};
