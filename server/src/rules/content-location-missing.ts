import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'content-location-missing',
  title: 'No distribution point has the content for this computer',
  severity: 'error',
  what: 'A task sequence asks where the content of a package is and gets no location (0x80040102).',
  says: ({ subject }) =>
    `No distribution point was found for ${subject === undefined ? 'a package of the task sequence' : `the package ${subject}`} (0x80040102).`,
  why: 'The package is not on a distribution point of the boundary group of this computer, its distribution failed, or the address of the computer is in no boundary.',
  todo: 'Check the content status of the package and the boundary group for the IP address in this log; then distribute the package again.',
  sources: [
    {
      title: 'Kim Kaminski: a different OSD task sequence error, 0x80040102 (2010)',
      url: 'http://myitforum.com/cs2/blogs/kkaminski/archive/2010/06/02/a-different-osd-task-sequence-error-0x80040102.aspx',
    },
    {
      title: 'Patch My PC: Configuration Manager content troubleshooting',
      url: 'https://patchmypc.com/learning-hub/configuration-manager-content-troubleshooting',
    },
  ],
  example: {
    bad: '<![LOG[Content location request for PS100020:3 failed. (Code 0x80040102)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Content location request for PS100020:3 succeeded. (Code 0x00000000)]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
