import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSystems, type ErrorCode } from '../../../server/src/knowledge/errorCode.ts';
import { describeCode, describeNumber, unwrapped } from '../../../server/src/knowledge/errorCodes.ts';
import { decodeErrorTable } from '../../../server/src/knowledge/errorRows.ts';
import { errorTable } from '../../../server/src/knowledge/errorTable.ts';
import { certificateImportFailure } from '../../../server/src/knowledge/hotfixes.ts';

const KNOWLEDGE = new URL('../../../server/src/knowledge/', import.meta.url);
const SOURCE = new URL('data/errors.tsv', KNOWLEDGE);

const rows = [...decodeErrorTable(errorTable)];

function spell(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}

function label({ value, system }: ErrorCode): string {
  return `${system} ${spell(value)}`;
}

/** What is wrong with the rows, so that a failure names them all. */
function wrong(isRight: (row: ErrorCode) => boolean): string[] {
  return rows.filter((row) => !isRight(row)).map(label);
}

describe('the table of error codes', () => {
  it('has twelve thousand codes', () => {
    expect(rows.length).toBeGreaterThan(12_000);
    expect(new Set(rows.map(({ system }) => system))).toEqual(new Set(codeSystems));
  });
  it('takes with the advice no more than 140 kB of the package', () => {
    const folder = new URL('errorAdvice/', KNOWLEDGE);
    const advice = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)));
    const table = readFileSync(new URL('errorTable.ts', KNOWLEDGE));
    expect(gzipSync(Buffer.concat([table, ...advice])).length).toBeLessThan(140_000);
  });
  it('unpacks to exactly the rows of the source', () => {
    const lines = readFileSync(SOURCE, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .slice(1)
      .map((line) => line.split('\t').slice(0, 5).join(' · '));
    const unpacked = rows.map(({ value, system, name = '', meaning = '', family }) =>
      [spell(value), system, name, meaning, family].join(' · '),
    );
    expect(unpacked.toSorted()).toEqual(lines.toSorted());
  });
});

describe('numbers that each interface has for itself', () => {
  it.each([0x80040100, 0x80040101, 0x80040103, 0x800401d0])(
    'are not called after dragging or the clipboard, of which no log of ConfigMgr tells: %#',
    (value) => {
      expect(describeCode(value).readings).toEqual([]);
    },
  );
  it('are told where ConfigMgr is known to write them', () => {
    expect(describeCode(0x80040102).readings[0]?.meaning).toContain('No location');
  });
});

describe('codes of Windows Installer', () => {
  const installer = rows.filter(({ family }) => family === 'Windows Installer');

  it('are in its own range, and not those of the deployment of Store apps with names like theirs', () => {
    const foreign = installer.filter(
      ({ value }) => (value < 1601 || value > 1663) && value !== 1259 && value !== 3010,
    );
    expect(foreign.map(label)).toEqual([]);
    expect(describeCode(0x80073cf2).readings[0]).toMatchObject({
      name: 'ERROR_INSTALL_INVALID_PACKAGE',
      family: 'Win32',
    });
  });
  it('are explained for any product, of which the client is only one', () => {
    expect(installer.filter(({ meaning }) => /the (?:client|list)\b/.test(meaning ?? '')).map(label)).toEqual(
      [],
    );
  });
});

describe('every row', () => {
  it('is the only one of its code and system', () => {
    const labels = rows.map(label);
    expect(labels.filter((each, at) => labels.indexOf(each) !== at)).toEqual([]);
  });
  it('has a source', () => {
    expect(wrong(({ sources }) => sources.length > 0)).toEqual([]);
  });
  it('has a name like those of the headers, or a meaning that is a sentence', () => {
    expect(wrong(({ name }) => name === undefined || /^[A-Z]\w+$/.test(name))).toEqual([]);
    expect(wrong(({ meaning }) => meaning === undefined || /^[A-Z].*\.$/.test(meaning))).toEqual([]);
    expect(wrong(({ name, meaning }) => name !== undefined || meaning !== undefined)).toEqual([]);
  });
  it('is a number its system can have', () => {
    const small = ['win32', 'windows-installer', 'winhttp', 'device', 'ccmsetup', 'usmt', 'mdt'];
    expect(wrong(({ value, system }) => !small.includes(system) || value < 0x10000)).toEqual([]);
    expect(wrong(({ value }) => value >= 0 && value < 2 ** 32)).toEqual([]);
  });
  it('has no meaning that is only its name taken apart', () => {
    const words = (text: string) =>
      text
        .toLowerCase()
        .replace(/^(?:error|e|wu_e|status|cbs_e|wbem_e|fve_e|bg_e)_/, '')
        .replace(/[^a-z]+/g, ' ')
        .trim();
    expect(wrong(({ name, meaning }) => !name || !meaning || words(name) !== words(meaning))).toEqual([]);
  });
});

/** What real client logs were seen to hold and a source explains. */
const SEEN_IN_LOGS = `
  0x80070032 0x80070002 0x8000FFFF 0x87D00315 0x87D00280 0x80004005 0x8004100E 0x80070057 0x87D00454 0x8000000A
  0x87D00200 0x87D0027F 0x87D00215 0x80072EE2 0x87D0027E 0x80072EFE 0x80190194 0x80070005 0x8007045B 0x80041033
  0x80041002 0x87D00275 0x80072EE7 0x80070091 0x80070003 0x80072746`;

describe('a code is described', () => {
  it('for all that logs were seen to hold', () => {
    for (const code of SEEN_IN_LOGS.trim().split(/\s+/)) {
      expect(describeCode(Number(code)).readings, code).not.toEqual([]);
    }
  });
  it('in all its spellings', () => {
    expect(describeCode(0x80070002)).toMatchObject({
      hexadecimal: '0x80070002',
      signed: '-2147024894',
      unsigned: '2147942402',
      facility: 'Win32 (FACILITY_WIN32)',
      win32: 2,
      readings: [{ name: 'ERROR_FILE_NOT_FOUND' }],
    });
  });
  it('by its spellings alone where nothing is known', () => {
    expect(describeCode(0x8abcdef1)).toMatchObject({
      signed: '-1967333647',
      facility: undefined,
      readings: [],
    });
  });
  it('as in the facts of the KB977203 case', () => {
    const { hexadecimal, signed, unsigned, readings } = describeCode(certificateImportFailure.code);
    expect([hexadecimal, signed, unsigned]).toEqual(['0x80092024', '-2146885596', '2148081700']);
    expect(hexadecimal).toBe(certificateImportFailure.hexadecimal);
    expect(readings.map(({ name }) => name)).toEqual([certificateImportFailure.name]);
  });
});

describe('whose code it is decides', () => {
  const names = (value: number, system?: ErrorCode['system']) =>
    describeCode(value, system).readings.map(({ name, meaning }) => name ?? meaning);

  it.each([
    [0x80070005, undefined, ['E_ACCESSDENIED']],
    [5, undefined, ['ERROR_ACCESS_DENIED']],
    [0x80070643, undefined, ['ERROR_INSTALL_FAILURE']],
    [0xc0000022, undefined, ['STATUS_ACCESS_DENIED']],
    [0xd0000022, undefined, ['STATUS_ACCESS_DENIED']],
    [0x80240017, undefined, ['WU_E_NOT_APPLICABLE']],
    [0x80200013, undefined, ['BG_E_INSUFFICIENT_RANGE_SUPPORT']],
    [0x800f081f, undefined, ['CBS_E_SOURCE_MISSING']],
    [0xc1900208, undefined, ['MOSETUP_E_COMPAT_INSTALLREQ_BLOCK']],
    [0x8004100e, undefined, ['WBEM_E_INVALID_NAMESPACE']],
    [0x80310059, undefined, ['FVE_E_VOLUME_HANDLE_OPEN']],
    [0x80280803, undefined, ['TPM_E_DEFEND_LOCK_RUNNING']],
    [0x80d02002, undefined, ['DO_E_DOWNLOAD_NO_PROGRESS']],
    [0x87d00324, undefined, ['App not detected after install finished.']],
    [0x87d1041c, undefined, ['App not detected after install (Intune).']],
    [0xc004f074, undefined, ['No key management service could be reached.']],
    [3, 'windows-installer-action', ['ERROR_INSTALL_FAILURE']],
    [7, 'ccmsetup', ['Restart needed.']],
    [27, 'usmt', ['USMT_INVALID_STORE_LOCATION']],
    [9702, 'mdt', [expect.stringContaining('UDShare')]],
    [0x25, 'device', ['CR_NO_SUCH_VALUE']],
    [0x11223344, 'mdt', []],
  ] as const)('%i from %s', (value, system, expected) => {
    expect(names(value, system)).toEqual(expected);
  });

  it('shows both readings where only the writer knows', () => {
    expect(names(1653)).toEqual(['ERROR_FAIL_FAST_EXCEPTION', 'ERROR_ROLLBACK_DISABLED']);
    expect(names(12175)).toEqual(['ERROR_INTERNET_DECODING_FAILED', 'ERROR_WINHTTP_SECURE_FAILURE']);
    expect(names(0x80072f8f)).toEqual(['WININET_E_DECODING_FAILED', 'ERROR_WINHTTP_SECURE_FAILURE']);
    for (let value = 0x80000001; value <= 0x80000009; value++) {
      const { readings } = describeCode(value);
      expect(readings.map(({ certainty }) => certainty).at(-1), spell(value)).toBe('doubtful');
    }
    expect(names(0x80000003)).toEqual(['STATUS_BREAKPOINT', 'E_INVALIDARG']);
  });
  it('and shows the one reading where the line tells the writer', () => {
    expect(names(1653, 'windows-installer')).toEqual(['ERROR_ROLLBACK_DISABLED']);
    expect(names(1603, 'windows-installer')).toEqual(['ERROR_INSTALL_FAILURE']);
    expect(names(0x80072f8f, 'winhttp')).toEqual(['ERROR_WINHTTP_SECURE_FAILURE']);
    expect(names(0x80072ee2, 'winhttp')).toEqual(['WININET_E_TIMEOUT']);
  });
  it('a number somebody typed is asked of every system', () => {
    expect(describeNumber(5).readings.map(({ system }) => system)).toEqual([
      'win32',
      'device',
      'windows-installer-action',
    ]);
    expect(describeNumber(5201).readings.map(({ system }) => system)).toEqual(['mdt']);
  });
});

it.each([0x87d00310, 0x87d00317, 0x87d300c9, 0x87d300ce])(
  'nothing is said of %i, which no source explains',
  (value) => {
    expect(describeCode(value).readings).toEqual([]);
  },
);

describe('any 32-bit number', () => {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  it('is described by spellings that are the same number', () => {
    fc.assert(
      fc.property(number, (value) => {
        const { hexadecimal, signed, unsigned } = describeCode(value);
        expect([Number(hexadecimal), Number(unsigned), Number(signed) >>> 0]).toEqual([value, value, value]);
      }),
    );
  });
  it('has only readings of itself or of the code inside it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.integer({ min: 0, max: 0xffff }), ({ value }, low) => {
        for (const each of [value, low, 0x80070000 + low]) {
          for (const reading of describeCode(each).readings) {
            expect([each, unwrapped(each), (each & ~0x10000000) >>> 0]).toContain(reading.value);
          }
        }
      }),
    );
  });
});
