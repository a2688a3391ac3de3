import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'content-library-not-filled',
  title: 'A distribution point does not take content into its library',
  severity: 'error',
  what: 'PkgXferMgr gets 0x80041001 (WBEM_E_FAILED) from the distribution point.',
  says: ({ code }) =>
    `The distribution point could not add a file to its content library (${code ?? '0x80041001'}).`,
  why: 'The code is a general one of WMI; the reason stands in a log of the distribution point.',
  todo: 'Read SMSDPProv.log on the distribution point at this time.',
  example: {
    bad: '<![LOG[~ExecStaticMethod failed (80041001) SMS_DistributionPoint, AddFile]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMS_PACKAGE_TRANSFER_MANAGER" context="" type="3" thread="1204" file="">',
    good: '<![LOG[~Sending completed]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMS_PACKAGE_TRANSFER_MANAGER" context="" type="1" thread="1204" file="">',
  },
});
