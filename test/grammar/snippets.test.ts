import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { createAnalyser } from '../../server/src/languageService.ts';
import { parseLog } from '../../server/src/log/parseLog.ts';
import { choicesOf, expandSnippet } from './expandSnippet.ts';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

const taskSequence = readSnippets('task-sequence');
const log = readSnippets('configmgr-log');

const expectedProperties: Readonly<Record<string, string>> = {
  patchsp1: String.raw`PATCH="C:\_SMSTaskSequence\OSD\XXX00001\i386\hotfix\KB977203\SCCM2007AC-SP1-KB977203-x86.msp"`,
  patchsp2: String.raw`PATCH="C:\_SMSTaskSequence\OSD\XXX00001\i386\hotfix\KB977203\SCCM2007AC-SP2-KB977203-x86.msp"`,
  patchunc: String.raw`PATCH="\\server\SMSPKGC$\XXX00001\i386\hotfix\KB977203\SCCM2007AC-SP2-KB977203-x86.msp"`,
  patchkb977384: String.raw`PATCH="C:\_SMSTaskSequence\OSD\XXX00001\i386\hotfix\KB977384\SCCM2007AC-SP2-KB977384-x86.msp"`,
  patchchain: String.raw`PATCH="C:\_SMSTaskSequence\OSD\XXX00001\i386\hotfix\KB977384\SCCM2007AC-SP2-KB977384-x86.msp;C:\_SMSTaskSequence\OSD\XXX00001\i386\hotfix\KB2659258\SCCM2007AC-SP2-KB2659258-x86.msp"`,
};

const expectedSteps: Readonly<Record<string, string>> = {
  setupwindows: String.raw`
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" description="" runIn="WinPEandFullOS" successCodeList="0">
  <action>OSDSetupWindows.exe</action>
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\_SMSTaskSequence\OSD\XXX00001\i386\hotfix\KB977203\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
    <variable name="_SMSClientPackageID" property="ClientPackageID">XXX00001</variable>
  </defaultVarList>
</step>`,
  ccmcertfix: `
<step type="SMS_TaskSequence_InstallSoftwareAction" name="Run CCMCertFix" description="Repairs the client certificates (KB977203)" runIn="FullOS" successCodeList="0">
  <action>smsswd.exe /pkg:XXX00001 /install /basevar: /continueOnError:</action>
  <defaultVarList>
    <variable name="PackageID" property="PackageID" hidden="true">XXX00001</variable>
    <variable name="_SMSSWDProgramName" property="ProgramName">CCMCertFix</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer" description="Restart after CCMCertFix (KB977203)" runIn="WinPEandFullOS" successCodeList="0">
  <action>smsboot.exe /target:HD</action>
  <defaultVarList>
    <variable name="SMSRebootMessage" property="Message"></variable>
    <variable name="SMSRebootTimeout" property="MessageTimeout">0</variable>
    <variable name="SMSRebootTarget" property="Target" hidden="true">HD</variable>
  </defaultVarList>
</step>`,
};

describe('snippets for task sequences', () => {
  test('these are all', () => {
    expect([...taskSequence.keys()]).toEqual([
      ...Object.keys(expectedProperties),
      ...Object.keys(expectedSteps),
    ]);
  });

  test.each(Object.entries(expectedProperties))('%s', (prefix, expected) => {
    expect(expand(prefix)).toBe(expected);
    expect(wellFormed(setupStep(expected))).toBe(true);
  });

  test.each(Object.entries(expectedSteps))('%s', (prefix, expected) => {
    expect(expand(prefix)).toBe(expected.trim());
    expect(wellFormed(`<sequence version="3.00">${expected}</sequence>`)).toBe(true);
  });

  test.each(Object.keys(expectedProperties))('%s has nothing to mend once its package is named', (prefix) => {
    expect([...new Set(codesFoundIn(setupStep(expand(prefix))))]).toEqual(['patch-package-id-placeholder']);
    expect(codesFoundIn(setupStep(expand(prefix).replaceAll('XXX00001', 'PS100003')))).toEqual([]);
  });

  test('the steps together have nothing to mend once their packages are named', () => {
    const certFix = expand('ccmcertfix').replaceAll('XXX00001', 'PS100050');
    const setup = expand('setupwindows').replaceAll('XXX00001', 'PS100003');
    const restore =
      '<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State"><action>osdmigrateuserstate.exe /apply</action></step>';
    expect(codesFoundIn(`<sequence version="3.00">${setup}${certFix}${restore}</sequence>`)).toEqual([]);
    expect(codesFoundIn(`<sequence version="3.00">${setup}${restore}</sequence>`)).toEqual([
      'ccmcertfix-missing',
    ]);
  });

  test('no prefix has a hyphen, which Emmet would take for a tag and complete first', () => {
    expect([...taskSequence.keys()].filter((prefix) => !/^[a-z0-9]+$/.test(prefix))).toEqual([]);
  });

  test('choices are service packs', () => {
    for (const [prefix, { body }] of taskSequence) {
      expect(
        choicesOf(body).filter((choice) => !/^SP[12]$/.test(choice)),
        prefix,
      ).toEqual([]);
    }
  });
});

const now = new Map(
  Object.entries({
    CURRENT_YEAR: '2010',
    CURRENT_MONTH: '03',
    CURRENT_DATE: '22',
    CURRENT_HOUR: '09',
    CURRENT_MINUTE: '14',
    CURRENT_SECOND: '02',
  }),
);
const attributes = (type: number) =>
  `<time="09:14:02.000+000" date="03-22-2010" component="Component" context="" type="${type}" thread="0" file="script.ps1">`;

const expectedRecords: Readonly<Record<string, string>> = {
  cmtrace: `<![LOG[message]LOG]!>${attributes(1)}`,
  cmtracewarning: `<![LOG[message]LOG]!>${attributes(2)}`,
  cmtraceerror: `<![LOG[Failed with error 0x80070002]LOG]!>${attributes(3)}`,
  cmtracelines: `<![LOG[message\nsecond line]LOG]!>${attributes(1)}`,
};

describe('snippets for logs', () => {
  test('these are all', () => {
    expect([...log.keys()]).toEqual(Object.keys(expectedRecords));
  });

  test.each(Object.entries(expectedRecords))('%s writes a record that CMTrace reads', (prefix, expected) => {
    const text = expandSnippet(log.get(prefix)?.body ?? [], now);
    expect(text).toBe(expected);
    const document = parseLog(text);
    expect(document.rowCount).toBe(1);
    expect(createAnalyser().analyse(text).kind).toBe('log');
    const writing = codesFoundIn(text).filter((code) => code.startsWith('log-format-'));
    expect(writing).toEqual([]);
  });

  test('choices are types', () => {
    expect(choicesOf(log.get('cmtrace')?.body ?? [])).toEqual(['1', '2', '3']);
  });
});

test('a tab stop without a default and an unknown variable are mistakes', () => {
  expect(() => expandSnippet(['$1'])).toThrow('$1 has no default.');
  expect(() => expandSnippet(['$CURRENT_YEAR'])).toThrow('$CURRENT_YEAR has no default.');
  const body = ['\\$1 \\} \\\\ \\a ', '{1:a\\}b} $1 ', '{2|x,y|}$2$0'].join('$');
  expect(expandSnippet([body])).toBe('$1 } \\ \\a a}b a}b xx');
});

/** The snippets of a file by their prefix. */
function readSnippets(file: string): ReadonlyMap<string, Snippet> {
  const url = new URL(`../../snippets/${file}.json`, import.meta.url);
  const snippets: Readonly<Record<string, Snippet>> = JSON.parse(readFileSync(url, 'utf8'));
  return new Map(Object.values(snippets).map((snippet) => [snippet.prefix, snippet]));
}

/** What a snippet inserts with all its defaults, in an editor that indents by two blanks. */
function expand(prefix: string): string {
  return expandSnippet(taskSequence.get(prefix)?.body ?? []).replaceAll('\t', '  ');
}

function setupStep(properties: string): string {
  return `<sequence version="3.00"><step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr"><action>OSDSetupWindows.exe</action><defaultVarList><variable name="SMSClientInstallProperties" property="ClientInstallProperties">${properties}</variable><variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable></defaultVarList></step></sequence>`;
}

function codesFoundIn(text: string): readonly string[] {
  return createAnalyser()
    .analyse(text)
    .findings.map(({ code }) => code);
}

function wellFormed(xml: string): boolean {
  const problems: Error[] = [];
  const parser = new SaxesParser();
  parser.on('error', (problem) => problems.push(problem));
  parser.write(xml).close();
  return problems.length === 0;
}
