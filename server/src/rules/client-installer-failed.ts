import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'client-installer-failed',
  title: 'The installer of the client failed',
  severity: 'error',
  what: 'ccmsetup writes that an installer package failed, with the exit code of Windows Installer.',
  says: ({ subject }) =>
    `The installer of the client failed${subject === undefined ? '' : ` with exit code ${subject}`}.`,
  why: 'The exit code is that of Windows Installer; 1603 says only that an action failed.',
  todo: 'Search client.msi.log beside ccmsetup.log for "Return value 3": the action there, and the error above it, are the cause.',
  example: {
    bad: '<![LOG[File C:\\Windows\\ccmsetup\\{CA4329EC-A4F5-4E5E-A9FE-EFAAE88B0D67}\\client.msi installation failed. Error text: ExitCode: 1603]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="3" thread="1204" file="">',
    good: '<![LOG[File C:\\Windows\\ccmsetup\\client.msi installation succeeded.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
