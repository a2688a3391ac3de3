import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'client-certificate-missing',
  title: 'The client has no usable PKI certificate',
  severity: 'information',
  what: 'A record holds 0x87D00454 (CCM_E_NO_CLIENT_PKI_CERT).',
  says: ({ code }) =>
    `The client has no certificate it can show to an HTTPS server (${code ?? '0x87D00454'}).`,
  why: 'A server that asks for client certificates refuses the request.',
  todo: 'Enrol a certificate for client authentication and check the selection of certificates of the site; where the site needs none, see why an HTTPS address is asked.',
  example: {
    bad: '<![LOG[Failed (0x87d00454) to send location request to \'mp01.example.com\'. StatusCode 200, StatusText \'\']LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Using the certificate of the client]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="ccmsetup" context="" type="1" thread="1204" file="">',
  },
});
