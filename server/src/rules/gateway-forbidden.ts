import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'gateway-forbidden',
  title: 'The management point refuses the connection point of the gateway',
  severity: 'error',
  what: 'A request through the cloud management gateway ends with 403 CMGConnector_Forbidden.',
  says: () => 'The cloud management gateway could not pass the request on: the management point refused it.',
  why: 'The IIS binding of the management point usually has a wrong, expired or revoked certificate.',
  todo: 'Set the binding of port 443 to the SMS SSL Role Certificate with enhanced HTTP, or to a valid server certificate with HTTPS.',
  example: {
    bad: '<![LOG[[CCMHTTP] ERROR INFO: StatusCode=403 StatusText=CMGConnector_Forbidden]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="3" thread="1204" file="">',
    good: '<![LOG[[CCMHTTP] ERROR INFO: StatusCode=404 StatusText=Not Found]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="3" thread="1204" file="">',
  },
});
