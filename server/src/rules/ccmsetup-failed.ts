import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'ccmsetup-failed',
  title: 'The client was not installed',
  severity: 'error',
  what: 'ccmsetup ends with an error code, or with exit code 6.',
  says: ({ code }) =>
    `The client was not installed${code === undefined ? '' : `: ccmsetup ended with ${code}`}.`,
  why: 'This is the last line of a failed installation, not its cause.',
  todo: 'Read upwards for the first error; if that is client.msi, continue in client.msi.log.',
  example: {
    bad: '<![LOG[CcmSetup failed with error code 0x80004005]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
    good: '<![LOG[CcmSetup is exiting with return code 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
