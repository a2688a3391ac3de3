import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'management-point-locations-refused',
  title: 'The management point does not answer for its locations',
  severity: 'error',
  what: 'A request for the list of management points fails: in smsts.log as RequestMPLocation with 0x80004005, in MP_GetAuth.log as 0x8000FFFF.',
  says: () => 'The management point could not give the list of management points.',
  why: 'A site with several objects for unknown computers gives an answer longer than the management point can send.',
  todo: 'Look for status code 500 beside it; then remove the surplus objects for unknown computers, as the source describes, so that each site has one per architecture.',
  example: {
    bad: '<![LOG[CCM::SMSMessaging::CLibSMSMPLocation::RequestMPLocation failed; 0x80004005]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="3" thread="1204" file="">',
    good: '<![LOG[CCM::SMSMessaging::CLibSMSMPLocation::RequestMPLocation succeeded]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
