/** The client hotfixes of Configuration Manager. Rows state what sources say; where none does, a field is absent. */
import {
  type Certainty,
  clientMonitoring,
  hotfixVersioning,
  kb977203,
  kb977384,
  packageScript,
  type Source,
  schemaReport,
} from './sources.ts';

export type Product = 'ConfigMgr 2007' | 'ConfigMgr 2012' | 'current branch';

export interface ClientHotfix {
  /** The digits of the Knowledge Base number. */
  readonly kb: string;
  readonly product: Product;
  /** `SP1`, `SP2`; for ConfigMgr 2012 also `RTM`, `R2`; for current branch the release, such as `2211`. */
  readonly servicePack: string;
  /** Version of the client files in the hotfix; absent where no source names it. */
  readonly clientVersion?: string;
  /** How sure `clientVersion` is; only sourced versions may order anything. */
  readonly versionCertainty?: Certainty;
  /** Names of the patch files that sources print; a name can differ by language. */
  readonly files: readonly string[];
  /** Folder of the patch below the client package. */
  readonly folder: string;
  /** Knowledge Base numbers of the hotfixes this one contains and replaces. */
  readonly supersedes: readonly string[];
  readonly about: string;
  readonly sources: readonly Source[];
}

const userStateMigration =
  'User state migration fails with 0x80092024 on clients that carry MS09-056 or Windows 7 SP1.';

/** The page of an update of current branch; it names the client version and the hotfixes that are included. */
function hotfixPage(release: string, kb: string, title: string): Source {
  return { title, url: `https://learn.microsoft.com/intune/configmgr/hotfix/${release}/${kb}` };
}

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
    about: userStateMigration,
    sources: [kb977203, schemaReport],
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
    about: userStateMigration,
    sources: [kb977203, schemaReport],
  },
  {
    // The article itself was not seen with a version; two independent public sources agree on it.
    kb: '977384',
    product: 'ConfigMgr 2007',
    servicePack: 'SP2',
    clientVersion: '4.0.6487.2157',
    versionCertainty: 'sourced',
    files: [],
    folder: 'i386\\hotfix\\KB977384',
    supersedes: ['977203'],
    about: 'The hotfix that ConfigMgr 2007 R3 needs; contains and replaces KB977203, but not CCMCertFix.exe.',
    sources: [kb977384, kb977203, clientMonitoring, schemaReport],
  },
  {
    // SP2 is an inference, here and in the next row: the write-up is of 2011 and about Windows 7 SP1 clients.
    kb: '982203',
    product: 'ConfigMgr 2007',
    servicePack: 'SP2',
    files: [],
    folder: 'i386\\hotfix\\KB982203',
    supersedes: [],
    about: 'A client hotfix found in chains of PATCH=; older than KB2516517. No source for its version.',
    sources: [hotfixVersioning],
  },
  {
    kb: '2516517',
    product: 'ConfigMgr 2007',
    servicePack: 'SP2',
    files: [],
    folder: 'i386\\hotfix\\KB2516517',
    supersedes: [],
    about: 'A client hotfix found in chains of PATCH=; newer than KB982203. No source for its version.',
    sources: [hotfixVersioning],
  },
  {
    // The file name is from public client installation scripts, not from the article.
    kb: '2659258',
    product: 'ConfigMgr 2007',
    servicePack: 'SP2',
    files: ['sccm2007ac-sp2-kb2659258-x86-enu.msp'],
    folder: 'i386\\hotfix\\KB2659258',
    supersedes: [],
    about: 'A client hotfix that installation scripts apply after KB977203. No source for its version.',
    sources: [
      {
        title: 'KB2659258 (article not seen; named in public installation scripts)',
        url: 'https://support.microsoft.com/kb/2659258',
      },
    ],
  },
  {
    kb: '3026739',
    product: 'ConfigMgr 2012',
    servicePack: 'R2',
    files: ['configmgr2012ac-r2-kb3026739-x64.msp'],
    folder: 'x64\\ClientPatch',
    supersedes: [],
    about: 'The client part of cumulative update 4 for System Center 2012 R2 Configuration Manager.',
    sources: [packageScript],
  },
  {
    kb: '12959506',
    product: 'current branch',
    servicePack: '2111',
    clientVersion: '5.0.9068.1012',
    versionCertainty: 'sourced',
    files: [],
    folder: 'x64\\ClientUpdate',
    supersedes: [],
    about:
      'A client update for Configuration Manager 2111: remote control that hangs, and a client that ends when it starts.',
    sources: [
      hotfixPage('2111', '12959506', 'Client update for Configuration Manager current branch, version 2111'),
    ],
  },
  {
    kb: '12896009',
    product: 'current branch',
    servicePack: '2111',
    clientVersion: '5.0.9068.1027',
    versionCertainty: 'sourced',
    files: [],
    folder: 'x64\\ClientUpdate',
    supersedes: ['12959506'],
    about: 'The client part of the update rollup for Configuration Manager 2111.',
    sources: [
      hotfixPage(
        '2111',
        '12896009',
        'Update rollup for Microsoft Endpoint Configuration Manager version 2111',
      ),
    ],
  },
  {
    kb: '14244456',
    product: 'current branch',
    servicePack: '2203',
    clientVersion: '5.0.9078.1025',
    versionCertainty: 'sourced',
    files: [],
    folder: 'x64\\ClientUpdate',
    supersedes: [],
    about: 'The client part of the update rollup for Configuration Manager 2203.',
    sources: [
      hotfixPage(
        '2203',
        '14244456',
        'Update rollup for Microsoft Endpoint Configuration Manager version 2203',
      ),
    ],
  },
  {
    // The file name is from the marker file the patch leaves in the Windows folder.
    kb: '16643863',
    product: 'current branch',
    servicePack: '2211',
    clientVersion: '5.0.9096.1024',
    versionCertainty: 'sourced',
    files: ['cm2211-client-kb16643863-x64.msp'],
    folder: 'x64\\ClientUpdate',
    supersedes: [],
    about: 'The client part of the update rollup for Configuration Manager 2211.',
    sources: [
      {
        title: 'Update rollup for Microsoft Configuration Manager version 2211',
        url: 'https://github.com/MicrosoftDocs/memdocs/blob/main/memdocs/configmgr/hotfix/2211/16643863.md',
      },
    ],
  },
  {
    kb: '21010486',
    product: 'current branch',
    servicePack: '2303',
    clientVersion: '5.0.9106.1015',
    versionCertainty: 'sourced',
    files: [],
    folder: 'x64\\ClientUpdate',
    supersedes: [],
    about: 'The client part of the update rollup for Configuration Manager 2303.',
    sources: [
      hotfixPage('2303', '21010486', 'Update rollup for Microsoft Configuration Manager version 2303'),
    ],
  },
  {
    kb: '26129847',
    product: 'current branch',
    servicePack: '2309',
    files: [],
    folder: 'x64\\ClientUpdate',
    supersedes: [],
    about:
      'A client update for Configuration Manager 2309: discovery records that co-managed clients send too often.',
    sources: [
      hotfixPage(
        '2309',
        '26129847',
        'Client discovery data update for Microsoft Configuration Manager version 2309',
      ),
    ],
  },
  {
    // The file name is from the marker file the patch leaves in the Windows folder.
    kb: '25858444',
    product: 'current branch',
    servicePack: '2309',
    clientVersion: '5.0.9122.1018',
    versionCertainty: 'sourced',
    files: ['cm2309-client-kb25858444-x64.msp'],
    folder: 'x64\\ClientUpdate',
    supersedes: ['26129847'],
    about: 'The client part of the update rollup for Configuration Manager 2309.',
    sources: [
      hotfixPage('2309', '25858444', 'Update rollup for Microsoft Configuration Manager version 2309'),
    ],
  },
];

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

/**
 * The file name to write for a hotfix: the one a source prints, else the usual form of ConfigMgr 2007 names, which
 * is doubtful because the real name can end in a language (`-enu`). Undefined where neither is known.
 */
export function patchFileName(
  hotfix: ClientHotfix,
): { readonly name: string; readonly certainty: Certainty } | undefined {
  const known = hotfix.files[0];
  if (known !== undefined) return { name: known, certainty: 'sourced' };
  if (hotfix.product !== 'ConfigMgr 2007') return undefined;
  return { name: `SCCM2007AC-${hotfix.servicePack}-KB${hotfix.kb}-x86.msp`, certainty: 'doubtful' };
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

/** Pairs whose order a write-up names although their versions are not published: the first is the older one. */
const documentedOrder: readonly {
  readonly older: string;
  readonly newer: string;
  readonly source: Source;
}[] = [
  { older: '982203', newer: '2516517', source: hotfixVersioning },
  {
    older: '26129847',
    newer: '25858444',
    source: hotfixPage('2309', '25858444', 'Update rollup for Microsoft Configuration Manager version 2309'),
  },
];

/**
 * Negative when the first hotfix belongs before the second in a list of patches, positive when behind it, zero when
 * they are the same; undefined where no source tells. Never the order of the Knowledge Base numbers, which is not
 * always the order of the code.
 */
export function compareHotfixes(first: string, second: string, servicePack: string): number | undefined {
  if (first === second) return 0;
  const left = sourcedClientVersion(first, servicePack);
  const right = sourcedClientVersion(second, servicePack);
  if (left !== undefined && right !== undefined) return compareVersions(left, right);
  for (const { older, newer } of documentedOrder) {
    if (older === first && newer === second) return -1;
    if (older === second && newer === first) return 1;
  }
  return undefined;
}
