import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-user-state-failed',
  title: 'MDT could not capture the user state',
  severity: 'error',
  what: 'ZTIUserState ends with a failure from 9701 to 9704.',
  says: ({ subject, meaning }) =>
    `${meaning ?? 'The user state could not be captured'} (failure ${subject ?? 'unknown'}).`,
  why: 'The User State Migration Tool failed, or there is too little space and no network path for the store.',
  todo: 'Read the USMT logs beside BDD.log; give UDShare and UDDir where local space is short.',
  subjectIs: 'mdt',
  example: {
    bad: '<![LOG[FAILURE ( 9703 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIUserState" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIUserState" context="" type="3" thread="1204" file="">',
  },
});
