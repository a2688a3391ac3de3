import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'mdt-image-missing',
  title: 'MDT does not find the operating system',
  severity: 'error',
  what: 'LTIApply ends with failure 5601, 5602, 5630, 5640, 5650 or 5651.',
  says: ({ subject, meaning }) =>
    `${meaning ?? 'The operating system of the task sequence is not on the deployment share'} (failure ${subject ?? 'unknown'}).`,
  why: 'The image, its source folder or the folder of this platform is missing, or its entry is damaged.',
  todo: 'Open the operating system in the Deployment Workbench; import it again where its files are gone, and choose it in the task sequence.',
  subjectIs: 'mdt',
  example: {
    bad: '<![LOG[FAILURE ( 5630 ): The script ended.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LTIApply" context="" type="3" thread="1204" file="">',
    good: '<![LOG[FAILURE ( 5212 ): The wizard was cancelled.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LTIApply" context="" type="3" thread="1204" file="">',
  },
});
