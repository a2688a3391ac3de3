import { StepType } from '../knowledge/stepTypes.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { flowSteps, runsOtherSequences } from './support/flow.ts';

export const rule: TaskSequenceRule = {
  code: 'state-store-not-released',
  title: 'A state store is requested and never released',
  category: 'Flow',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A Request State Store step is followed by a capture or restore of user state, and by no Release State Store step in the rest of the sequence. Sequences that run others are left alone.',
  why: 'The release tells the state migration point that the capture or restore is complete. Without it what was captured is not offered for a restore.',
  todo: 'Add a Release State Store step behind the capture or the restore.',
  example: {
    bad: `<step type="SMS_TaskSequence_RequestStateStoreAction" name="Request State Store" />
<step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" />`,
    good: `<step type="SMS_TaskSequence_RequestStateStoreAction" name="Request State Store" />
<step type="SMS_TaskSequence_CaptureUserStateAction" name="Capture User State" />
<step type="SMS_TaskSequence_ReleaseStateStoreAction" name="Release State Store" />`,
  },
  sources: [taskSequenceSteps],
  check({ sequence }, report) {
    const steps = flowSteps(sequence);
    const lastRelease = steps.findLastIndex(({ type }) => type === StepType.releaseStateStore);
    for (const [index, step] of steps.entries()) {
      if (step.type !== StepType.requestStateStore || index < lastRelease) continue;
      const isUsed = steps
        .slice(index)
        .some(({ type }) => type === StepType.captureUserState || type === StepType.restoreUserState);
      if (!isUsed || runsOtherSequences(sequence)) continue;
      report({
        range: step.startTag,
        message: `'${step.name}' requests a state store that no step behind it releases, so the state migration point never learns that the work is complete. Add a Release State Store step.`,
      });
    }
  },
};
