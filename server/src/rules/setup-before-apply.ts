import { StepType } from '../knowledge/stepTypes.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { flowSteps } from './support/flow.ts';

export const rule: TaskSequenceRule = {
  code: 'setup-before-apply',
  title: 'Windows is set up before it is applied',
  category: 'Flow',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The Setup Windows and ConfigMgr step stands before all Apply Operating System steps, and no other one behind them.',
  why: 'The step starts the Windows that Apply Operating System has put on the disk; before that there is none to set up.',
  todo: 'Move Setup Windows and ConfigMgr behind Apply Operating System and the steps for drivers and settings.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />`,
    good: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    const steps = flowSteps(sequence);
    const apply = steps.findIndex(({ type }) => type === StepType.applyOperatingSystem);
    const setup = steps.findLastIndex(({ type }) => type === StepType.setupWindows);
    const [applyStep, setupStep] = [steps[apply], steps[setup]];
    if (!applyStep || !setupStep || apply < setup) return;
    report({
      range: setupStep.startTag,
      message: `'${setupStep.name}' stands before '${applyStep.name}', so there is no Windows yet for it to set up. Move it behind that step.`,
      related: [{ message: 'The operating system is applied here.', range: applyStep.startTag }],
    });
  },
};
