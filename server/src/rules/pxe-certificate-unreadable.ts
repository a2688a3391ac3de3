import { failureRule } from './support/logFailure.ts';

export const rule = failureRule({
  code: 'pxe-certificate-unreadable',
  title: 'PXE cannot read the certificate of the distribution point',
  severity: 'error',
  what: 'SMSPXE writes 0x80092002 (CRYPT_E_BAD_ENCODE): a certificate could not be decoded.',
  says: ({ code }) =>
    `PXE cannot read the certificate of the distribution point (${code ?? '0x80092002'}), and no computer starts from it.`,
  why: 'The registry value IssuingCertificateList is missing on the distribution point, so that no self-signed certificate was made.',
  todo: 'Copy IssuingCertificateList below HKLM\\SOFTWARE\\Microsoft\\SMS\\Security from the management point to the distribution point, then restart Windows Deployment Services.',
  example: {
    bad: '<![LOG[PXE::MP_GetList failed; 0x80092002]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMSPXE" context="" type="3" thread="1204" file="">',
    good: '<![LOG[PXE::CPolicyProvider::InitializePerformanceCounters failed; 0x80070002]LOG]!><time="10:15:30.123+300" date="02-14-2010" component="SMSPXE" context="" type="2" thread="1204" file="">',
  },
});
