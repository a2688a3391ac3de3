import type { LogFailure } from './failure.ts';
import {
  gateway,
  mediaCertificate,
  mediaLocations,
  noNetworkInWindowsPe,
  pxeAdvanced,
  pxeCertificate,
  restoredSite,
} from './sources.ts';

const bootMedia = {
  title: 'FAQShop: unable to read task sequence configuration disk',
  url: 'http://www.faqshop.com/wp/configmgr/cm07/cm07trobshoot/cm07osd/cm07osd-unable-to-read-task-sequence-configuration-disk',
};
const boot = ['TSMBootstrap', 'TSPxe', 'TSBootShell'];

/** Starting a computer from PXE or media, up to the choice of a task sequence. */
export const windowsPeFailures: readonly LogFailure[] = [
  {
    rule: 'network-adapter-missing',
    signs: [
      {
        begins: 'Failed to find a valid network adapter',
        components: boot,
        evidence: 'documented',
        source: noNetworkInWindowsPe,
      },
    ],
  },
  {
    rule: 'boot-media-not-read',
    signs: [
      { begins: 'Failed to find the configuration path', evidence: 'documented', source: bootMedia },
      {
        begins: 'Failed to find the current TS configuration path',
        evidence: 'documented',
        source: bootMedia,
      },
    ],
  },
  {
    rule: 'pxe-variables-not-received',
    signs: [
      {
        begins: 'Failed to download pxe variable file',
        evidence: 'documented',
        source: noNetworkInWindowsPe,
      },
      { begins: 'PxeGetPxeData failed with', evidence: 'documented', source: noNetworkInWindowsPe },
    ],
  },
  {
    rule: 'server-name-not-resolved',
    signs: [
      { codes: [0x80072ee7], components: boot, evidence: 'documented', source: noNetworkInWindowsPe },
      {
        begins: 'unknown host (gethostbyname failed)',
        components: boot,
        evidence: 'documented',
        source: noNetworkInWindowsPe,
      },
    ],
  },
  {
    rule: 'pxe-no-deployment',
    signs: [
      {
        ends: 'no advertisements found',
        pattern: /^\s*(?<subject>[\dA-F]{2}(?::[\dA-F]{2}){5})/i,
        components: ['SMSPXE'],
        evidence: 'documented',
        source: pxeAdvanced,
      },
    ],
  },
  {
    rule: 'pxe-certificate-unreadable',
    signs: [{ codes: [0x80092002], components: ['SMSPXE'], evidence: 'documented', source: pxeCertificate }],
  },
  {
    rule: 'task-sequence-not-offered',
    signs: [
      {
        begins: 'There are no task sequences available to this computer',
        evidence: 'documented',
        source: {
          title:
            'memdocs, known issue of technical previews: task sequences are not available to PXE or media',
          url: 'https://github.com/MicrosoftDocs/memdocs',
        },
      },
    ],
  },
  {
    rule: 'certification-authority-unknown',
    signs: [
      {
        ends: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA is set',
        evidence: 'documented',
        source: mediaCertificate,
      },
    ],
  },
  {
    rule: 'certificate-revocation-unchecked',
    signs: [
      {
        ends: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED is set',
        evidence: 'documented',
        source: gateway,
      },
    ],
  },
  {
    rule: 'certificate-name-differs',
    signs: [
      {
        ends: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID is set',
        evidence: 'documented',
        source: gateway,
      },
    ],
  },
  {
    rule: 'media-connection-not-secure',
    signs: [{ codes: [0x80072f8f], components: boot, evidence: 'documented', source: mediaCertificate }],
  },
  {
    rule: 'media-gateway-token-invalid',
    signs: [
      {
        begins: 'Failed to retrieve registration token from the media token',
        evidence: 'documented',
        source: {
          title: 'memdocs issue 4158: boot media for a cloud management gateway fail after six months',
          url: 'https://github.com/MicrosoftDocs/memdocs/issues/4158',
        },
      },
    ],
  },
  {
    rule: 'management-point-locations-refused',
    signs: [
      {
        begins: 'CCM::SMSMessaging::CLibSMSMPLocation::RequestMPLocation failed',
        evidence: 'documented',
        source: mediaLocations,
      },
      {
        codes: [0x8000ffff],
        components: ['MP_GetAuth_ISAPI'],
        evidence: 'documented',
        source: mediaLocations,
      },
    ],
  },
  {
    rule: 'management-point-not-reached',
    signs: [
      { begins: 'Failed to get time information from MP', evidence: 'documented', source: mediaCertificate },
      {
        begins: 'QueryMPLocator: no valid MP locations are received',
        evidence: 'documented',
        source: mediaCertificate,
      },
      {
        begins: 'Failed to query Management Point locator',
        evidence: 'documented',
        source: mediaCertificate,
      },
      { begins: 'Failed to select MP', components: boot, evidence: 'documented', source: mediaCertificate },
    ],
  },
  {
    rule: 'client-identity-refused',
    signs: [
      {
        begins: 'Failed to get client identity',
        codes: [0x80004005],
        evidence: 'documented',
        source: restoredSite,
      },
      { begins: 'signature check failed', components: boot, evidence: 'documented', source: restoredSite },
    ],
  },
  {
    rule: 'network-access-account-missing',
    signs: [
      { begins: 'Network Access Account is not set', evidence: 'documented', source: restoredSite },
      {
        begins: 'Found empty NetworkAccessUsername/NetworkAccessPassword',
        evidence: 'documented',
        source: restoredSite,
      },
      { codes: [0x80040101], components: ['TSMBootstrap'], evidence: 'documented', source: restoredSite },
    ],
  },
];
