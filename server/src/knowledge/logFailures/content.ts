import { article } from '../errorAdvice/advice.ts';
import type { LogFailure } from './failure.ts';

const packageId = '(?<subject>[A-Z0-9]{3}[0-9A-F]{5})';
const contentLocation = {
  title: 'Content location request failed, 0x80040102 (excerpt of an smsts.log)',
  url: 'https://e-com-net.com/article/1281848807302119424.htm',
};
const missingPolicy = {
  title: 'Failed to resolve selected task sequence dependencies, 0x80040104, for a driver package',
  url: 'https://managedux.com/category/osd/',
};
const hashOverMulticast = {
  title: 'KB2000470: multicast deployments fail with a hash value error',
  url: 'https://support.microsoft.com/kb/2000470',
};

const webDav = article(
  'mem/configmgr/app-management/issues/clients-fail-download-content-http-405-errors',
  'Clients fail to download content with HTTP 405 errors',
);

/** Who downloads and verifies content; elsewhere the code is about other hashes. */
const downloaders = [
  'TSManager',
  'TSMBootstrap',
  'ApplyOperatingSystem',
  'InstallSoftware',
  'OSDDownloadContent',
  'OSDDriverClient',
  'ContentAccess',
  'ContentTransferManager',
];

/** Policy, location and download of content. */
export const contentFailures: readonly LogFailure[] = [
  {
    rule: 'content-location-missing',
    signs: [
      {
        begins: 'Content location request for ',
        pattern: new RegExp(`^${packageId}(?::\\d{1,6})? failed`),
        evidence: 'documented',
        source: contentLocation,
      },
      {
        begins: 'Failed to resolve selected task sequence dependencies',
        codes: [0x80040102],
        evidence: 'documented',
        source: contentLocation,
      },
    ],
  },
  {
    rule: 'dependency-policy-missing',
    signs: [
      {
        begins: 'Failed to find CCM_SoftwareDistribution object for ',
        pattern: new RegExp(`^AdvertID="[^"]{1,64}", PackageID="${packageId}"`),
        evidence: 'documented',
        source: missingPolicy,
      },
      {
        begins: 'Failed to resolve selected task sequence dependencies',
        codes: [0x80040104],
        evidence: 'documented',
        source: missingPolicy,
      },
    ],
  },
  {
    rule: 'content-hash-differs',
    signs: [
      { begins: 'Hash could not be matched for the', evidence: 'documented', source: hashOverMulticast },
      { codes: [0x80091007], components: downloaders, evidence: 'documented', source: hashOverMulticast },
      {
        begins: 'Hash Value failed or hash value is incorrect',
        evidence: 'documented',
        source: {
          title: 'KB2261262: hash errors with extended characters in file names',
          url: 'https://support.microsoft.com/kb/2261262',
        },
      },
    ],
  },
  {
    rule: 'content-information-hash-differs',
    signs: [
      {
        begins: 'CCTMJob::_ProcessContentInfo - failed to verify hash',
        evidence: 'documented',
        source: article(
          'mem/configmgr/content-management/hash-mismatch-error-download-contentinfo-tar',
          'Hash mismatch error when clients download Contentinfo.tar',
        ),
      },
    ],
  },
  {
    rule: 'distribution-point-has-webdav',
    signs: [
      {
        begins: 'GetDirectoryList_HTTP Error sending DAV request. HTTP code 405',
        evidence: 'documented',
        source: webDav,
      },
      { begins: 'Error sending DAV request. HTTP code 405', evidence: 'documented', source: webDav },
    ],
  },
  {
    rule: 'content-file-refused',
    signs: [
      {
        begins: 'WinHttpQueryHeaders() returns status code 404',
        evidence: 'documented',
        source: {
          title: 'ConfigMgr 2007: a package of the Use Toolkit Package step does not download (2011)',
          url: 'http://blogs.technet.com/b/configurationmgr/archive/2011/02/23/configmgr-2007-quick-fix-a-package-specified-in-the-use-toolkit-package-mdt-task-does-not-download-correctly.aspx',
        },
      },
    ],
  },
];
