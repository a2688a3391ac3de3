import { StepType } from '../knowledge/stepTypes.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { flowSteps, runsOtherSequences } from './support/flow.ts';

export const rule: TaskSequenceRule = {
  code: 'capture-without-restore',
  title: 'User state is captured and not restored',
  category: 'Flow',
  severity: 'information',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A sequence captures user state, installs an operating system and sets up the client, and restores nothing. Sequences that only capture, and those that run others, are left alone.',
  why: 'The people at the device miss their files and settings, unless another sequence restores them.',
  todo: 'Add a Restore User State step behind Setup Windows and ConfigMgr, or take the capture out.',
  example: {
    bad: `<step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" />
<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
    good: `<step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" />
<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" />
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    const steps = flowSteps(sequence);
    const at = steps.findIndex(({ type }) => type === StepType.captureUserState);
    const capture = steps[at];
    if (!capture) return;
    const behind = new Set(steps.slice(at).map(({ type }) => type));
    const installs = behind.has(StepType.applyOperatingSystem) && behind.has(StepType.setupWindows);
    const restores = steps.some(({ type }) => type === StepType.restoreUserState);
    if (!installs || restores || runsOtherSequences(sequence)) return;
    report({
      range: capture.startTag,
      message: `'${capture.name}' captures user state before an operating system is installed, and no active step of this sequence restores it. Add a Restore User State step unless another sequence does it.`,
    });
  },
};
