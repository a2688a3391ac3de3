import { describe, expect, it } from 'vitest';
import { taskSequenceCompletions } from '../../../server/src/features/completion.ts';
import { applyEdits } from '../../../server/src/range.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';

const PATH = String.raw`C:\_SMSTaskSequence\OSD\PS100003\i386\hotfix\KB977203\SCCM2007AC-SP2-KB977203-x86.msp`;

/** The properties after the completion for KB977203 SP2 at `|`; undefined where it is not offered. */
function completed(properties: string, attributes = ''): string | undefined {
  const begin = `<sequence version="3.00"><step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup" description="" runIn="WinPEandFullOS" successCodeList="0"${attributes}><action>OSDSetupWindows.exe</action><defaultVarList><variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable><variable name="SMSClientInstallProperties" property="ClientInstallProperties">`;
  const end = '</variable></defaultVarList></step></sequence>';
  const text = begin + properties.replace('|', '') + end;
  const document = readTaskSequence(text);
  if (!document) throw new Error('it is no task sequence');
  const offers = taskSequenceCompletions(document, begin.length + properties.indexOf('|'));
  const offer = offers.find(({ label }) => label.includes('KB977203 SP2'));
  return offer && applyEdits(text, [offer]).slice(begin.length, -end.length);
}

describe('the completion of PATCH=', () => {
  it.each([
    ['|', `PATCH="${PATH}"`],
    ['FSP=CM01 pa|', `FSP=CM01 PATCH="${PATH}"`],
    ['PATCH=|', `PATCH="${PATH}"`],
    ['FSP=CM01 |SMSMP=CM01', `FSP=CM01 PATCH="${PATH}" SMSMP=CM01`],
    ['PATCH="|', `PATCH="${PATH}"`],
    ['PATCH="| SMSMP=CM01', `PATCH="${PATH}" SMSMP=CM01`],
    ['PATCH="|"', `PATCH="${PATH}"`],
    ['PATCH=&quot;|', `PATCH=&quot;${PATH}&quot;`],
    ['PATCH="C:\\a.msp;|"', `PATCH="C:\\a.msp;${PATH}"`],
    ['PATCH="|;C:\\a.msp', `PATCH="${PATH};C:\\a.msp`],
  ])('makes of %s a whole entry', (properties, expected) => {
    expect(completed(properties)).toBe(expected);
  });

  it('is not offered behind a PATCH= that is there, nor for a later client', () => {
    expect(completed(`PATCH="${PATH}" |`)).toBeUndefined();
    expect(completed('|', ' retryCount="0" runFromNet="false"')).toBeUndefined();
  });
});
