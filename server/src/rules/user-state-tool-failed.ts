import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'user-state-tool-failed',
  title: 'The User State Migration Tool failed',
  severity: 'error',
  what: 'Capture or restore of the user state ends with an exit code of the User State Migration Tool (USMT).',
  says: ({ subject }) => `The User State Migration Tool ended with exit code ${subject ?? 'unknown'}.`,
  why: 'The step fails, and what could not be migrated is missing.',
  todo: 'Read scanstate.log or loadstate.log in the same folder at this time. With hard links and several drives see KB2269650.',
  situations: ['user state migration'],
  subjectIs: 'usmt',
  example: {
    bad: '<![LOG[USMT completed with exit code 38]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDUSMT" context="" type="1" thread="1204" file="">',
    good: '<![LOG[USMT completed with exit code 0]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="OSDUSMT" context="" type="1" thread="1204" file="">',
  },
});
