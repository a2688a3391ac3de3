import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../server/src/knowledge/errorCodeRows.ts';
import { describeCode } from '../../../server/src/knowledge/errorCodes.ts';
import { certificateImportFailure } from '../../../server/src/knowledge/hotfixes.ts';

/** What real client logs were seen to hold. */
const SEEN_IN_LOGS = `
  0x80070032 0x80070002 0x87D00317 0x8000FFFF 0x87D00315 0x87D00280 0x80004005 0x8004100E 0x80070057 0x87D00454
  0x8000000A 0x87D00200 0x87D0027F 0x87D00215 0x80072EE2 0x87D0027E 0x80072EFE 0x80190194 0x80070005 0x8007045B
  0x80041033 0x80041002 0x87D00275 0x80072EE7 0x80070091 0x80070003 0x80072746 0x87D00310`;

describe('every row of the table of error codes', () => {
  it('spells its code with eight upper-case digits', () => {
    for (const { code } of errorCodes) expect(code).toMatch(/^0x[0-9A-F]{8}$/);
  });
  it('is the only one of its code', () => {
    const codes = errorCodes.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
  });
  it('has a source', () => {
    for (const { source } of errorCodes) {
      expect(source.title).not.toBe('');
      if (source.url !== undefined) expect(source.url).toMatch(/^https:\/\/\S+$/);
    }
  });
  it('has a name like those of the headers, if it has one', () => {
    for (const { name } of errorCodes) if (name !== undefined) expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
  });
  it('has a meaning that is a sentence, if it has one', () => {
    for (const { meaning } of errorCodes) if (meaning !== undefined) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
  it('is a failure HRESULT or fits into 16 bits, as its family has it', () => {
    for (const { code, family } of errorCodes) {
      const small = ['Win32', 'Windows Sockets', 'Windows Installer'].includes(family);
      const value = Number(code);
      expect(value < 0x10000 || (value >= 0x80000000 && !small), code).toBe(true);
    }
  });
});

describe('a code is described', () => {
  it('by name, family or facility for all that logs were seen to hold', () => {
    for (const code of SEEN_IN_LOGS.trim().split(/\s+/)) {
      expect(describeCode(Number(code)).known, code).toBeDefined();
    }
  });
  it('in all its spellings', () => {
    expect(describeCode(0x80070002)).toMatchObject({
      hexadecimal: '0x80070002',
      signed: '-2147024894',
      unsigned: '2147942402',
      facility: 'Win32 (FACILITY_WIN32)',
      win32: 2,
      known: { name: 'ERROR_FILE_NOT_FOUND' },
    });
  });
  it('by its own row before that of the Win32 code inside it', () => {
    expect(describeCode(0x80070005).known?.name).toBe('E_ACCESSDENIED');
    expect(describeCode(5).known?.name).toBe('ERROR_ACCESS_DENIED');
  });
  it('without a name where no source has one', () => {
    expect(describeCode(0x87d00310).known).not.toHaveProperty('name');
    expect(describeCode(0x87d00310).known).not.toHaveProperty('meaning');
  });
  it('as in the facts of the KB977203 case', () => {
    const { hexadecimal, signed, unsigned, known } = describeCode(certificateImportFailure.code);
    expect([hexadecimal, signed, unsigned]).toEqual(['0x80092024', '-2146885596', '2148081700']);
    expect(hexadecimal).toBe(certificateImportFailure.hexadecimal);
    expect(known?.name).toBe(certificateImportFailure.name);
  });
  it('by its spellings alone where nothing is known', () => {
    expect(describeCode(0x8abcdef1)).toMatchObject({
      signed: '-1967333647',
      facility: undefined,
      known: undefined,
    });
  });
});
