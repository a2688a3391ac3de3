import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'pxe-variables-not-received',
  title: 'The variables for PXE were not received',
  severity: 'error',
  what: 'TSPxe writes that it could not download the file of variables, or PxeGetPxeData failed.',
  says: ({ code }) =>
    `The computer started from PXE, but its file of variables was not received${code ? ` (${code})` : ''}.`,
  why: 'Windows PE has no network here, usually because the boot image lacks the driver of the network adapter.',
  todo: 'Press F8 and run ipconfig; add the driver of the network adapter to the boot image and update the distribution points.',
  example: {
    bad: '<![LOG[Failed to download pxe variable file. Code(0x00000001)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSPxe" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully downloaded pxe variable file.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSPxe" context="" type="1" thread="1204" file="">',
  },
});
