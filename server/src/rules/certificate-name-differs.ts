import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'certificate-name-differs',
  title: 'The certificate of a server is for another name',
  severity: 'error',
  what: 'WinHTTP reports WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID: the server was asked by a name that its certificate does not hold.',
  says: () =>
    'The certificate of the server is for another name than the one it was asked by (FLAG_CERT_CN_INVALID).',
  why: 'A connection to a server that cannot prove its name is refused.',
  todo: 'Compare the address in the lines above with the names in the certificate; correct the binding in IIS, or the name that clients are given. A proxy that replaces certificates has the same effect.',
  example: {
    bad: '<![LOG[[CCMHTTP] : WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID is set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="LocationServices" context="" type="1" thread="1204" file="">',
    good: '<![LOG[[TSMESSAGING] : WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA is set]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="TSMBootstrap" context="" type="1" thread="1204" file="">',
  },
});
