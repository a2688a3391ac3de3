import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-share-not-reached',
  title: 'MDT does not reach the deployment share',
  severity: 'error',
  what: 'The scripts of MDT end with failure 5201, 5203, 5205 or 5207.',
  says: ({ subject, meaning }) =>
    `${meaning ?? 'There is no connection to the deployment share, and the deployment stops'} (failure ${subject ?? 'unknown'}).`,
  why: 'Network driver, name resolution, or the account that connects can be the cause.',
  todo: 'Check with ipconfig and ping from the command prompt (F8), then the name of the share and the account in Bootstrap.ini.',
  subjectIs: 'mdt',
  example: {
    bad: '<![LOG[FAILURE ( 5203 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LiteTouch" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LiteTouch" context="" type="3" thread="1204" file="">',
  },
});
