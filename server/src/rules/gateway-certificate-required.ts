import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'gateway-certificate-required',
  title: 'The connection point of the gateway lacks a client certificate',
  severity: 'error',
  what: 'A request through the cloud management gateway ends with 403 CMGConnector_Clientcertificaterequired.',
  says: () =>
    'The cloud management gateway refused the request: its connection point has no client certificate.',
  why: 'The connection point forwards requests to an HTTPS management point and must show a certificate there.',
  todo: 'Give the connection point a certificate for client authentication with its private key and an allowed root authority.',
  example: {
    bad: '<![LOG[[CCMHTTP] ERROR INFO: StatusCode=403 StatusText=CMGConnector_Clientcertificaterequired]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="3" thread="1204" file="">',
    good: '<![LOG[[CCMHTTP] ERROR INFO: StatusCode=404 StatusText=Not Found]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="3" thread="1204" file="">',
  },
});
