/** The case of KB977203: the failure, the two halves of its fix, and the articles around it. */
import { kb977203, kb977384, kb2028442, kb2477182 } from './sources.ts';

/** The failure KB977203 is about, in sentences for log findings, hovers and pages. */
export const certificateImportFailure = {
  code: 0x80092024,
  hexadecimal: '0x80092024',
  name: 'CRYPT_E_NOT_CHAR_STRING',
  component: 'OSDSMPClient',
  /** The article names the first; that the line is also in the second is an inference: require neither. */
  logFiles: ['Ccmexec.log', 'smsts.log'],
  cause:
    'The friendly name of a certificate the ConfigMgr 2007 client made for itself has an embedded NUL, and Windows with MS09-056 (KB974571) or Windows 7 SP1 refuses to import it.',
  newCertificates:
    'Install the client patch of KB977203 (or KB977384) through PATCH= in the Setup Windows and ConfigMgr step: new client certificates become correct.',
  existingCertificates:
    'Run CCMCertFix.exe on the client before the task sequence starts, and in the new system after Setup Windows and ConfigMgr, followed by a restart: existing client certificates are repaired.',
  /** The same in one breath, for a finding. */
  inShort:
    'Windows with MS09-056 (KB974571) or Windows 7 SP1 refuses the embedded NUL in their friendly name. Both halves of the fix are needed: KB977203 in PATCH= of the Setup Windows and ConfigMgr step for new certificates, CCMCertFix.exe and a restart for existing ones.',
  /** The guide, from the root of the project. */
  guide: 'docs/guides/kb977203.md',
  sources: [kb977203, kb2028442],
} as const;

/** The tool that repairs the certificates a client already has. */
export const ccmCertFix = {
  fileName: 'CCMCertFix.exe',
  kb: '977203',
  /** Below the installation folder of the site server, once the hotfix is installed there. */
  folder: 'Logs\\KB977203',
  /** Where KB977384 is installed the hotfix does not install; its package can still be unpacked. Names vary by language. */
  extractCommand: 'msiexec.exe /a SCCM2007-SP2-KB977203-ENU.msi /qb targetdir=<folder>',
  /** It takes no switches. A log file, written with or without `>`, may follow; which is meant is doubtful. */
  commandLine: 'CCMCertFix.exe',
  program: 'run hidden, whether or not a user is logged on, with administrative rights',
  sources: [kb977203, kb2028442],
} as const;

/** KB977203 prints the first number once where it speaks of the second; people copy it. */
export const misprintedKb = { printed: '997384', meant: '977384', source: kb977203 } as const;

export interface KnowledgeBaseArticle {
  readonly kb: string;
  /** In our own words. */
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
    note: 'The patch neither repairs nor remakes the self-signed certificates a client has: run CCMCertFix.exe on the client before the task sequence starts.',
    url: kb2028442.url,
  },
  {
    kb: '974571',
    title: 'Security update MS09-056 (CryptoAPI)',
    note: 'Since this update Windows refuses to import a certificate whose friendly name has an embedded NUL, as those of ConfigMgr 2007 clients have.',
    url: 'https://support.microsoft.com/kb/974571',
  },
  {
    kb: '907423',
    title: 'Client patches together with the client (SMS 2003)',
    note: 'Describes the PATCH= property, which installs the client and its hotfixes in one go.',
    url: 'https://support.microsoft.com/kb/907423',
  },
  {
    kb: '2477182',
    title: 'How ConfigMgr 2007 hotfixes are installed',
    note: 'General guidance: what a hotfix consists of, which roles it touches, how it reaches the clients.',
    url: kb2477182.url,
  },
  {
    kb: '982203',
    title: 'A ConfigMgr 2007 client hotfix',
    note: 'Found in chains of PATCH=, before KB2516517.',
    url: 'https://support.microsoft.com/kb/982203',
  },
  {
    kb: '2516517',
    title: 'A ConfigMgr 2007 client hotfix',
    note: 'Found in chains of PATCH=, behind KB982203. Lists sorted as text put it first by mistake.',
    url: 'https://support.microsoft.com/kb/2516517',
  },
  {
    kb: '2659258',
    title: 'A ConfigMgr 2007 SP2 client hotfix',
    note: 'Found in client installation scripts, behind KB977203.',
    url: 'https://support.microsoft.com/kb/2659258',
  },
];

/** The article of a Knowledge Base number. */
export function findKnowledgeBaseArticle(kb: string): KnowledgeBaseArticle | undefined {
  return knowledgeBaseArticles.find((article) => article.kb === kb);
}
