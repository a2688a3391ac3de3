import { article } from '../errorAdvice/advice.ts';
import type { Source } from '../sources.ts';

// Pages that show how failures are written, which several rows share.

const osd = 'mem/configmgr/os-deployment/';
const updates = 'mem/configmgr/update-management/';

export const noNetworkInWindowsPe: Source = {
  title: 'Frank Rojas: OSD deployment errors out after Windows PE loads (2008)',
  url: 'https://blogs.technet.microsoft.com/smsandmom/2008/08/26/configmgr-2007-osd-deployment-errors-out-within-a-few-seconds-after-winpe-loads-and-then-automatically-reboots/',
};
export const pxeAdvanced = article(
  `${osd}advanced-troubleshooting-pxe-boot`,
  'Advanced troubleshooting for PXE boot issues',
);
export const pxeCertificate = article(
  `${osd}pxe-boot-not-work`,
  'PXE boot does not work: no self-signed certificate',
);
export const mediaCertificate = article(
  `${osd}sending-with-winhttp-failed-80072f8f-error`,
  'Sending with WinHTTP failed; 80072f8f',
);
export const mediaLocations = article(
  `${osd}dynamic-media-cannot-get-mp-locations`,
  'Dynamic media cannot get management point locations',
);
export const gateway = article(
  'mem/configmgr/client-management/cmg-communication-error-403',
  'ConfigMgr clients cannot communicate with the cloud management gateway',
);
export const restoredSite: Source = {
  title: 'KB2509330: task sequences fail after a site is restored',
  url: 'https://support.microsoft.com/kb/2509330',
};
export const partitions: Source = {
  title: 'Deploying Windows 7 images captured via an SCCM 2007 capture CD (2010)',
  url: 'http://blogs.technet.com/b/configurationmgr/archive/2010/04/12/how-to-set-up-a-task-sequence-to-deploy-windows-7-images-captured-via-an-sccm-2007-capture-cd.aspx',
};
export const driverStore: Source = {
  title: 'KB2012266: drivers are not added to the driver store',
  url: 'https://support.microsoft.com/kb/2012266',
};
export const applicationStep = article(
  `${osd}troubleshoot-install-application-step`,
  'Troubleshoot the Install Application step',
);
export const setupHook = article(
  `${osd}osd-task-sequence-fails-error-80070005`,
  'OSD task sequence fails with error 80070005',
);
export const severalRestarts = article(
  `${osd}task-sequence-fails-multiple-restarts`,
  'Task sequence fails if updates need several restarts',
);
export const capture = article(
  `${osd}windows-11-image-capture-fail`,
  'Errors when capturing a Windows 11 image',
);
export const upgrade = article(
  'windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures',
  'Windows upgrade resolution procedures',
);
export const clientProperties: Source = {
  title: 'Configuration Manager: client installation parameters and properties',
  url: 'https://learn.microsoft.com/intune/configmgr/core/clients/deploy/about-client-installation-properties',
};
export const ccmsetupCodes: Source = {
  title: 'Jason Sandys: CCMSETUP error codes',
  url: 'http://home.configmgrftw.com/ugh-ccmsetup-error-codes/',
};
export const scanFailures = article(
  `${updates}troubleshoot-software-update-scan-failures`,
  'Troubleshoot software update scan failures',
);
export const installerError: Source = {
  title: 'Patch My PC: installation fails with MSI error code 1603',
  url: 'https://github.com/PatchMyPCTeam/kbs.patchmypc.com',
};
export const contentDistribution = article(
  'mem/configmgr/content-management/troubleshoot-content-distribution',
  'Troubleshoot content distribution',
);
export const mdtReference: Source = {
  title: 'Troubleshooting reference for MDT',
  url: 'https://learn.microsoft.com/mem/configmgr/mdt/troubleshooting-reference',
};
/** Logs of public clients, read by eye. */
export const toolkitLogs: Source = {
  title: 'MECM Toolkit: logs of a fallback status point (2023)',
  url: 'https://github.com/dustinestes/MECM_Toolkit',
};
