import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'driver-step-newer-than-boot-image',
  title: 'The boot image is too old for Apply Driver Package',
  severity: 'error',
  what: 'OSDDriverClient refuses its arguments with 0x80070057.',
  says: ({ code }) =>
    `Apply Driver Package passes an argument that the boot image does not know (${code ?? '0x80070057'}).`,
  why: 'Since version 1706 the step may pass /recurse; a boot image from before does not understand it.',
  todo: 'Update the boot images on the distribution points, so that they get the binaries of the site.',
  example: {
    bad: '<![LOG[Failed to pass arguments. Code 0x80070057]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDDriverClient" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Command line: "osddriverclient.exe" /install:PS100020 /unsigned:true /recurse:false]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDDriverClient" context="" type="1" thread="1204" file="">',
  },
});
