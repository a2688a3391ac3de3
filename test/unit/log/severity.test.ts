import { describe, expect, it } from 'vitest';
import type { LogFormat } from '../../../server/src/log/logDocument.ts';
import { severityOf } from '../../../server/src/log/severity.ts';
import { severityByWords } from '../../../server/src/log/severityWords.ts';

function typed(type: string): string {
  const { severity, severityFrom } = severityOf(
    'cmtrace',
    { text: type, range: { start: 0, end: 0 } },
    'It failed',
  );
  return `${severity} by ${severityFrom}`;
}

function worded(format: LogFormat, message: string): string | undefined {
  return severityOf(format, undefined, message).severity;
}

describe('the type of a record', () => {
  it('counts whatever the words say', () => {
    expect(['0', '1', '2', '3'].map(typed)).toEqual([
      'information by attribute',
      'information by attribute',
      'warning by attribute',
      'error by attribute',
    ]);
  });
  it('counts as a word, too', () => {
    expect(['Info', 'WARNING', 'Error', 'Success'].map(typed)).toEqual([
      'information by attribute',
      'warning by attribute',
      'error by attribute',
      'information by attribute',
    ]);
  });
  it('counts for nothing when nobody knows it', () => expect(typed('7')).toBe('error by word'));
  it('is not known where neither type nor words say it', () => {
    expect(severityOf('legacy', undefined, 'Started')).toEqual({
      severity: undefined,
      severityFrom: 'neither',
    });
  });
});

describe('the words tell of an error in', () => {
  for (const message of [
    'Failed to copy the file',
    'Failed to open error.log',
    'The operation failed with 0x80070005',
    'Error: no space left',
    'Setup has failed, error code 1603',
    'error code 5',
    'Error 0x80070002',
    'ERROR_FILE_NOT_FOUND was returned',
    '10 errors',
    '1 failed, 0 succeeded',
    'A fatal exception',
    'Authentication failure',
    'failed. 0 retries left',
    'No packages left, download failed',
    'errors: 0x1',
    '2 files copied, 0 skipped, 3 failed',
    'FAILED(hr)',
    'Sending with error=12029',
  ]) {
    it(message, () => expect(severityByWords(message)).toBe('error'));
  }
});

describe('a status message of the site server says itself how bad it is', () => {
  const message = (severity: string) =>
    `STATMSG: ID=2302 SEV=${severity} LEV=M SOURCE="SMS Server" ISTR0="Failed installations"`;
  it.each([
    ['E', 'error'],
    ['W', 'warning'],
    ['I', 'information'],
  ])('by SEV=%s', (letter, severity) => {
    expect(worded('legacy', message(letter))).toBe(severity);
    expect(worded('legacy', `~${message(letter)}`)).toBe(severity);
  });
  it('only where it begins the record', () => {
    expect(severityByWords(`Queued ${message('E').replace('Failed ', '')}`)).toBeUndefined();
  });
});

describe('the words tell of a warning in', () => {
  for (const message of [
    'Warning: the disk is nearly full',
    'WARNING: Send failed with hr = 80072ee7.',
    '~ Warning! Not signed',
    '2 warnings',
    'no errors, 1 warning',
  ]) {
    it(message, () => expect(severityByWords(message)).toBe('warning'));
  }
});

describe('the words say that all is well in', () => {
  it.each([
    'Errors found: 0',
    'Errors encountered = 0',
    'warnings detected: 0',
    'Failed items: 0',
    'Failed: none',
    'Failures: None.',
  ])('%s', (message) => expect(severityByWords(message)).toBeUndefined());
  it.each([
    'Errors found: 3',
    'Failed items: 10',
    'Failed: nonexistent path',
    'Failed: none of the servers answered',
  ])('but not in %s', (message) => expect(severityByWords(message)).toBe('error'));
});

describe('the words tell nothing in', () => {
  for (const message of [
    '0 errors',
    'Completed with 0 error(s)',
    'no errors found',
    'No error',
    'without any error',
    'Finished without fatal errors',
    'error code 0',
    'Error code: 0x00000000',
    'Error: 0',
    'errors = 0',
    'Errors: 0, Warnings: 0',
    'error status: 0.',
    'failed (0)',
    'Failed: 0',
    '0 failed',
    '0 files failed',
    'none failed',
    'It did not fail',
    "The check doesn't fail",
    'has not failed',
    'This is not an error',
    'CreateThread succeeded',
    'ERROR_SUCCESS',
    'Error: The operation completed successfully.',
    'Windows Error Reporting is started',
    'Opening C:\\Logs\\error.log',
    'Rolling over the error log',
    'error=none; state=3',
    'Error handling is installed',
    'ContinueOnError = true',
    'Continue on error: false',
    'failover to the other node',
    'fail-safe mode, fail over',
    'a non-fatal condition',
    'ErrorLevel is set',
    'Terror and failsafe',
    'Started',
    '',
  ]) {
    it(message === '' ? 'nothing' : message, () => expect(severityByWords(message)).toBeUndefined());
  }
});

describe('in a log of Windows Installer', () => {
  it('a return value of 3 is an error, others are not', () => {
    expect(worded('msi', 'Action ended 9:14:02: InstallFiles. Return value 3.')).toBe('error');
    expect(worded('msi', 'Action ended 9:14:02: InstallFiles. Return value 1.')).toBeUndefined();
  });
  it('the end of the engine is one, unless it succeeded or asks for a restart', () => {
    const ends = ['0', '3010', '1641', '1603', '1619'];
    expect(ends.map((code) => worded('msi', `MainEngineThread is returning ${code}`))).toEqual([
      undefined,
      undefined,
      undefined,
      'error',
      'error',
    ]);
  });
  it('notes and properties name things', () => {
    expect(worded('msi', 'Note: 1: 2205 2:  3: Error')).toBeUndefined();
    expect(worded('msi', 'Property(S): InstallErrorDialog_SubTitle = Setup failed')).toBeUndefined();
    expect(worded('msi', "PROPERTY CHANGE: Adding A property. Its value is 'failed'.")).toBeUndefined();
  });
  it('success tells its status', () => {
    expect(worded('msi', 'Installation success or error status: 0.')).toBeUndefined();
    expect(worded('msi', 'Installation success or error status: 1603.')).toBe('error');
  });
});

it('in a log of a site role setup the code that Windows Installer returned tells', () => {
  expect(worded('fspsetup', 'SMSFSP deinstall exited with return code: 1603')).toBe('error');
  expect(worded('fspsetup', 'fsp.msi exited with return code: 0')).toBeUndefined();
  expect(worded('fspsetup', 'fsp.msi exited with return code: 3010')).toBeUndefined();
  expect(worded('fspsetup', 'Installation Failed.')).toBe('error');
});

it('what is left of torn records has no severity', () => {
  expect(severityOf('unparsed', undefined, 'failed]LOG]!>').severityFrom).toBe('neither');
});

it('long messages are read in linear time: in any other, this would not end', () => {
  for (const part of ['0 ', 'error ', 'no ', 'fail not ', 'error:::', 'error 0000', 'not a b ', 'error\t']) {
    severityByWords(part.repeat(30_000));
  }
});
