import type { ErrorCodeSource } from './errorCode.ts';
import { installerErrorCodes } from './sources.ts';

const headers = 'https://github.com/mingw-w64/mingw-w64/blob/master/mingw-w64-headers/include/';
const troubleshoot = 'https://learn.microsoft.com/troubleshoot/';
const servicing = `${troubleshoot}windows-server/installing-updates-features-roles/`;

/** The sources of the table of error codes, by the key that stands on its rows. */
export const errorSources: Readonly<Record<string, ErrorCodeSource>> = {
  winerror: header('winerror.h'),
  ntstatus: header('ntstatus.h'),
  wuerror: header('wuerror.h'),
  bitsmsg: header('bitsmsg.h'),
  lmerr: header('lmerr.h'),
  wininet: header('wininet.h'),
  vsserror: header('vsserror.h'),
  cfgmgr32: header('cfgmgr32.h'),
  metadata: { title: 'Windows metadata', url: 'https://github.com/microsoft/win32metadata' },
  wbemcli: {
    title: 'WBEMSTATUS (wbemcli.h)',
    url: 'https://learn.microsoft.com/windows/win32/api/wbemcli/ne-wbemcli-wbemstatus',
  },
  'message-table': {
    title: 'ConfigMgr message table (community export)',
    url: 'https://github.com/smcallister594/scotscottmca',
  },
  'client-logs': { title: 'name and number as the client prints them in its logs' },
  'cbs-lists': { title: 'two public lists of CBS codes that agree' },
  'cbs-logs': { title: 'CBS.log lines in articles of Microsoft support' },
  msi: installerErrorCodes,
  'msi-actions': {
    title: 'Logging of action return values',
    url: 'https://learn.microsoft.com/windows/win32/msi/logging-of-action-return-values',
  },
  'client-properties': {
    title: 'Client installation parameters and properties',
    url: 'https://learn.microsoft.com/mem/configmgr/core/clients/deploy/about-client-installation-properties',
  },
  tbs: { title: 'TBS return codes', url: 'https://learn.microsoft.com/windows/win32/tbs/tbs-return-codes' },
  setup: {
    title: 'Windows upgrade resolution procedures',
    url: `${troubleshoot}windows-client/setup-upgrade-and-drivers/windows-10-upgrade-resolution-procedures`,
  },
  dotnet35: {
    title: '.NET Framework 3.5 installation errors',
    url: `${troubleshoot}windows-client/application-management/dotnet-framework-35-installation-error`,
  },
  'update-errors': {
    title: 'Windows Update common errors and mitigation',
    url: `${troubleshoot}windows-client/installing-updates-features-roles/common-windows-update-errors`,
  },
  'update-repair': {
    title: 'Fix Windows Update corruptions and installation failures',
    url: `${servicing}fix-windows-update-errors`,
  },
  'log-full': {
    title: 'Error 0x800719e4 when Windows Update fails',
    url: `${servicing}error-0x800719e4-windows-update-fails`,
  },
  activation: {
    title: 'Windows activation error codes',
    url: `${troubleshoot}windows-server/licensing-and-activation/troubleshoot-activation-error-codes`,
  },
  'intune-apps': {
    title: 'Intune app installation error reference',
    url: `${troubleshoot}mem/intune/app-management/app-install-error-codes`,
  },
  'intune-codes': {
    title: 'Common error codes in Microsoft Intune',
    url: `${troubleshoot}mem/intune/general/troubleshoot-company-resource-access-problems`,
  },
  cmg403: {
    title: 'ConfigMgr clients cannot communicate with the cloud management gateway',
    url: `${troubleshoot}mem/configmgr/client-management/cmg-communication-error-403`,
  },
  usmt: {
    title: 'USMT return codes',
    url: `${troubleshoot}windows-client/setup-upgrade-and-drivers/usmt-return-codes`,
  },
  mdt: {
    title: 'Troubleshooting reference for MDT',
    url: 'https://learn.microsoft.com/mem/configmgr/mdt/troubleshooting-reference',
  },
  contentLocation: {
    title: 'Kim Kaminski: a different OSD task sequence error, 0x80040102 (2010)',
    url: 'http://myitforum.com/cs2/blogs/kkaminski/archive/2010/06/02/a-different-osd-task-sequence-error-0x80040102.aspx',
  },
  packagePolicy: {
    title: 'Failed to resolve selected task sequence dependencies, 0x80040104, for a driver package',
    url: 'https://managedux.com/category/osd/',
  },
};

function header(name: string): ErrorCodeSource {
  return { title: `${name} (mingw-w64)`, url: `${headers}${name}` };
}
