import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-computer-unsuitable',
  title: 'MDT refuses the computer',
  severity: 'error',
  what: 'ZTIValidate ends with a failure from 9801 to 9807.',
  says: ({ subject, meaning }) =>
    `${meaning ?? 'The computer is not suitable for this deployment'} (failure ${subject ?? 'unknown'}).`,
  why: 'The Validate step compares memory, processor, disk space and kind of operating system with its settings.',
  todo: 'Compare the Validate step with the computer.',
  subjectIs: 'mdt',
  example: {
    bad: '<![LOG[FAILURE ( 9804 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIValidate" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIValidate" context="" type="3" thread="1204" file="">',
  },
});
