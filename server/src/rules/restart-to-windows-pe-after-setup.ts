import { StepType } from '../knowledge/stepTypes.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { flowSteps } from './support/flow.ts';

export const rule: TaskSequenceRule = {
  code: 'restart-to-windows-pe-after-setup',
  title: 'A restart leads back to Windows PE after the setup',
  category: 'Flow',
  severity: 'information',
  reads: 'taskSequence',
  what: 'Behind Setup Windows and ConfigMgr a Restart Computer step without a condition starts Windows PE, and nothing that needs it follows: no partitioning, no image applied or captured.',
  why: 'Setup Windows and ConfigMgr ends in the new operating system. Steps behind a restart to Windows PE have neither that system nor the client.',
  todo: 'Let the step restart to the installed operating system.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer">
  <action>smsboot.exe /target:WinPE</action>
</step>`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer">
  <action>smsboot.exe /target:HD</action>
</step>`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    const steps = flowSteps(sequence);
    const setup = steps.findIndex(({ type }) => type === StepType.setupWindows);
    if (setup === -1) return;
    for (const [index, step] of steps.entries()) {
      if (index < setup || step.type !== StepType.restart || step.guarded) continue;
      if (!/\/target:WinPE\b/i.test(step.content.action?.text ?? '')) continue;
      if (steps.slice(index).some(({ type }) => type !== undefined && NEED_WINDOWS_PE.has(type))) continue;
      report({
        range: step.startTag,
        message: `'${step.name}' starts Windows PE after Setup Windows and ConfigMgr, so the steps behind it run without the new operating system and its client. Restart to the installed system.`,
      });
    }
  },
};

const NEED_WINDOWS_PE: ReadonlySet<string> = new Set([
  StepType.applyOperatingSystem,
  StepType.partitionDisk,
  'SMS_TaskSequence_CaptureSystemImageAction',
]);
