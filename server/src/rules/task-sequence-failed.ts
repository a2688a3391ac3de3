import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'task-sequence-failed',
  title: 'The task sequence failed',
  severity: 'error',
  what: 'The engine of the task sequence writes that it failed.',
  says: () => 'The task sequence failed.',
  why: 'This is its last word, not the cause.',
  todo: 'The outline of the log shows the step that failed and the first error in it; "cmlens run" prints the same.',
  isCounted: false,
  example: {
    bad: '<![LOG[Task Sequence Engine failed! Code: enExecutionFail]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Task Sequence Engine succeeded! Code: 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
