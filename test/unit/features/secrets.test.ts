import { describe, expect, it } from 'vitest';
import { mayHoldSecrets } from '../../../server/src/features/secretHints.ts';
import { secretPatterns } from '../../../server/src/features/secretPatterns.ts';
import { findSecrets, maskSecrets } from '../../../server/src/features/secrets.ts';
import { rules } from '../../../server/src/rules/index.ts';

describe('forms in which secrets are written', () => {
  const examples = secretPatterns.flatMap(({ what, examples }) =>
    examples.map((example) => ({ what, example })),
  );

  it.each(examples)('masks $what: $example', ({ example }) => {
    const secret = example.includes('SECRET') ? 'SECRET' : /\S+-\S+-\S+$/.exec(example)?.[0];
    expect(secret).toBeDefined();
    expect(example).toContain(secret);
    expect(maskSecrets(example)).not.toContain(secret);
    expect(maskSecrets(example)).not.toContain('two words');
  });

  it.each(secretPatterns.map((pattern) => ({ pattern })))(
    'needs the row for $pattern.what',
    ({ pattern }) => {
      const found = pattern.examples.filter(
        (example) => [...example.matchAll(pattern.expression)].length > 0,
      );
      expect(found).toEqual(pattern.examples);
    },
  );
});

describe('scripts in base64', () => {
  const encoded = (script: string) => Buffer.from(script, 'utf16le').toString('base64');

  it.each([
    '$p = "Winter-2024!"; Connect-It $p',
    '\uFEFFGet-Service äöü | Out-Null',
    'net use * "\\\\s\\x" pw',
  ])('are masked, wherever they begin and break off: %s', (script) => {
    const text = encoded(script);
    expect(maskSecrets(`powershell.exe -enc ${text} -x`)).toBe('powershell.exe -enc *** -x');
    for (let cut = 0; cut < 9; cut++) expect(maskSecrets(text.slice(cut, text.length - cut))).toBe('***');
    expect(mayHoldSecrets(`tool ${text}`)).toBe(true);
  });

  it.each([
    'C:/Windows/System32/config/systemprofile/AppData/Local/mdm',
    'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJRTESMBAG',
  ])('are nothing else: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});

describe('values of variables', () => {
  it.each([
    ['by the name', '<variable name="OSDJoinPassword" hidden="true">two words</variable>'],
    ['by the property', '<variable name="Anything" property="ProductKey">two words</variable>'],
    ['in a CDATA section', '<variable name="OSDJoinPassword"><![CDATA[two words]]></variable>'],
    ['in escaped markup', '&lt;variable name=&quot;OSDJoinPassword&quot;&gt;two words&lt;/variable&gt;'],
    ['marked as secret', '<Variable Name="Anything" IsSecret="true">two words</Variable>'],
    [
      'set by a step',
      '<variable name="VariableName">AdminPassword</variable>\r\n\t<variable name="VariableValue">two words</variable>',
    ],
    [
      'compared in a condition',
      '<variable name="Value">two words</variable><variable name="Variable">AdminPassword</variable>',
    ],
    [
      'not shown in the console',
      '<variable name="DoNotShowVariableValue">true</variable><variable name="VariableValue">two words</variable>',
    ],
  ])('are masked %s', (_, text) => {
    expect(maskSecrets(text)).toBe(text.replace('two words', '***'));
  });

  it.each([
    '<variable name="OSDProductKey" /><variable name="KeyboardLocale">de-DE</variable>',
    '<variable name="OSDBitLockerCreateRecoveryPassword">AD</variable>',
    '<variable name="OSDRandomAdminPassword">false</variable>',
    '<variable name="VariableName">Site</variable><variable name="VariableValue">PS1</variable>',
    '<Variable Name="Anything" IsSecret="false">shown</Variable>',
    '<variable name="OSDJoinPassword">%JoinPassword%</variable>',
  ])('are shown where they are no secrets: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});

describe('texts without secrets', () => {
  it.each([
    'PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP1-KB977203-x86.msp"',
    'SMSSITECODE=PS1 SMSPUBLICROOTKEY=0602000000A40000',
    'msiexec.exe /p SCCM2007AC-SP2-KB977203-x86.msp /qn',
    'msiexec.exe /p "C:\\two words\\x.msp" /qn',
    'net user hwinst %HWPASSWORD% /add',
    'net use Z: \\\\srv\\share * /user:dom\\u',
    'set /p answer=Continue?',
    '<settings pass="specialize">',
    'powershell.exe -ExecutionPolicy Bypass -File x.ps1; bypass=1',
    'regtool.exe /key:HKLM\\Software\\Contoso',
    'Mapping: spinning=1 pin: 4',
    "PROPERTY CHANGE: Adding INSTALLDIR property. Its value is 'C:\\Program Files\\x'.",
    '{3BB91993-AC06-4AC8-A26F-BC62E280DEAD}',
    'Set a local default variable OSDJoinPassword]LOG]!><time="10:15:30.123+300"',
  ])('stay as they are: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('are those by which the rules describe themselves', () => {
    for (const { title, what, why, todo, example, category } of rules) {
      // What a rule against plain passwords shows as bad is one.
      const bad = category === 'Security' ? [] : [example.bad];
      for (const text of [title, what, why, todo, ...bad, example.good]) {
        expect(maskSecrets(text)).toBe(text);
      }
    }
  });
});

describe('found secrets', () => {
  it('stand in order and do not overlap', () => {
    const text = 'net use \\\\s\\d password=one /pwd:two <variable name="Password">password=three</variable>';
    const found = findSecrets(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'password=one',
      'two',
      'password=three',
    ]);
  });

  it.each([
    'a',
    'password',
    'password="',
    'eyJ-',
    'eyJaaaa.',
    '/key:',
    'decrypt /key:',
    "DBPASS property. Its value is '",
    'pass',
    '&amp;',
    '"',
    '-p ',
    '<variable ',
    '<variable name="Password">',
  ])('are looked for in 200,000 characters of %s', (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    expect(maskSecrets(text).length).toBeLessThanOrEqual(text.length);
  });
});
