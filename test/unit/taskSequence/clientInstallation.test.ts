import { describe, expect, it } from 'vitest';
import { clientProperties } from '../../../server/src/taskSequence/clientInstallation.ts';
import { readTsenv } from '../../../server/src/taskSequence/clientSettings.ts';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';

describe('what tsenv assigns', () => {
  it.each<readonly [action: string, name: string | undefined, value: string | undefined]>([
    ['tsenv.exe "A=b c"', 'A', 'b c'],
    ['  TSENV  "A=b c"  ', 'A', 'b c'],
    ['tsenv.exe "A=b" /hiddenflag:False', 'A', 'b'],
    ['tsenv.exe "A=b"   /hiddenFlag:True ', 'A', 'b'],
    ['tsenv.exe "A=PATCH="C:\\x.msp" SMSMP=y"', 'A', 'PATCH="C:\\x.msp" SMSMP=y'],
    ['tsenv.exe "A=PATCH="C:\\x.msp""', 'A', 'PATCH="C:\\x.msp"'],
    ['tsenv.exe A=b', 'A', 'b'],
    ['tsenv.exe "A="', 'A', ''],
    ['tsenv.exe "A=', 'A', ''],
    ['tsenv.exe "_SMSX=1=2"', '_SMSX', '1=2'],
    ['"%_SMSTSMDataPath%\\tsenv.exe" "A=b"', 'A', 'b'],
    ['tsenv.exe "no assignment"', undefined, undefined],
    ['cscript.exe tsenv.vbs "A=b"', undefined, undefined],
    ['mytsenv.exe "A=b"', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (action, name, value) => {
    const found = readTsenv(action);
    expect(found && [found.name, found.value]).toEqual(name === undefined ? undefined : [name, value]);
    if (found) expect(action.slice(found.valueStart).startsWith(found.value)).toBe(true);
  });
});

const set = (name: string, action: string, value?: string) =>
  `<step type="SMS_TaskSequence_SetVariableAction" name="${name}"><action>${action}</action><defaultVarList>${
    value === undefined
      ? ''
      : `<variable name="VariableName" property="VariableName">smsclientinstallproperties</variable><variable name="VariableValue" property="VariableValue">${value}</variable>`
  }</defaultVarList></step>`;
const setup = (name: string, value: string, attributes = '') =>
  `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="${name}"${attributes}><defaultVarList><variable name="SMSCLIENTINSTALLPROPERTIES" property="ClientInstallProperties">${value}</variable></defaultVarList></step>`;

describe('the places of client install properties', () => {
  it.each<readonly [what: string, steps: string, ...places: string[]]>([
    ['the step itself', setup('Setup', 'A=1'), 'Setup: A=1 for Setup, 1 copy'],
    [
      'a variable and its command',
      set('Set', 'tsenv.exe "SMSClientInstallProperties=A=1"', 'A=1'),
      'Set: A=1 for nothing, 2 copies',
    ],
    [
      'a variable alone',
      set('Set', 'cscript.exe ZTISetVariable.wsf', 'A=1') + setup('Setup', ''),
      'Set: A=1 for Setup, 1 copy',
      'Setup:  for Setup, 1 copy',
    ],
    [
      'a command alone',
      set('Set', 'tsenv.exe "SMSClientInstallProperties=A=1" /hiddenflag:False'),
      'Set: A=1 for nothing, 1 copy',
    ],
    [
      'copies that differ',
      set('Set', 'tsenv.exe "SMSClientInstallProperties=A=2"', 'A=1'),
      'Set: A=1 for nothing, 1 copy',
      'Set: A=2 for nothing, 1 copy',
    ],
    [
      'copies that differ in blanks round them',
      set('Set', 'tsenv.exe "SMSClientInstallProperties=A=1"', '\n  A=1\n  '),
      'Set: A=1 for nothing, 2 copies',
    ],
    [
      'a quote at the end that may close either',
      set('Set', 'tsenv.exe SMSClientInstallProperties=A="1"', 'A="1"'),
      'Set: A="1" for nothing, 2 copies',
    ],
    ['another variable', set('Set', 'tsenv.exe "Other=A=1"') + setup('Setup', 'A=1', ' disable="true"')],
    [
      'the next Setup step',
      set('Set', 'tsenv.exe "SMSClientInstallProperties=A=1"') +
        setup('Off', 'B=1', ' disable="true"') +
        setup('One', 'C=1') +
        setup('Two', 'D=1'),
      'Set: A=1 for One, 1 copy',
      'One: C=1 for One, 1 copy',
      'Two: D=1 for Two, 1 copy',
    ],
  ])('%s', (_, steps, ...places) => {
    const document = readTaskSequence(`<sequence version="3.00">${steps}</sequence>`);
    const found = document ? clientProperties(document.sequence) : [];
    const described = found.map(({ step, text, setup: next, copies }) => {
      const count = copies.length === 1 ? '1 copy' : `${copies.length} copies`;
      return `${step.name}: ${text} for ${next?.name ?? 'nothing'}, ${count}`;
    });
    expect(described).toEqual(places);
  });
});
