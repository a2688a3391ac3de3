import { StepType } from '../knowledge/stepTypes.ts';
import type { Step } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { flowSteps } from './support/flow.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'setup-windows-repeated',
  title: 'Windows is set up twice',
  category: 'Flow',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'Behind Apply Operating System two Setup Windows and ConfigMgr steps without a condition follow each other, and no operating system is applied between them.',
  why: 'The first one starts the Windows that was applied; for the second there is none left to set up, and the sequence is no longer in Windows PE, where the step must begin.',
  todo: 'Remove one of the two, or give each the condition under which it is meant.',
  example: {
    bad: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Install the client" />`,
    good: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    let isApplied = false;
    let first: Step | undefined;
    for (const step of flowSteps(sequence)) {
      if (step.type === StepType.applyOperatingSystem) {
        isApplied = true;
        first = undefined;
      }
      if (step.type !== StepType.setupWindows || step.guarded || !isApplied) continue;
      if (first) {
        report({
          range: step.startTag,
          message: `'${step.name}' sets up Windows again, but '${first.name}' has done so, and nothing applies an operating system between them. Remove one of the two, or give each a condition.`,
          related: [{ message: 'Windows is set up here already.', range: first.startTag }],
        });
      }
      first ??= step;
    }
  },
};
