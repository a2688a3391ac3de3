import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-prerequisites-failed',
  title: 'Prerequisites of the client are not met',
  severity: 'error',
  what: 'ccmsetup ends with exit code 9: the evaluation of prerequisites failed.',
  says: () => 'ccmsetup ended with exit code 9: the prerequisites of the client are not met.',
  why: 'A component the client needs could not be found or installed.',
  todo: 'Look above for the prerequisite that failed, install it by hand, and read its own log in C:\\Windows\\ccmsetup\\Logs.',
  sources: [
    {
      title: 'Configuration Manager: client installation parameters and properties',
      url: 'https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties',
    },
  ],
  example: {
    bad: '<![LOG[CcmSetup is exiting with return code 9]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
    good: '<![LOG[CcmSetup is exiting with return code 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
