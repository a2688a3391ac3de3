import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'software-distribution-not-enabled',
  title: 'Software distribution is not enabled on the client yet',
  severity: 'error',
  what: 'Install Package ends with 0x87D01004.',
  says: ({ code }) =>
    `A package could not be installed: software distribution is not enabled on this client (${code ?? '0x87D01004'}).`,
  why: 'The client was installed from stand-alone media and has no policy yet.',
  todo: 'Before the first Install Package step, create ccm_SoftwareDistributionClientConfig in WMI by the command of the source.',
  example: {
    bad: '<![LOG[Failed to invoke Execution Manager to Install Software for PackageID=\'PS100020\' ProgramID=\'setup\' hr=0x87d01004]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallSoftware" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Installation is in progress]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallSoftware" context="" type="1" thread="1204" file="">',
  },
});
