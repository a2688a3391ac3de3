import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'bitlocker-step-newer-than-client',
  title: 'Boot image or client are too old for the BitLocker step',
  severity: 'error',
  what: 'OSDBitLocker or OSDOfflineBitlocker refuses its arguments with 0x80070057.',
  says: () => 'The BitLocker step passes an argument that the program does not know (0x80070057).',
  why: 'Since version 1806 the step may pass /full; an older boot image or client package does not understand it.',
  todo: 'Update the boot image, and use the client package of the site version in Setup Windows and ConfigMgr.',
  example: {
    bad: '<![LOG[Invalid command line argument \'/full\']LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDBitLocker" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Command line: "OSDBitLocker.exe" /enable /wait:False /mode:TPM /pwd:AD]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDBitLocker" context="" type="1" thread="1204" file="">',
  },
});
