import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'media-gateway-token-invalid',
  title: 'The token in boot media for a gateway has ended',
  severity: 'error',
  what: 'The bootstrap of a task sequence gets no registration token from the token in the boot media.',
  says: () => 'The token in the boot media for the cloud management gateway is no longer accepted.',
  why: 'Media for a gateway have been seen to fail about half a year after they were made, with certificates that are still valid.',
  todo: 'Make the boot media anew.',
  example: {
    bad: '<![LOG[Failed to retrieve registration token from the media token, Error code: 0x87d00215]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Retrieved registration token from the media token]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
