import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'certification-authority-unknown',
  title: 'The certification authority of a server is not trusted',
  severity: 'error',
  what: 'WinHTTP reports WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA: the root certificate that would prove the identity of the server is missing.',
  says: () =>
    'The certificate of the server cannot be verified: its root certification authority is not known here (FLAG_INVALID_CA).',
  why: 'Without the root certificate each HTTPS request to this server fails.',
  todo: 'Put the root certificate into the trusted store of the client. For boot media: enter the root authority at the site, and make the media at a primary site.',
  example: {
    bad: '<![LOG[[TSMESSAGING] : WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA is set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
    good: '<![LOG[[TSMESSAGING] : WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID is set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
