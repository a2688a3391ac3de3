import { describe, expect, it } from 'vitest';
import { findCodes } from '../../../server/src/log/codes.ts';

/** The small codes of a message as they are written, with whose codes they are. */
function read(message: string, component?: string): string[] {
  return findCodes(message, { start: 0, end: message.length }, component).map(
    ({ range, system }) => `${message.slice(range.start, range.end)} ${system ?? 'any'}`,
  );
}

describe('whose code a small number is, its line tells', () => {
  it.each([
    ['Error code 2', undefined, '2 win32'],
    ['GetLastError() returned 5', undefined, '5 win32'],
    ['failed with the exit win32 code 3', undefined, '3 win32'],
    ['Failed to delete C:\\Temp with Error 0x00000002.', undefined, '0x00000002 win32'],
    ['Failed to open the file (0x2)', undefined, '0x2 win32'],
    ['Failed to open the file. Error 2 (0x2)', undefined, ['2 win32', '0x2 win32']],
    ['Process completed with exit code 1603', 'TSManager', '1603 windows-installer'],
    ['Process completed with exit code 3010', 'TSManager', '3010 windows-installer'],
    ['MainEngineThread is returning 1603', undefined, '1603 windows-installer'],
    ['Installation success or error status: 1603.', undefined, '1603 windows-installer'],
    ['CustomAction X returned actual error code 1603 (note this', undefined, '1603 win32'],
    ['Action ended 7:33:32: InstallFinalize. Return value 3.', undefined, '3 windows-installer-action'],
    ['CcmSetup is exiting with return code 7', 'ccmsetup', '7 ccmsetup'],
    ['CcmSetup is exiting with return code 7', undefined, '7 ccmsetup'],
    ['scanstate.exe exited with return code 27', 'TSManager', '27 usmt'],
    ['Process completed with exit code 61', 'OSDMigrateUserState', '61 usmt'],
    ['Process completed with exit code 61', 'OSDUSMT', '61 usmt'],
    // The engine writes the exit code of a program in hexadecimal digits, and calls it an error of Windows.
    [
      'Failed to run the action: A. \r\nFatal error during installation. (Error: 00000643; Source: Windows)',
      'TSManager',
      '00000643 windows-installer',
    ],
    [
      '---> Connecting to the share failed with the account CONTOSO\\push (00000035)',
      undefined,
      '00000035 win32',
    ],
    ['FAILURE ( 5212 ): Welcome wizard failed or was cancelled', 'LiteTouch', '5212 mdt'],
    ['FAILURE ( 9702 ): no network path', 'ZTIUserState', '9702 mdt'],
    ['ZTI ERROR - Non-zero return code by ZTIBde, rc = 6708', 'ZTIBde', '6708 mdt'],
    ['Port=443, Options=63, Code=12175, Text=X [CCMHTTP]', undefined, []],
    ['[CCMHTTP] ERROR: URL=https://mp, Port=443, Options=63, Code=12175, Text=X', undefined, '12175 winhttp'],
    ['WinHttpSendRequest failed with error 12007', undefined, '12007 winhttp'],
    ['Sending with winhttp failed; 80072f8f', 'TSMBootstrap', '80072f8f winhttp'],
  ])('%s', (message, component, expected) => {
    expect(read(message, component)).toEqual([expected].flat());
  });
});

describe('a small number that nobody calls a code is none', () => {
  it.each([
    ['Process completed with exit code 3', 'TSManager'],
    ['Process completed with exit code 5201', 'TSManager'],
    ['exit code 27', 'TSManager'],
    [
      'The code segment cannot be greater than or equal to 64K. (Error: 000000C8; Source: Windows)',
      'TSManager',
    ],
    ['Incorrect function. (Error: 00000001; Source: Windows)', 'TSManager'],
    ['The network password is wrong. (Error: 56; Source: Windows)', 'TSManager'],
    ['Package 00000643; Source: D:\\Sources', 'TSManager'],
    ['Process completed with exit code 0', 'TSManager'],
    ['Return value 1603 of the function', undefined],
    ['Error 1722. There is a problem with this Windows Installer package.', undefined],
    ['Product: X -- Error 1324. The path contains an invalid character.', undefined],
    ['DEBUG: Error 2769:  Custom Action X did not close 1 MSIHANDLEs.', undefined],
    ['FAILURE ( 5212 ): a line of another program', 'TSManager'],
    ['Failed in thread 4012 (0xFAC)', undefined],
    ['Failed at step 5 (0x5)', undefined],
    ['Failed with flags (0x10)', undefined],
    ['Failed with flags (00000010)', undefined],
    ['Failed to stop the process (00000644)', undefined],
    ['Failed in the part (00000644) of the file', undefined],
    ['The part of the file (00000644)', undefined],
    ['Failed to stop the process (0x2)', undefined],
    ['Options (0x2)', undefined],
    ['The state of the disk (0x3)', undefined],
    ['Processed 1603 files', undefined],
    ['Line 1603', undefined],
    ['TCP port 1603', undefined],
    ['5 errors, 12 warnings', undefined],
    ['2013-10-09 16:10:20', undefined],
    ['10/9/2013 4:10:20 PM', undefined],
    ['StatusCode = 600', undefined],
    ['hr = 0x00000000, error 0', undefined],
    ['Attempt to discover the site has failed. Error: 0X40002', undefined],
  ])('%s', (message, component) => {
    expect(read(message, component)).toEqual([]);
  });
});

describe('an HRESULT that is no failure', () => {
  it('is a code where it is called one', () => {
    expect(read('Install returned hr = 0x00240005')).toEqual(['0x00240005 any']);
    expect(read('At 0x00240005')).toEqual([]);
  });
});

it('handles of the registry are no codes', () => {
  expect(read('Executing op: RegOpenKey(Root=-2147483646,Key=SOFTWARE\\Vendor,,)')).toEqual([]);
  expect(read('Note: 1: 2203 2: C:\\Windows\\x.ipi 3: -2147287038')).toEqual(['-2147287038 any']);
});
