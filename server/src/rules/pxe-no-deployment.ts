import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'pxe-no-deployment',
  title: 'No deployment for a computer that started from PXE',
  severity: 'information',
  what: 'SMSPXE.log says of a computer that no advertisements were found for it.',
  says: ({ subject }) =>
    `No task sequence is deployed to the computer ${subject ?? 'that asked'}, so that it does not start from PXE.`,
  why: 'It is in no collection with a deployment for PXE, or it is known to the site while the deployment is for unknown computers.',
  todo: 'Look the computer up by this MAC address: put it into the collection of the deployment, or delete its record where it should count as unknown.',
  example: {
    bad: '<![LOG[00:15:5D:00:19:CA, 32E5B71A-B626-4A4B-902E-7F94AD38B5B3: no advertisements found]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMSPXE" context="" type="1" thread="1204" file="">',
    good: '<![LOG[00:15:5D:00:19:CA, 32E5B71A-B626-4A4B-902E-7F94AD38B5B3: found optional advertisement PS120003]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMSPXE" context="" type="1" thread="1204" file="">',
  },
});
