/**
 * Client hotfixes of Configuration Manager: which there are, how their files are called, what KB977203 is about.
 * Rows carry their sources; what only one weak source says, or what is inferred, is marked doubtful.
 */

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** *sourced*: may carry an error. *doubtful*: one weak source or an inference; a hint at most. */
export type Certainty = 'sourced' | 'doubtful';

export type Product = 'ConfigMgr 2007' | 'ConfigMgr 2012' | 'current branch';

export interface ClientHotfix {
  /** The digits of the Knowledge Base number. */
  readonly kb: string;
  readonly product: Product;
  /** `SP1`, `SP2`; for ConfigMgr 2012 also `RTM`, `R2`; for current branch the release, such as `1511`. */
  readonly servicePack: string;
  /** Version of the hotfix's client files; absent where no source names it. */
  readonly clientVersion?: string;
  /** How sure `clientVersion` is; only sourced versions may order anything. */
  readonly versionCertainty?: Certainty;
  /** Names of the client patch files known; names can vary by language. */
  readonly files: readonly string[];
  /** Folder of the patch below the client package. */
  readonly folder: string;
  /** Knowledge Base numbers of the hotfixes this one contains and replaces. */
  readonly supersedes: readonly string[];
  readonly about: string;
  readonly sources: readonly Source[];
}

const kb977203: Source = { title: 'KB977203', url: 'https://support.microsoft.com/kb/977203' };
const kb977384: Source = { title: 'KB977384', url: 'https://support.microsoft.com/kb/977384' };
const kb2028442: Source = { title: 'KB2028442', url: 'https://support.microsoft.com/kb/2028442' };
const kb2477182: Source = { title: 'KB2477182', url: 'https://support.microsoft.com/kb/2477182' };
const kb907423: Source = { title: 'KB907423', url: 'https://support.microsoft.com/kb/907423' };
const kb974571: Source = { title: 'MS09-056 (KB974571)', url: 'https://support.microsoft.com/kb/974571' };

export const clientHotfixes: readonly ClientHotfix[] = [
  {
    kb: '977203',
    product: 'ConfigMgr 2007',
    servicePack: 'SP1',
    clientVersion: '4.0.6221.1193',
    versionCertainty: 'sourced',
    files: ['SCCM2007AC-SP1-KB977203-x86.msp'],
    folder: 'i386\\hotfix\\KB977203',
    supersedes: [],
    about: 'User state migration fails with 0x80092024 on clients that carry MS09-056 or Windows 7 SP1.',
    sources: [kb977203],
  },
  {
    kb: '977203',
    product: 'ConfigMgr 2007',
    servicePack: 'SP2',
    clientVersion: '4.0.6487.2111',
    versionCertainty: 'sourced',
    files: ['SCCM2007AC-SP2-KB977203-x86.msp'],
    folder: 'i386\\hotfix\\KB977203',
    supersedes: [],
    about: 'User state migration fails with 0x80092024 on clients that carry MS09-056 or Windows 7 SP1.',
    sources: [kb977203],
  },
  {
    kb: '977384',
    product: 'ConfigMgr 2007',
    servicePack: 'SP2',
    clientVersion: '4.0.6487.2157',
    versionCertainty: 'doubtful',
    files: ['SCCM2007AC-SP2-KB977384-x86.msp'],
    folder: 'i386\\hotfix\\KB977384',
    supersedes: ['977203'],
    about:
      'The hotfix that ConfigMgr 2007 R3 asks for; contains and replaces KB977203, but not CCMCertFix.exe.',
    sources: [kb977384, kb977203],
  },
];

export interface ClientPatchName {
  readonly product: Product;
  readonly servicePack?: string;
  readonly kb?: string;
  readonly architecture?: 'x86' | 'x64';
  /** Three letters in lower case, such as `enu`. */
  readonly language?: string;
}

export interface ClientPatchPattern {
  readonly product: Product;
  /** The form, for messages: `SCCM2007AC-<service pack>-KB<number>-x86.msp`. */
  readonly form: string;
  readonly expression: RegExp;
}

/** The known forms of client patch file names. The list is not complete: an unfamiliar name is no error. */
export const clientPatchPatterns: readonly ClientPatchPattern[] = [
  {
    product: 'ConfigMgr 2007',
    form: 'SCCM2007AC-<service pack>-KB<number>-x86.msp',
    expression:
      /^sccm2007ac-(?<servicePack>sp\d)-kb(?<kb>\d{6,7})-(?<architecture>x86)(?:-(?<language>[a-z]{3}))?\.msp$/i,
  },
  {
    product: 'ConfigMgr 2012',
    form: 'configmgr2012ac-<service pack>-kb<number>-<x64 or i386>.msp',
    expression:
      /^configmgr2012ac-(?<servicePack>rtm|sp\d|r2|sp\dr2sp\d)-kb(?<kb>\d{6,7})-(?<architecture>x64|x86|i386)\.msp$/i,
  },
  {
    product: 'current branch',
    form: 'ConfigMgr<release>-client-KB<number>-<x64 or i386>.msp',
    expression:
      /^configmgr(?<servicePack>\d{4})-client-kb(?<kb>\d{6,8})-(?<architecture>x64|x86|i386)\.msp$/i,
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

/** All rows of a Knowledge Base number (one per service pack). */
export function findClientHotfixes(kb: string): readonly ClientHotfix[] {
  return clientHotfixes.filter((hotfix) => hotfix.kb === kb);
}

/** The row of a Knowledge Base number for one service pack. */
export function findClientHotfix(kb: string, servicePack: string): ClientHotfix | undefined {
  return clientHotfixes.find(
    (hotfix) => hotfix.kb === kb && hotfix.servicePack === servicePack.toUpperCase(),
  );
}

/** The hotfixes that contain and replace the one named. */
export function supersedingHotfixes(kb: string): readonly ClientHotfix[] {
  return clientHotfixes.filter((hotfix) => hotfix.supersedes.includes(kb));
}

/** The version to order by: undefined where no source names one, or only a doubtful source does. */
export function sourcedClientVersion(kb: string, servicePack: string): string | undefined {
  const hotfix = findClientHotfix(kb, servicePack);
  return hotfix?.versionCertainty === 'sourced' ? hotfix.clientVersion : undefined;
}

/** Negative, zero or positive, as with `sort`. Compares part by part as numbers: 4.00 equals 4.0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface KnowledgeBaseArticle {
  readonly kb: string;
  readonly title: string;
  readonly note: string;
  readonly url: string;
}

export const knowledgeBaseArticles: readonly KnowledgeBaseArticle[] = [
  {
    kb: '977203',
    title: 'User state migration fails on a ConfigMgr 2007 client with MS09-056 or Windows 7 SP1',
    note: 'The client patch makes new client certificates correct; CCMCertFix.exe repairs those a client already has. Both are needed.',
    url: kb977203.url,
  },
  {
    kb: '977384',
    title: 'The hotfix ConfigMgr 2007 SP2 needs before R3',
    note: 'Contains and replaces the client patch of KB977203, which cannot be installed after it. CCMCertFix.exe is not in it.',
    url: kb977384.url,
  },
  {
    kb: '2028442',
    title: 'Why the client patch of KB977203 is not enough',
    note: 'The client patch does not repair or make anew the self-signed certificates a client has: run CCMCertFix.exe on the client before the task sequence starts.',
    url: kb2028442.url,
  },
  {
    kb: '974571',
    title: 'Security update MS09-056 (CryptoAPI)',
    note: 'Since this update Windows refuses to import a certificate whose friendly name has an embedded NUL, as older ConfigMgr 2007 client certificates have.',
    url: kb974571.url,
  },
  {
    kb: '907423',
    title: 'Client patches together with the client (SMS 2003)',
    note: 'Describes the PATCH= property: the client is installed with its hotfixes in one go.',
    url: kb907423.url,
  },
  {
    kb: '2477182',
    title: 'How ConfigMgr 2007 hotfixes are installed',
    note: 'General guidance: what a hotfix consists of, which roles it touches, how it reaches the clients.',
    url: kb2477182.url,
  },
];

/** The article of a Knowledge Base number. */
export function findKnowledgeBaseArticle(kb: string): KnowledgeBaseArticle | undefined {
  return knowledgeBaseArticles.find((article) => article.kb === kb);
}

/** The failure KB977203 is about, in sentences for log findings, hovers and pages. */
export const certificateImportFailure = {
  code: 0x80092024,
  hexadecimal: '0x80092024',
  name: 'CRYPT_E_NOT_CHAR_STRING',
  component: 'OSDSMPClient',
  /** The article names the first; that the line also lands in the second is an inference. */
  logFiles: ['Ccmexec.log', 'smsts.log'],
  what: 'User state migration failed: the client certificates could not be imported.',
  cause:
    'The friendly name of a certificate the ConfigMgr 2007 client made for itself has an embedded NUL, and Windows with MS09-056 (KB974571) or Windows 7 SP1 refuses to import it.',
  newCertificates:
    'Install the client patch of KB977203 (or KB977384) through PATCH= in the Setup Windows and ConfigMgr step: new client certificates become correct.',
  existingCertificates:
    'Run CCMCertFix.exe on the client before the task sequence, and after Setup Windows and ConfigMgr followed by a restart: existing client certificates are repaired.',
  sources: [kb977203, kb2028442],
} as const;

/** The tool that repairs the certificates a client already has. */
export const ccmCertFix = {
  fileName: 'CCMCertFix.exe',
  kb: '977203',
  /** Below the installation folder of the site server, once the hotfix is installed there. */
  folder: 'Logs\\KB977203',
  /** Where KB977384 is installed the hotfix no longer installs; its package can still be unpacked. */
  extractCommand: 'msiexec.exe /a SCCM2007-SP2-KB977203-ENU.msi /qb targetdir=<folder>',
  program: 'run hidden, whether or not a user is logged on, with administrative rights; no switches',
  sources: [kb977203],
} as const;

export interface InstallerExitCode {
  readonly code: number;
  readonly name: string;
  readonly meaning: string;
}

/** Windows Installer exit codes that speak of PATCH=. */
export const patchExitCodes: readonly InstallerExitCode[] = [
  {
    code: 1635,
    name: 'ERROR_PATCH_PACKAGE_OPEN_FAILED',
    meaning: 'The patch file cannot be opened: wrong path, or no access to it.',
  },
  {
    code: 1636,
    name: 'ERROR_PATCH_PACKAGE_INVALID',
    meaning: 'The file is not a valid Windows Installer patch.',
  },
  {
    code: 1637,
    name: 'ERROR_PATCH_PACKAGE_UNSUPPORTED',
    meaning: 'The patch needs a newer Windows Installer.',
  },
  {
    code: 1642,
    name: 'ERROR_PATCH_TARGET_NOT_FOUND',
    meaning:
      'The patch does not fit the product: another service pack, version or architecture of the client.',
  },
  { code: 1643, name: 'ERROR_PATCH_PACKAGE_REJECTED', meaning: 'A system policy forbids the patch.' },
  {
    code: 1648,
    name: 'ERROR_PATCH_NO_SEQUENCE',
    meaning: 'No valid order was found for the set of patches.',
  },
];

export const patchExitCodesSource: Source = {
  title: 'Windows Installer error codes',
  url: 'https://learn.microsoft.com/windows/win32/msi/error-codes',
};

/** Where the client package lies while a task sequence runs, and on distribution points. */
export const clientPackagePlaces = {
  /** On the drive with most free space. */
  taskSequenceFolder: '_SMSTaskSequence',
  clientFolder: 'OSD',
  hotfixFolder: 'i386\\hotfix',
  /** Below the installation folder of the site server. */
  serverFolder: 'Client\\i386\\hotfix',
  /** `SMSPKGC$`, `SMSPKGD$`: one for each drive; `SMS_DP_SMSPKG$` on the way to a client. */
  distributionPointShare: /^(?:SMSPKG[A-Z]\$|SMS_DP_SMSPKG\$)$/i,
} as const;
