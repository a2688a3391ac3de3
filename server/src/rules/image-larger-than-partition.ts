import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'image-larger-than-partition',
  title: 'The image does not fit on its partition',
  severity: 'error',
  what: 'Apply Operating System ends with 0x80070070 (ERROR_DISK_FULL).',
  says: ({ code }) =>
    `The partition was full when the operating system was to be applied (${code ?? '0x80070070'}).`,
  why: 'The image does not fit: the wrong one of two partitions was taken, such as the small system partition, or the image has outgrown it.',
  todo: 'Check which partition the step applies the image to, and its size in Format and Partition Disk.',
  example: {
    bad: '<![LOG[Unable to apply (0x80070070)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ApplyOperatingSystem" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Successfully applied the image]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ApplyOperatingSystem" context="" type="1" thread="1204" file="">',
  },
});
