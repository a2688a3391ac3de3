import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'gateway-token-expired',
  title: 'The token of the client for the gateway has expired',
  severity: 'error',
  what: 'A request to the cloud management gateway ends with 401 CMGService_Invalid_Token.',
  says: () => 'The cloud management gateway refused the token of the client.',
  why: 'A client that has not reached the site for 30 days loses its token; one for the registration of many clients ends on a day of its own.',
  todo: 'Let the client reach an internal management point once, or install it again with a new bulk registration token.',
  example: {
    bad: '<![LOG[[CCMHTTP] ERROR INFO: StatusCode=401 StatusText=CMGService_Invalid_Token]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="3" thread="1204" file="">',
    good: '<![LOG[[CCMHTTP] ERROR INFO: StatusCode=404 StatusText=Not Found]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="3" thread="1204" file="">',
  },
});
