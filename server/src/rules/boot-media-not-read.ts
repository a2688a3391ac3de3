import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'boot-media-not-read',
  title: 'Windows PE cannot read the medium it started from',
  severity: 'error',
  what: 'TSBootShell does not find the configuration of the task sequence on its medium.',
  says: () => 'Windows PE started, but cannot read the medium with the configuration of the task sequence.',
  why: 'It has no driver for the port or controller the medium is at; a USB 2.0 key at a USB 3.0 port has been seen to do this.',
  todo: 'Use another port, or add the driver of the USB or storage controller to the boot image and make the media anew.',
  example: {
    bad: '<![LOG[Failed to find the current TS configuration path]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSBootShell" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Found config path X:\\sms\\data\\]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSBootShell" context="" type="1" thread="1204" file="">',
  },
});
