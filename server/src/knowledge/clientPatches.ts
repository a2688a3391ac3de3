/** Client patch files: how they are called, where they lie, and what Windows Installer says of them. */
import type { Product } from './clientHotfixes.ts';
import {
  hotfixInstaller,
  installerErrorCodes,
  kb977203,
  kb2028442,
  packageScript,
  type Source,
} from './sources.ts';

export interface ClientPatchName {
  readonly product: Product;
  /** In upper case; for current branch the release. */
  readonly servicePack?: string;
  /** The digits of the Knowledge Base number. */
  readonly kb?: string;
  /** `i386` and `x86` mean the same. */
  readonly architecture?: 'x86' | 'x64';
  /** Three letters in lower case, such as `enu`. */
  readonly language?: string;
}

export interface ClientPatchPattern {
  readonly product: Product;
  /** The form, for messages: `SCCM2007AC-<service pack>-KB<number>-x86.msp`. */
  readonly form: string;
  readonly expression: RegExp;
  readonly source: Source;
}

/** The known forms of client patch file names. The list is not complete: an unfamiliar name is no error. */
export const clientPatchPatterns: readonly ClientPatchPattern[] = [
  {
    product: 'ConfigMgr 2007',
    form: 'SCCM2007AC-<service pack>-KB<number>-x86.msp',
    expression:
      /^sccm2007ac-(?<servicePack>sp[12])-kb(?<kb>\d{6,7})-(?<architecture>x86)(?:-(?<language>[a-z]{3}))?\.msp$/i,
    source: kb977203,
  },
  {
    product: 'ConfigMgr 2012',
    form: 'configmgr2012ac-<service pack>-kb<number>-<x64 or i386>.msp',
    expression:
      /^configmgr2012ac-(?<servicePack>rtm|sp[12]|r2|sp2r2sp1)-kb(?<kb>\d{6,7})-(?<architecture>x64|i386|x86)\.msp$/i,
    source: packageScript,
  },
  {
    // Microsoft's own example is ConfigMgr1511-client-KB1234567-x64.msp; later releases shorten it to cm2211-client-...
    product: 'current branch',
    form: 'ConfigMgr<release>-client-KB<number>-<x64 or i386>.msp',
    expression:
      /^(?:configmgr|cm)(?<servicePack>\d{4})-client-kb(?<kb>\d{6,8})-(?<architecture>x64|i386|x86)\.msp$/i,
    source: hotfixInstaller,
  },
];

/** What the name of a client patch file says, whatever its case; undefined for a name of no known form. */
export function parseClientPatchName(fileName: string): ClientPatchName | undefined {
  for (const { product, expression } of clientPatchPatterns) {
    const groups = expression.exec(fileName)?.groups;
    if (groups === undefined) continue;
    const { servicePack, kb, architecture, language } = groups;
    return {
      product,
      ...(servicePack !== undefined && { servicePack: servicePack.toUpperCase() }),
      ...(kb !== undefined && { kb }),
      ...(architecture !== undefined && {
        architecture: architecture.toLowerCase() === 'x64' ? ('x64' as const) : ('x86' as const),
      }),
      ...(language !== undefined && { language: language.toLowerCase() }),
    };
  }
  return undefined;
}

export interface InstallerExitCode {
  readonly code: number;
  readonly name: string;
  /** In our own words. */
  readonly meaning: string;
  readonly source: Source;
}

/** Windows Installer exit codes that speak of PATCH=. */
export const patchExitCodes: readonly InstallerExitCode[] = [
  {
    code: 1635,
    name: 'ERROR_PATCH_PACKAGE_OPEN_FAILED',
    meaning: 'A patch file cannot be opened: a wrong path, or no access to it.',
    source: installerErrorCodes,
  },
  {
    code: 1636,
    name: 'ERROR_PATCH_PACKAGE_INVALID',
    meaning: 'A file of the list is not a valid Windows Installer patch.',
    source: installerErrorCodes,
  },
  {
    code: 1637,
    name: 'ERROR_PATCH_PACKAGE_UNSUPPORTED',
    meaning: 'A patch needs a newer Windows Installer.',
    source: installerErrorCodes,
  },
  {
    code: 1642,
    name: 'ERROR_PATCH_TARGET_NOT_FOUND',
    meaning: 'A patch does not fit the client: another product, service pack or version.',
    source: installerErrorCodes,
  },
  {
    code: 1643,
    name: 'ERROR_PATCH_PACKAGE_REJECTED',
    meaning: 'A system policy forbids a patch.',
    source: installerErrorCodes,
  },
  {
    code: 1648,
    name: 'ERROR_PATCH_NO_SEQUENCE',
    meaning: 'No valid order was found for the patches of the list.',
    source: installerErrorCodes,
  },
];

/** Where the client package lies while a task sequence runs, on the site server, and on distribution points. */
export const clientPackagePlaces = {
  /** On the drive with most free space. */
  taskSequenceFolder: '_SMSTaskSequence',
  clientFolder: 'OSD',
  hotfixFolder: 'i386\\hotfix',
  /** Below the installation folder of the site server. */
  serverFolder: 'Client\\i386\\hotfix',
  /** `SMSPKGC$`, `SMSPKGD$`: one for each drive; `SMS_DP_SMSPKG$` on every distribution point. */
  distributionPointShare: /^(?:SMSPKG[A-Z]\$|SMS_DP_SMSPKG\$)$/i,
  sources: [kb977203, kb2028442],
} as const;
