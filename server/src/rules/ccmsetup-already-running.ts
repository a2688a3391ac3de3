import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-already-running',
  title: 'Another installation of the client is running',
  severity: 'information',
  what: 'ccmsetup ends with exit code 8: it is running already.',
  says: () => 'ccmsetup ended with exit code 8: it is running already.',
  why: 'Only one can run; this one has done nothing.',
  todo: 'Read on in ccmsetup.log for the end of the other one.',
  sources: [
    {
      title: 'Configuration Manager: client installation parameters and properties',
      url: 'https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties',
    },
  ],
  example: {
    bad: '<![LOG[CcmSetup is exiting with return code 8]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
    good: '<![LOG[CcmSetup is exiting with return code 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
