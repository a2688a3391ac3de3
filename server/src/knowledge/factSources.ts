import { kb977203, type Source } from './sources.ts';

/** Where a row of a table of facts comes from; what was counted or read in files has no address. */
export interface FactSource {
  readonly title: string;
  readonly url?: string;
}

const reference = 'https://learn.microsoft.com/intune/configmgr/';
const previous = 'https://learn.microsoft.com/previous-versions/system-center/';

/** The sources of the tables below `data/`, by the key that stands on their rows. */
export const factSources: Readonly<Record<string, FactSource>> = {
  stepReference: {
    title: 'Configuration Manager: task sequence steps',
    url: `${reference}osd/understand/task-sequence-steps`,
  },
  variableReference: {
    title: 'Configuration Manager: task sequence variables',
    url: `${reference}osd/understand/task-sequence-variables`,
  },
  /** Of several classes; that of one step type or condition has a page of its own, see `classPage`. */
  classes: {
    title: 'Configuration Manager: WMI classes of operating system deployment',
    url: `${reference}develop/reference/osd/operating-system-deployment-server-wmi-classes`,
  },
  cmdlets: {
    title: 'Configuration Manager cmdlets for steps, rules and conditions (New-CMTSStep..., New-CMTSRule)',
    url: 'https://learn.microsoft.com/powershell/module/configurationmanager/',
  },
  exports: { title: '345 public task sequences, as counted' },
  clientProperties: {
    title: 'Configuration Manager: client installation parameters and properties',
    url: `${reference}core/clients/deploy/about-client-installation-properties`,
  },
  clientProperties2012: {
    title: 'Client installation properties in System Center 2012 Configuration Manager',
    url: `${previous}system-center-2012-R2/gg699356(v=technet.10)`,
  },
  clientProperties2007: {
    title: 'Configuration Manager 2007 client installation properties',
    url: 'http://technet.microsoft.com/library/bb680980.aspx',
  },
  ccmsetupLog: { title: 'ccmsetup.log of public clients' },
  smstsLog: { title: 'smsts.log of public clients' },
  toolkitReference: {
    title: 'Microsoft Deployment Toolkit: toolkit reference',
    url: `${reference}mdt/toolkit-reference`,
  },
  ztiGather: { title: 'Microsoft Deployment Toolkit: ZTIGather.xml, the list of its properties' },
  mdtScripts: { title: 'Microsoft Deployment Toolkit: its scripts, names only' },
  mdtTemplates: { title: 'Microsoft Deployment Toolkit: its task sequence templates' },
  psd: {
    title: 'PowerShell Deployment for MDT: ZTIGather.xml',
    url: 'https://github.com/FriendsOfMDT/PSD',
  },
  logReference: {
    title: 'Configuration Manager: log file reference',
    url: `${reference}core/plan-design/hierarchy/log-files`,
  },
  logReference2020: {
    title: 'Configuration Manager: log file reference (April 2020)',
    url: 'https://github.com/MicrosoftDocs/SCCMdocs/blob/main/sccm/core/plan-design/hierarchy/log-files.md',
  },
  mdtTroubleshooting: {
    title: 'Microsoft Deployment Toolkit: troubleshooting reference',
    url: `${reference}mdt/troubleshooting-reference`,
  },
  kb977203,
  msiPatch: {
    title: 'Windows Installer: PATCH property',
    url: 'https://learn.microsoft.com/windows/win32/msi/patch',
  },
  msiProperties: {
    title: 'Windows Installer: property reference',
    url: 'https://learn.microsoft.com/windows/win32/msi/property-reference',
  },
};

/** The page of the WMI class that a step type or a condition is. */
export function classPage(type: string): Source {
  return {
    title: `WMI class ${type}`,
    url: `${reference}develop/reference/osd/${type.toLowerCase()}-server-wmi-class`,
  };
}

/** The sources of a row by its keys; `class` is the page of the row's own class. */
export function sourcesOf(keys: readonly string[], type?: string): readonly FactSource[] {
  return keys.flatMap((key) => {
    const source = key === 'class' && type !== undefined ? classPage(type) : factSources[key];
    return source ? [source] : [];
  });
}
