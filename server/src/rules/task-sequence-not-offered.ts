import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'task-sequence-not-offered',
  title: 'No task sequence is offered to the computer',
  severity: 'warning',
  what: 'smsts.log says that no task sequences are available to this computer.',
  says: () => 'No task sequence is offered to this computer.',
  why: 'It is in no collection to which a task sequence is deployed for media or PXE, or a technical preview does not send it the policy.',
  todo: 'Check the collection of the computer and that the deployment is made available to media and PXE.',
  example: {
    bad: '<![LOG[There are no task sequences available to this computer.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Found 1 task sequence available to this computer.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
