import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'media-connection-not-secure',
  title: 'Boot media get no secure connection to the management point',
  severity: 'error',
  what: 'The bootstrap of a task sequence writes 0x80072F8F, which WinHTTP calls ERROR_WINHTTP_SECURE_FAILURE, and does not try again.',
  says: ({ code }) =>
    `No secure connection to the management point could be made from the boot media (${code ?? '0x80072F8F'}).`,
  why: 'The media do not know the root certification authority, for instance because they were made at the central administration site; a wrong clock of the computer has the same effect.',
  todo: 'Make the media at a primary site, and compare the date and time of the firmware with the real ones.',
  example: {
    bad: '<![LOG[Sending with winhttp failed; 80072f8f]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Request was successful.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
