import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'server-name-not-resolved',
  title: 'The name of a server is not resolved in Windows PE',
  severity: 'warning',
  what: 'The bootstrap of a task sequence writes 0x80072EE7 (WININET_E_NAME_NOT_RESOLVED), or that a host is unknown, and does not try again.',
  says: () => 'A server name could not be resolved while the computer was in Windows PE (0x80072EE7).',
  why: 'There is no working network or DNS; often the boot image lacks the driver of the network adapter.',
  todo: 'Press F8, run ipconfig and then nslookup for the management point; add the driver to the boot image, or correct what DHCP says of DNS.',
  example: {
    bad: '<![LOG[sending with winhttp failed; 80072ee7]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Request was successful.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
