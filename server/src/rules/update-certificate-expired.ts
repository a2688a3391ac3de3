import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'update-certificate-expired',
  title: 'The certificate of the update server has expired',
  severity: 'error',
  what: 'The scan for updates ends with 0x800B0101 (CERT_E_EXPIRED).',
  says: ({ code }) =>
    `A certificate is not within its time of validity (${code ?? '0x800B0101'}), so that updates are neither found nor installed.`,
  why: 'The certificate bound to the WSUS website has expired, or an update was signed with a certificate that has, and has no time stamp.',
  todo: 'Renew the certificate of the WSUS website in IIS; publish third-party updates anew with a valid signing certificate. Check the clock of the client.',
  example: {
    bad: '<![LOG[OnSearchComplete - Failed to end search job. Error = 0x800b0101.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="3" thread="1204" file="">',
    good: '<![LOG[Async searching completed.]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="WUAHandler" context="" type="1" thread="1204" file="">',
  },
});
