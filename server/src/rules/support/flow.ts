import { StepType } from '../../knowledge/stepTypes.ts';
import { sequenceFact, stepsWhere } from '../../taskSequence/facts.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import type { Step } from '../../taskSequence/step.ts';

/** The active steps that shape the course of a sequence, in document order. */
export const flowSteps = sequenceFact((sequence): readonly Step[] =>
  stepsOfFlow(sequence).filter((step) => !step.inactive),
);

const stepsOfFlow = stepsWhere(({ type }) => type !== undefined && FLOW.has(type));

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
export function runsOtherSequences(sequence: TaskSequence): boolean {
  return stepsForSequences(sequence).length > 0;
}

const stepsForSequences = stepsWhere(
  ({ type, element }) => type === StepType.subTaskSequence || element === 'subtasksequence',
);
