import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'dependency-policy-missing',
  title: 'The policy of a package is missing',
  severity: 'error',
  what: 'A task sequence finds no policy for a package it refers to (0x80040104).',
  says: ({ subject }) =>
    `The policy for ${subject === undefined ? 'a package of the task sequence' : `the package ${subject}`} was not received (0x80040104).`,
  why: 'The package was not distributed or its policy not yet made when the computer asked; a driver package has been seen to need a second version.',
  todo: 'Update the distribution points of the package, wait for the policy, and start anew.',
  example: {
    bad: '<![LOG[Failed to find CCM_SoftwareDistribution object for AdvertID="PS120003", PackageID="PS100020", ProgramID="*"]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Found CCM_SoftwareDistribution object for AdvertID="PS120003", PackageID="PS100020"]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
