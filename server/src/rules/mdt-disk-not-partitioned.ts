import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-disk-not-partitioned',
  title: 'MDT did not partition the disk',
  severity: 'error',
  what: 'ZTIDiskpart ends with failure 7700 to 7704 or 7712.',
  says: ({ subject, meaning }) =>
    `${meaning ?? 'The disk was not partitioned'} (failure ${subject ?? 'unknown'}).`,
  why: 'The scenario is not a new computer, the disk is too small, or the volume to format is missing.',
  todo: 'Check the scenario and the disk number of Format and Partition Disk, and the size of the disk.',
  subjectIs: 'mdt',
  example: {
    bad: '<![LOG[FAILURE ( 7701 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIDiskpart" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ZTIDiskpart" context="" type="3" thread="1204" file="">',
  },
});
