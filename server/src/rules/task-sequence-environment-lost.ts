import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'task-sequence-environment-lost',
  title: 'The task sequence lost its state in a restart',
  severity: 'error',
  what: 'smsts.log says that the task sequence environment was not found.',
  says: () => 'The task sequence does not find its state any more and cannot go on.',
  why: 'The computer was restarted by something else than the task sequence, typically by an update that needs two restarts.',
  todo: 'Install such updates outside the task sequence, or set SMSTSWaitForSecondReboot or the retry option of Install Software Updates. Then check whether the client is still in provisioning mode.',
  example: {
    bad: '<![LOG[Task Sequence environment not found]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully loaded the task sequence environment]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSManager" context="" type="1" thread="1204" file="">',
  },
});
