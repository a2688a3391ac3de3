import { describe, expect, it } from 'vitest';
import { codeAt, findCodes } from '../../../server/src/log/codes.ts';

const CODE = 0x80092024;

function codesOf(message: string) {
  return findCodes(message, { start: 0, end: message.length });
}

/** The codes of a message as they are written, with the value each stands for. */
function read(message: string): string[] {
  return codesOf(message).map(
    ({ range, value }) => `${message.slice(range.start, range.end)} = ${value.toString(16).toUpperCase()}`,
  );
}

describe('every spelling of a code is found, on exactly its own text', () => {
  const sentence = 'Failed to import the client certificate store';
  const spellings: Record<string, string> = {
    [`${sentence} (0x80092024)`]: '0x80092024',
    [`${sentence} 0x80092024.`]: '0x80092024',
    [`${sentence} [0X80092024]`]: '0X80092024',
    [`${sentence} {0x80092024}`]: '0x80092024',
    [`${sentence} (80092024)`]: '80092024',
    [`${sentence} [80092024]`]: '80092024',
    [`${sentence} 80092024`]: '80092024',
    [`${sentence}, -2146885596`]: '-2146885596',
    [`${sentence} (-2146885596)`]: '-2146885596',
    [`${sentence} (2148081700)`]: '2148081700',
    [`${sentence}: 2148081700`]: '2148081700',
    'Error 0x(80092024)': '80092024',
    'Err.Number &H80092024': '&H80092024',
    'hr=80092024': '80092024',
    'HRESULT = "0x80092024";': '0x80092024',
    'HRESULT: "80092024"': '80092024',
    'ErrorCode=-2146885596': '-2146885596',
    'ErrorCode:80092024, retrying': '80092024',
    'The step ended with 80092024': '80092024',
    'Process completed with exit code 2148081700': '2148081700',
    '{\\"hr\\":\\"0x80092024\\"}': '0x80092024',
    '0x80092024/CRYPT_E_NOT_CHAR_STRING': '0x80092024',
    'Setup-0x80092024-failed': '0x80092024',
    'Failed to create the process (0x80092024)': '0x80092024',
    'Failed to resolve the address: 0x80092024': '0x80092024',
    'Det gick inte att importera arkivet (80092024)': '80092024',
    '錯誤0x80092024，': '0x80092024',
    '80092024': '80092024',
  };
  for (const [message, written] of Object.entries(spellings)) {
    it(message, () => expect(read(message)).toEqual([`${written} = 80092024`]));
  }

  it('two spellings side by side are two codes', () => {
    expect(read('failed: 0x80092024/-2146885596')).toEqual([
      '0x80092024 = 80092024',
      '-2146885596 = 80092024',
    ]);
  });

  it('letters in any case', () => {
    expect(read('Error: 8004100e, then 0X87d00215')).toEqual([
      '8004100e = 8004100E',
      '0X87d00215 = 87D00215',
    ]);
  });
});

describe('a number that does not stand alone is no code', () => {
  for (const message of [
    'Failed for {80092024-1234-4567-89AB-0123456789AB}',
    'error 80092024-1234-4567-89AB-0123456789AB',
    'Failed for {12345678-2146-8855-9612-800920240000}',
    'error 0x800920245',
    'error 0x180092024',
    'error 180092024',
    'error 21480817001',
    'error 12-2146885596',
    'Hash mismatch, error a80092024f',
    'Failed: 80092024aabbccdd80092024aabbccdd',
    'Failed: C:\\80092024\\setup.log',
    'Failed to open C:\\Temp\\80092024.log',
    'Failed to open \\\\server\\share\\80092024',
    'Failed to open http://server/0x80092024/x',
    'Failed to open 0x80092024.txt',
    'Failed: version 5.00.80092024',
    'Failed: KB80092024',
    'Failed: Content_80092024',
    'error #80092024',
    'Failed for {0x80092024, 0x1234, 0x4567, {0x89, 0xAB}}',
    'Failed for S-1-5-21-2148081700-2146885596-1104',
    'Error: hash A1B2C3D4 80092024',
    'Error: 80092024 A1B2C3D4',
  ]) {
    it(message, () => expect(read(message)).toEqual([]));
  }
});

describe('a bare number that counts or names something else is no code', () => {
  for (const message of [
    'Downloaded 80092024 bytes',
    'Error: only 2148081700 bytes are free',
    'Failed to stop process 80092024',
    'Error in thread 80092024',
    'PID=80092024 failed',
    'Failed, size: 80092024',
    'Error: free space 2148081700',
    'Failed for DeploymentID: 80092024',
    'Size (80092024)',
    'Error in thread 2148081700 (0x80092024)',
    'Exception: the instruction at 0x80092024 failed',
    '80092024 things happened',
  ]) {
    it(message, () => expect(read(message)).toEqual([]));
  }
});

describe('small numbers are codes only where they are called one', () => {
  it('Win32 codes', () => {
    expect(read('Error code 2, GetLastError() returned 5')).toEqual(['2 = 2', '5 = 5']);
    expect(read('The action has failed with the exit win32 code 3')).toEqual(['3 = 3']);
    expect(read('error 0x5')).toEqual(['0x5 = 5']);
  });
  it('exit codes of Windows Installer', () => {
    expect(read('Process completed with exit code 1635')).toEqual(['1635 = 663']);
  });
  it('not the exit code of just any program, nor any other number', () => {
    expect(read('Process completed with exit code 3. Line 1603, thread 2 (0x2), step 5')).toEqual([]);
  });
});

describe('the code at an offset', () => {
  const message = 'Failed (0x80070002), then (0x80092024)';
  const at = (offset: number) => codeAt(message, offset, { start: 0, end: message.length })?.value;

  it('is found from any of its characters and from right behind it', () => {
    const start = message.indexOf('0x80092024');
    for (let offset = start; offset <= start + 10; offset++) expect(at(offset)).toBe(CODE);
  });
  it('is none beside it', () => {
    expect(at(message.indexOf('(0x80092024'))).toBeUndefined();
    expect(at(0)).toBeUndefined();
  });
  it('agrees with a search through the whole message', () => {
    for (const { range, value } of codesOf(message)) expect(at(range.start)).toBe(value);
  });
});
