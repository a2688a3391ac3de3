import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-bitlocker-failed',
  title: 'MDT could not turn BitLocker on',
  severity: 'error',
  what: 'ZTIBde ends with a failure from 6701 to 6764.',
  says: ({ subject, meaning }) =>
    `${meaning ?? 'BitLocker was not turned on'} (failure ${subject ?? 'unknown'}).`,
  why: 'The number tells what failed: the partition, the TPM, a protector or its file.',
  todo: 'Check that the TPM is enabled and activated in the firmware, and that the drive has room for the system partition.',
  subjectIs: 'mdt',
  example: {
    bad: '<![LOG[FAILURE ( 6711 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIBde" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIBde" context="" type="3" thread="1204" file="">',
  },
});
