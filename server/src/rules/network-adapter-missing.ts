import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'network-adapter-missing',
  title: 'Windows PE found no network adapter',
  severity: 'error',
  what: 'The task sequence bootstrap in Windows PE writes that it found no valid network adapter.',
  says: () => 'Windows PE found no network adapter.',
  why: 'The boot image lacks the driver of this network adapter, or the adapter got no IP address.',
  todo: 'Press F8 and run ipconfig; where no adapter is listed, add its driver to the boot image and update the distribution points.',
  example: {
    bad: '<![LOG[Failed to find a valid network adapter. Make sure that this computer has one and that its driver is there.\nUnspecified error (Error: 80004005; Source: Windows)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Found network adapter "Example PCI Adapter" with IP Address 192.0.2.17.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
