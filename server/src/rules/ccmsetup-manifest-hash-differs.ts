import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-manifest-hash-differs',
  title: 'The manifest of the client is damaged',
  severity: 'error',
  what: 'ccmsetup ends with exit code 10: the hash of its manifest is not valid.',
  says: () => 'ccmsetup ended with exit code 10: the hash of its manifest is not valid.',
  why: 'What ccmsetup got as its manifest (ccmsetup.cab) is not what the site published.',
  todo: 'Take the client files anew from the site server, or distribute the client package again.',
  sources: [
    {
      title: 'Configuration Manager: client installation parameters and properties',
      url: 'https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties',
    },
  ],
  example: {
    bad: '<![LOG[CcmSetup is exiting with return code 10]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
    good: '<![LOG[CcmSetup is exiting with return code 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
