import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'certificate-revocation-unchecked',
  title: 'The revocation list of a certificate is out of reach',
  severity: 'error',
  what: 'WinHTTP reports WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED: whether the certificate of the server is revoked could not be checked.',
  says: () => 'Whether the certificate of the server is revoked could not be checked (FLAG_CERT_REV_FAILED).',
  why: 'The client must check the revocation list, and cannot download it from where it is.',
  todo: 'Publish the revocation list where clients on the internet reach it, or run ccmsetup with /nocrlcheck and turn the check off for the site.',
  example: {
    bad: '<![LOG[[CCMHTTP] : WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED is set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="1" thread="1204" file="">',
    good: '<![LOG[The revocation list was checked]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
