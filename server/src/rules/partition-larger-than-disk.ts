import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'partition-larger-than-disk',
  title: 'A partition does not fit on the disk',
  severity: 'error',
  what: 'OSDDiskPart writes that a partition is larger than what is left of the disk. The 0x8000FFFF that follows is a general code.',
  says: ({ subject }) =>
    `${subject === undefined ? 'The partitions of the step do' : `Partition ${subject} does`} not fit on the disk.`,
  why: 'The sizes in Format and Partition Disk add up to more than this disk has, or the disk is another one than meant.',
  todo: 'Give the last partition a share in per cent of the remaining space, and check the number of the disk.',
  example: {
    bad: '<![LOG[Partition 2 larger than remaining disk space. Requested partition size: 107374182400, remaining size: 64424509440]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDDiskPart" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Partition 2 has a size of 64424509440]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDDiskPart" context="" type="1" thread="1204" file="">',
  },
});
