import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-restart-needed',
  title: 'ccmsetup asks for a restart',
  severity: 'warning',
  what: 'ccmsetup ends with exit code 7: a restart is needed.',
  says: () => 'ccmsetup ended with exit code 7: the computer must be restarted.',
  why: 'Where a prerequisite, such as .NET Framework, asks for the restart, ccmsetup ends without the client; a client that is installed may need one, too.',
  todo: 'Restart the computer. Where it has no client then, run ccmsetup again.',
  sources: [
    {
      title: 'Configuration Manager: client installation parameters and properties',
      url: 'https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties',
    },
  ],
  example: {
    bad: '<![LOG[CcmSetup is exiting with return code 7]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
    good: '<![LOG[CcmSetup is exiting with return code 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
