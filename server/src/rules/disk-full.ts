import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'disk-full',
  title: 'A disk is full',
  severity: 'error',
  what: 'A step of a task sequence, a download or ccmsetup ends with 0x80070070 (ERROR_DISK_FULL).',
  says: ({ code }) => `A disk is full (${code ?? '0x80070070'}).`,
  why: 'What was being written is incomplete.',
  todo: 'The lines above name the path; free space there or choose a larger drive.',
  example: {
    bad: '<![LOG[Failed to copy the package (0x80070070)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallSoftware" context="" type="3" thread="1204" file="">',
    good: '<![LOG[There is enough free space]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="InstallSoftware" context="" type="1" thread="1204" file="">',
  },
});
