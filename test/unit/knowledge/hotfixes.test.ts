import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ccmCertFix,
  certificateImportFailure,
  clientHotfixes,
  clientPackagePlaces,
  clientPatchPatterns,
  compareHotfixes,
  compareVersions,
  findClientHotfix,
  findClientHotfixes,
  findKnowledgeBaseArticle,
  knowledgeBaseArticles,
  parseClientPatchName,
  patchExitCodes,
  patchFileName,
  sourcedClientVersion,
  supersedingHotfixes,
} from '../../../server/src/knowledge/hotfixes.ts';

describe.each(clientHotfixes)('the row of KB$kb for $product $servicePack', (hotfix) => {
  it('has a source', () => {
    expect(hotfix.sources.length).toBeGreaterThan(0);
    for (const source of hotfix.sources) {
      expect(source.title).not.toBe('');
      expect(new URL(source.url).protocol).toMatch(/^https?:$/);
    }
  });

  it('stands once in the table', () => {
    const same = clientHotfixes.filter(
      ({ kb, servicePack }) => kb === hotfix.kb && servicePack === hotfix.servicePack,
    );
    expect(same).toEqual([hotfix]);
    expect(findClientHotfix(hotfix.kb, hotfix.servicePack.toLowerCase())).toBe(hotfix);
  });

  it('has file names that say what the row says', () => {
    for (const file of hotfix.files) {
      expect(parseClientPatchName(file)).toMatchObject({
        product: hotfix.product,
        servicePack: hotfix.servicePack,
        kb: hotfix.kb,
      });
    }
  });

  it('has a version with four numbers and a certainty, or neither', () => {
    expect(hotfix.clientVersion === undefined).toBe(hotfix.versionCertainty === undefined);
    if (hotfix.clientVersion !== undefined) expect(hotfix.clientVersion).toMatch(/^\d+(?:\.\d+){3}$/);
  });

  it('replaces only hotfixes of the table, and older ones', () => {
    for (const kb of hotfix.supersedes) {
      expect(findClientHotfixes(kb)).not.toEqual([]);
      expect(compareHotfixes(kb, hotfix.kb, hotfix.servicePack)).toBeLessThan(0);
      expect(supersedingHotfixes(kb)).toContain(hotfix);
    }
  });

  it('has a folder that names the hotfix, for ConfigMgr 2007', () => {
    if (hotfix.product === 'ConfigMgr 2007') {
      expect(hotfix.folder).toBe(`${clientPackagePlaces.hotfixFolder}\\KB${hotfix.kb}`);
      expect(findKnowledgeBaseArticle(hotfix.kb)).toBeDefined();
    }
  });
});

describe('file names to write', () => {
  it('takes the one a source prints', () => {
    expect(findClientHotfixes('977203').map(patchFileName)).toEqual([
      { name: 'SCCM2007AC-SP1-KB977203-x86.msp', certainty: 'sourced' },
      { name: 'SCCM2007AC-SP2-KB977203-x86.msp', certainty: 'sourced' },
    ]);
  });

  it('falls back on the usual form, and says that it is doubtful', () => {
    expect(findClientHotfixes('977384').map(patchFileName)).toEqual([
      { name: 'SCCM2007AC-SP2-KB977384-x86.msp', certainty: 'doubtful' },
    ]);
  });

  it('is a name of a known form for every ConfigMgr 2007 hotfix', () => {
    for (const hotfix of clientHotfixes.filter(({ product }) => product === 'ConfigMgr 2007')) {
      expect(parseClientPatchName(patchFileName(hotfix)?.name ?? '')).toMatchObject({ kb: hotfix.kb });
    }
  });
});

describe('client patch file names', () => {
  it.each([
    [
      'SCCM2007AC-SP1-KB977203-x86.msp',
      { product: 'ConfigMgr 2007', servicePack: 'SP1', kb: '977203', architecture: 'x86' },
    ],
    [
      'sccm2007ac-sp2-kb2659258-X86-ENU.MSP',
      { product: 'ConfigMgr 2007', servicePack: 'SP2', kb: '2659258', architecture: 'x86', language: 'enu' },
    ],
    [
      'configmgr2012ac-rtm-kb2717295-i386.msp',
      { product: 'ConfigMgr 2012', servicePack: 'RTM', kb: '2717295', architecture: 'x86' },
    ],
    [
      'configmgr2012ac-sp1-kb2882125-x86.msp',
      { product: 'ConfigMgr 2012', servicePack: 'SP1', kb: '2882125', architecture: 'x86' },
    ],
    [
      'configmgr2012ac-sp2r2sp1-kb3135680-x64.msp',
      { product: 'ConfigMgr 2012', servicePack: 'SP2R2SP1', kb: '3135680', architecture: 'x64' },
    ],
    [
      'ConfigMgr1511-client-KB1234567-i386.msp',
      { product: 'current branch', servicePack: '1511', kb: '1234567', architecture: 'x86' },
    ],
    [
      'cm2107-client-kb11121541-x64.msp',
      { product: 'current branch', servicePack: '2107', kb: '11121541', architecture: 'x64' },
    ],
  ])('reads %s', (name, expected) => {
    expect(parseClientPatchName(name)).toEqual(expected);
  });

  it.each([
    ['an executable', 'SCCM2007AC-SP2-KB977203-x86.exe'],
    ['the server installer', 'SCCM2007-SP2-KB977203-ENU.msi'],
    ['a 64-bit ConfigMgr 2007 patch, which does not exist', 'SCCM2007AC-SP2-KB977203-x64.msp'],
    ['no service pack', 'SCCM2007AC-KB977203-x86.msp'],
    ['a service pack ConfigMgr 2007 never had', 'SCCM2007AC-SP3-KB977203-x86.msp'],
    ['no KB number', 'SCCM2007AC-SP2-x86.msp'],
    ['underscores', 'SCCM2007AC_SP2_KB977203_x86.msp'],
    ['a copy', 'SCCM2007AC-SP2-KB977203-x86 (1).msp'],
    ['a path', 'KB977203\\SCCM2007AC-SP2-KB977203-x86.msp'],
    ['the console patch of ConfigMgr 2012', 'configmgr2012adminui-r2-kb3026739-i386.msp'],
    ['the console patch of current branch', 'ConfigMgr1511-AdminUI-KB1234567-i386.msp'],
    ['nothing', ''],
  ])('does not read %s', (_, name) => {
    expect(parseClientPatchName(name)).toBeUndefined();
  });

  it('reads a name whatever its case', () => {
    const files = clientHotfixes.flatMap(({ files }) => files);
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.infiniteStream(fc.boolean()), (name, upper) => {
        const mixed = [...name].map((character) => {
          const { value } = upper.next();
          return value ? character.toUpperCase() : character.toLowerCase();
        });
        expect(parseClientPatchName(mixed.join(''))).toEqual(parseClientPatchName(name));
      }),
    );
  });

  it('gives a source for every form', () => {
    for (const { source, form } of clientPatchPatterns) {
      expect(form).toMatch(/\.msp$/);
      expect(new URL(source.url).protocol).toBe('https:');
    }
  });
});

describe('versions', () => {
  it('are the same with and without leading zeros', () => {
    expect(compareVersions('4.0.6487.2111', '4.00.6487.2111')).toBe(0);
  });

  it('compare as numbers, not as text', () => {
    expect(compareVersions('4.0.6487.999', '4.0.6487.2111')).toBeLessThan(0);
    expect(compareVersions('4.0.6487.2157', '4.0.6487.2111')).toBeGreaterThan(0);
    expect(compareVersions('4.0.6487', '4.0.6487.0')).toBe(0);
  });

  it('order any versions alike from both sides', () => {
    const version = fc.array(fc.nat(9999), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      }),
    );
  });
});

describe('the order of hotfixes in a list', () => {
  it('is that of their versions', () => {
    expect(compareHotfixes('977203', '977384', 'SP2')).toBeLessThan(0);
    expect(compareHotfixes('977384', '977203', 'SP2')).toBeGreaterThan(0);
    expect(compareHotfixes('977203', '977203', 'SP1')).toBe(0);
  });

  it('is the documented one where versions are not published', () => {
    expect(compareHotfixes('982203', '2516517', 'SP2')).toBeLessThan(0);
    expect(compareHotfixes('2516517', '982203', 'SP2')).toBeGreaterThan(0);
  });

  it('is not guessed from the numbers', () => {
    expect(sourcedClientVersion('2659258', 'SP2')).toBeUndefined();
    expect(compareHotfixes('977203', '2659258', 'SP2')).toBeUndefined();
    expect(compareHotfixes('977203', '977384', 'SP1')).toBeUndefined();
    expect(compareHotfixes('111111', '222222', 'SP2')).toBeUndefined();
  });
});

describe('the articles', () => {
  it('stand once, with the stable address of their number', () => {
    expect(new Set(knowledgeBaseArticles.map(({ kb }) => kb)).size).toBe(knowledgeBaseArticles.length);
    for (const { kb, title, note, url } of knowledgeBaseArticles) {
      expect(url).toBe(`https://support.microsoft.com/kb/${kb}`);
      expect(title).not.toBe('');
      expect(note).toMatch(/\.$/);
    }
  });

  it('cover the relatives of KB977203', () => {
    for (const kb of ['977203', '977384', '974571', '2028442', '2477182', '907423']) {
      expect(findKnowledgeBaseArticle(kb)?.kb).toBe(kb);
    }
  });
});

describe('the failure', () => {
  it('has one code in all its spellings', () => {
    expect(certificateImportFailure.code).toBe(Number(certificateImportFailure.hexadecimal));
    expect(certificateImportFailure.code).toBe(2148081700);
    expect(certificateImportFailure.code | 0).toBe(-2146885596);
  });

  it('names both halves of the fix', () => {
    expect(certificateImportFailure.newCertificates).toContain('PATCH=');
    expect(certificateImportFailure.existingCertificates).toContain(ccmCertFix.fileName);
    expect(findClientHotfixes(ccmCertFix.kb)).not.toEqual([]);
  });
});

describe('what stands around a patch', () => {
  it('is known by exit codes, each once', () => {
    expect(patchExitCodes.map(({ code }) => code)).toEqual([1635, 1636, 1637, 1642, 1643, 1648]);
    for (const { name, meaning, source } of patchExitCodes) {
      expect(name).toMatch(/^ERROR_PATCH_[A-Z_]+$/);
      expect(meaning).toMatch(/\.$/);
      expect(new URL(source.url).protocol).toBe('https:');
    }
  });

  it.each(['SMSPKGC$', 'smspkgd$', 'SMS_DP_SMSPKG$'])('is known by the share %s', (share) => {
    expect(clientPackagePlaces.distributionPointShare.test(share)).toBe(true);
  });

  it.each(['SMSPKG', 'SMSPKGC', 'SMSPKGCD$', 'SMSPKG1$', 'Client$'])(
    'is not known by the share %s',
    (share) => {
      expect(clientPackagePlaces.distributionPointShare.test(share)).toBe(false);
    },
  );
});

describe('the guide', () => {
  const guide = readFileSync(new URL(`../../../${certificateImportFailure.guide}`, import.meta.url), 'utf8');
  const patches = [...guide.matchAll(/PATCH="([^"]+)"/g)].flatMap(([, list]) => list?.split(';') ?? []);

  it('shows patches of the table, in the folder of their hotfix', () => {
    expect(patches.length).toBeGreaterThan(5);
    for (const path of patches) {
      const file = path.slice(path.lastIndexOf('\\') + 1);
      const { kb = '', servicePack = '' } = parseClientPatchName(file) ?? {};
      const hotfix = findClientHotfix(kb, servicePack);
      expect(path).toContain(`\\${hotfix?.folder}\\${hotfix && patchFileName(hotfix)?.name}`);
    }
  });

  it('names each exit code, also as HRESULT', () => {
    for (const { code } of patchExitCodes) {
      const hresult = `0x8007${code.toString(16).toUpperCase().padStart(4, '0')}`;
      expect(guide).toContain(`| ${code} | ${hresult} |`);
    }
  });

  it('gives each version as the table has it', () => {
    for (const { kb, product, clientVersion } of clientHotfixes) {
      if (product !== 'ConfigMgr 2007' || clientVersion === undefined) continue;
      const row = guide.split('\n').filter((line) => line.startsWith(`| KB${kb} on `));
      expect(row.join()).toContain(clientVersion.replace(/^4\.0\./, '4.00.'));
    }
  });

  it('links the articles it speaks of', () => {
    for (const kb of ['977203', '977384', '2028442', '974571', '907423', '2477182']) {
      expect(guide).toContain(`(${findKnowledgeBaseArticle(kb)?.url})`);
    }
  });

  it('prints the commands as the table has them', () => {
    expect(guide).toContain(ccmCertFix.extractCommand);
    expect(guide).toContain(`${ccmCertFix.folder}\\`);
  });

  it('leads to headings that exist', () => {
    const headings = new Set(
      [...guide.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
        text
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    for (const [, anchor] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(anchor);
  });
});
