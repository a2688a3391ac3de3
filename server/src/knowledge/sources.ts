/** Where a fact comes from. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** *sourced*: may carry an error. *doubtful*: one weak source or an inference; a hint at most. */
export type Certainty = 'sourced' | 'doubtful';

// Sources that several rows share.

export const kb977203: Source = { title: 'KB977203', url: 'https://support.microsoft.com/kb/977203' };
export const kb977384: Source = { title: 'KB977384', url: 'https://support.microsoft.com/kb/977384' };
export const kb2028442: Source = { title: 'KB2028442', url: 'https://support.microsoft.com/kb/2028442' };
export const kb2477182: Source = { title: 'KB2477182', url: 'https://support.microsoft.com/kb/2477182' };
export const hotfixVersioning: Source = {
  title: 'Jason Sandys: ConfigMgr Client Hotfix Versioning (2011)',
  url: 'http://blog.configmgrftw.com/?p=163',
};
/** Lists 4.00.6221.1193 and 4.00.6487.2111 as KB977203, 4.00.6487.2157 as ConfigMgr 2007 R3. */
export const schemaReport: Source = {
  title: 'Get-ADSchemaReport.ps1: versions of Configuration Manager',
  url: 'https://github.com/Reactor46/All-Scripts',
};
export const clientMonitoring: Source = {
  title: 'Tao Yang: SCCM 2007 client management pack (2012)',
  url: 'https://blog.tyang.org/2012/03/04/system-center-configuration-manager-sccm-2007-client-management-pack-for-scom/',
};
export const packageScript: Source = {
  title: 'Create-ConfigMgr2012CU4Packages.ps1',
  url: 'https://github.com/DeploymentArtist/CMReporting1',
};
export const hotfixInstaller: Source = {
  title: 'Hotfix installer of Configuration Manager (current branch)',
  url: 'https://learn.microsoft.com/mem/configmgr/core/servers/manage/use-the-hotfix-installer-to-install-updates',
};
export const installerErrorCodes: Source = {
  title: 'Windows Installer error codes',
  url: 'https://learn.microsoft.com/windows/win32/msi/error-codes',
};
