import { describe, expect, it } from 'vitest';
import { checkLog } from '../../../server/src/features/diagnostics.ts';
import { failurePlaces } from '../../../server/src/log/knownFailures.ts';
import { parseLog } from '../../../server/src/log/parseLog.ts';

function record(message: string, component: string, type = 3): string {
  return `<![LOG[${message}]LOG]!><time="10:41:10.562+300" date="02-16-2010" component="${component}" context="" type="${type}" thread="3048" file="a.cpp:1">\n`;
}

function findingsOf(...records: string[]) {
  const log = parseLog(records.join(''));
  return checkLog(log).map(({ code, range, related, message }) => ({
    code,
    text: log.text.slice(range.start, range.end),
    related: related.length,
    message,
  }));
}

function codesOf(...records: string[]): string[] {
  return findingsOf(...records).map(({ code }) => code);
}

describe('what a code means', () => {
  it('depends on who writes it: 0x80070002', () => {
    const failed = 'Failed to add the driver (0x80070002)';
    expect(codesOf(record(failed, 'OSDDriverClient'))).toEqual(['driver-not-added']);
    expect(codesOf(record(failed, 'TSManager'))).toEqual([]);
  });
  it('depends on who writes it: 0x80070005', () => {
    const failed = 'Failed to copy the setup hook (0x80070005)';
    expect(codesOf(record(failed, 'OSDSetupHook'))).toEqual(['setup-hook-not-installed']);
    expect(codesOf(record(failed, 'StatusAgent'))).toEqual([]);
  });
  it('depends on what the record says: 0x80004005', () => {
    expect(codesOf(record('Failed to get client identity (80004005)', 'TSMBootstrap'))).toEqual([
      'client-identity-refused',
    ]);
    expect(codesOf(record('CcmSetup failed with error code 0x80004005', 'ccmsetup', 1))).toEqual([
      'ccmsetup-failed',
    ]);
    expect(codesOf(record('Database verification failed with result: 0x80004005', 'CcmRepair', 2))).toEqual(
      [],
    );
  });
  it('is the same in capitals and for a component in other capitals', () => {
    expect(codesOf(record('Failed (0X80070070)', 'APPLYOPERATINGSYSTEM'))).toEqual([
      'image-larger-than-partition',
    ]);
  });
});

describe('no failure', () => {
  it('is an attempt that is tried again, in the same record or in one of the next', () => {
    const failed = record('Sending with winhttp failed; 80072ee7', 'TSMBootstrap');
    expect(codesOf(failed)).toEqual(['server-name-not-resolved']);
    expect(codesOf(failed, record('Will retry in 6 second(s)', 'TSMBootstrap', 1))).toEqual([]);
    expect(codesOf(record('Sending with winhttp failed; 80072ee7. retrying.', 'TSMBootstrap'))).toEqual([]);
  });
  it('is an event that repeats a code', () => {
    expect(codesOf(record('Raising event:\n{ HRESULT = "0x87d00324"; failed }', 'AppEnforce'))).toEqual([]);
  });
  it('is an assertion of a type that says nothing', () => {
    expect(codesOf(record('hr, HRESULT=80072ee7 (libsmsmessaging.cpp,7714)', 'TSMBootstrap', 0))).toEqual([]);
  });
  it('is a code in the attributes, in a GUID or in a hash', () => {
    expect(codesOf(record('Failed', '0x87d00324'))).toEqual([]);
    expect(codesOf(record('Failed for {87D00324-1C2D-4E5F-8A9B-0C1D2E3F4A5B}', 'AppEnforce'))).toEqual([]);
    expect(codesOf(record('Failed for a387d00324ff01', 'AppEnforce'))).toEqual([]);
  });
});

describe('a record', () => {
  it('has one explanation: the more particular one', () => {
    expect(
      codesOf(record('OnSearchComplete - Failed to end search job. Error = 0x800b0101.', 'WUAHandler')),
    ).toEqual(['update-certificate-expired']);
    expect(codesOf(record('Failed to apply (0x80070070)', 'ApplyOperatingSystem'))).toEqual([
      'image-larger-than-partition',
    ]);
  });
  it('counts once, however often it names the code', () => {
    const [finding] = findingsOf(record('Failed (0x87d01004), error 0x87D01004', 'InstallSoftware'));
    expect(finding).toMatchObject({ text: '0x87d01004', related: 0 });
    expect(finding?.message).not.toContain('The log has it');
  });
});

describe('a problem', () => {
  const failed = (id: string) =>
    record(`Content location request for ${id}:1 failed. (Code 0x80040102)`, 'TSMBootstrap');

  it('is one finding for each subject, at its first place', () => {
    const findings = findingsOf(failed('PS100020'), failed('PS100021'), failed('PS100020'));
    expect(findings.map(({ text, related }) => [text, related])).toEqual([
      ['Content location request for PS100020:1 failed', 1],
      ['Content location request for PS100021:1 failed', 0],
    ]);
    expect(findings[0]?.message).toMatch(/ The log has it twice\.$/);
  });
  it('leads to twenty other places and counts the rest', () => {
    const [finding, ...others] = findingsOf(...Array.from({ length: 300 }, () => failed('PS100020')));
    expect(others).toEqual([]);
    expect(finding?.related).toBe(20);
    expect(finding?.message).toMatch(/ The log has it 300 times\.$/);
  });
  it('is counted up to ten thousand', () => {
    const [finding] = findingsOf(failed('PS100020').repeat(10_001));
    expect(finding?.message).toMatch(/ The log has it at least 10000 times\.$/);
  });
});

describe('the failure of KB977203', () => {
  const tail = '<time="1" component="A" thread="80092024" file="0x80092024">';
  const log = parseLog(`lost start 0x80092024\n<![LOG[error 80092024 and 0x80092002]LOG]!>${tail}\n`);

  it('is found in messages and in unparsed text, not in attributes', () => {
    const found = failurePlaces(log, 'certificate-import-failed').map(({ range }) => range.start);
    expect(found).toEqual([log.text.indexOf('0x80092024'), log.text.indexOf('80092024 and')]);
  });
});

describe('the cause of a failed installation', () => {
  const started = '=== Logging started: 2/14/2010  9:14:02 ===\n';
  const findings = (above: string) =>
    findingsOf(
      `${started}${above}Action ended 9:14:03: InstallFinalize. Return value 3.\nAction ended 9:14:03: INSTALL. Return value 3.\n`,
    );

  it('is named by number and linked', () => {
    const [finding] = findings('Error 1306. Another application has access to the file.\n');
    expect(finding?.message).toContain(
      'in the action InstallFinalize (return value 3). Above it stands Error 1306.',
    );
    expect(finding?.related).toBe(2);
  });
  it('is not made up where no record names it', () => {
    const [finding] = findings('MSI (s) (A8:7C) [09:14:02:117]: Note: 1: 2265\n');
    expect(finding?.message).not.toContain('Above it stands');
    expect(finding?.related).toBe(1);
  });
});
