import { StepType } from '../../knowledge/stepTypes.ts';
import type { Step } from '../../taskSequence/step.ts';
import { sequenceFact } from '../../taskSequence/stepFacts.ts';

/** The active steps that shape the course of a sequence, in document order. */
export const flowSteps = sequenceFact((sequence): readonly Step[] =>
  sequence.steps.filter((step) => step.type !== undefined && FLOW.has(step.type) && !step.inactive),
);

const FLOW: ReadonlySet<string> = new Set([
  StepType.applyOperatingSystem,
  StepType.captureUserState,
  StepType.disableBitLocker,
  StepType.enableBitLocker,
  StepType.offlineEnableBitLocker,
  StepType.partitionDisk,
  StepType.releaseStateStore,
  StepType.requestStateStore,
  StepType.restart,
  StepType.restoreUserState,
  StepType.setupWindows,
  StepType.upgradeOperatingSystem,
  'SMS_TaskSequence_CaptureSystemImageAction',
]);

/** Whether what the document does not show can stand in a sequence it runs. */
export const runsOtherSequences = sequenceFact(({ steps }) =>
  steps.some(
    ({ type, content }) => type === StepType.subTaskSequence || content.element === 'subtasksequence',
  ),
);
