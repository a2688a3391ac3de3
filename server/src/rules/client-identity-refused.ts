import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'client-identity-refused',
  title: 'The answer of the management point is not signed by its site',
  severity: 'error',
  what: 'The signature of an answer could not be verified, or the client identity was not received (0x80004005).',
  says: () => 'The computer got no client identity from the management point.',
  why: 'Seen where the signature of the answer could not be verified, after a restore of the site whose service keys did not belong to the server. A clock that is years off has stopped task sequences at this point, too.',
  todo: 'Compare the date and time of the firmware with the real ones; after a restore of the site follow KB2509330.',
  sources: [
    {
      title: 'Strange task sequence failures solved: date and time of the firmware',
      url: 'https://techygeekshome.info/configmgr-osd-strange-task-sequence/',
    },
  ],
  example: {
    bad: '<![LOG[signature check failed: 0A1B]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Received the client identity]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
