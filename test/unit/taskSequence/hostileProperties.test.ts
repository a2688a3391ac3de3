import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../server/src/languageService.ts';
import { escapeElementText } from '../../../server/src/syntax/escape.ts';
import { readPatchEntries } from '../../../server/src/taskSequence/clientPatch.ts';
import { readClientProperties } from '../../../server/src/taskSequence/clientProperties.ts';
import { readTsenv } from '../../../server/src/taskSequence/clientSettings.ts';
import { readPatchPath } from '../../../server/src/taskSequence/patchPath.ts';

/** Long enough that work growing with the square of it would not come to an end within a test. */
const LENGTH = 100_000;

const repeated = [
  ...['"', "'", '\u201C', ' ', ';', ',', '\\', '/', '=', '%x', '<', '\r\n', '" "', '";"', '""'],
  ...['PATCH', 'PATCH=', 'PATCH= ', 'PATCH =', 'PATCH="', ' PATCH="', '"PATCH=a ', ';PATCH=C:\\', 'P'],
  ...[' PATCH=C:\\a.msp', ' PATCH=C:\\a.msp y;', 'PATCH=C:\\a.msp;', 'PATCH="C:\\a.msp SMSMP=1" '],
  ...['.msp', '.msp ', 'C:\\', 'C:\\ ', 'C:\\a.msp,', ' "C:\\a" ', 'a b ', 'a=', 'a= ', ' /a:', 'x;'],
  ...[
    '_SMSTaskSequenceOSD',
    'OSDPS100003\\',
    'i386hotfix',
    'msiexec /p ',
    '\\\\s\\SMSPKGC$\\PS100042\\a.msp;',
  ],
];
const beginnings = ['', 'PATCH=', 'PATCH="', "PATCH='C:\\", 'SMSMP="'];
const texts = repeated.flatMap((part) =>
  beginnings.map((start) => [start, part, start + part.repeat(LENGTH / part.length)] as const),
);

describe('client install properties of any length are read in time that grows with it', () => {
  it.each(texts)('%j and then %j again and again', (_, __, text) => {
    const read = [readPatchEntries(text), readClientProperties(text), readPatchPath(text), readTsenv(text)];
    expect(read).toHaveLength(4);
  });

  it.each(texts.filter(([start]) => start === '' || start === 'PATCH="'))(
    '%j and then %j, with all rules',
    (_, __, text) => {
      const value = escapeElementText(text.slice(0, LENGTH / 2));
      const { kind } = createAnalyser().analyse(
        `<sequence version="3.00"><step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup"><action>${value}</action><defaultVarList><variable name="SMSClientInstallProperties" property="ClientInstallProperties">${value}</variable><variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable></defaultVarList></step><step type="SMS_TaskSequence_RunCommandLineAction" name="Run"><action>${value}</action></step></sequence>`,
      );
      expect(kind).toBe('taskSequence');
    },
  );
});
