import { expect, it } from 'vitest';
import { readTaskSequence } from '../../../server/src/taskSequence/readTaskSequence.ts';

const step = (attributes: string, action = '') =>
  `<step name="x" ${attributes}><action>${action}</action></step>`;
const setup = step('type="SMS_TaskSequence_SetupWindowsAndSMSAction"');
const script = step(
  'type="SMS_TaskSequence_RunCommandLineAction"',
  'cscript.exe "%ScriptRoot%\\ZTIGather.wsf"',
);
const integration = step('type="BDD_Gather"', 'smsswd.exe /run:PS100020 cscript.exe');

it.each([
  ['3.00', setup, 'ConfigMgr 2007'],
  ['3.10', setup, 'ConfigMgr of unknown age'],
  ['3.00', setup + integration, 'ConfigMgr of unknown age'],
  ['3.00', setup + script, 'ConfigMgr of unknown age'],
  ['3.00', script, 'MDT'],
  ['3.00', step('', 'cmd.exe'), 'unknown'],
  ['3.00', '', 'unknown'],
  ['3.00', setup + step('retryCount="0"'), 'later'],
  ['3.00', script + step('runFromNet="false"'), 'later'],
  ['3.10', step('type="SMS_TaskSequence_InstallApplicationAction"'), 'later'],
])('version %s with %s is %s', (version, steps, product) => {
  const document = readTaskSequence(
    `<sequence version="${version}"><group name="g">${steps}</group></sequence>`,
  );
  expect(document?.sequence.dialect.product).toBe(product);
});

it('takes a sequence without a version for what its steps show', () => {
  expect(readTaskSequence(`<sequence>${setup}</sequence>`)?.sequence.dialect.product).toBe('ConfigMgr 2007');
});

it('says what shows a later version', () => {
  const attribute = readTaskSequence(`<sequence>${step('retryCount="0"')}</sequence>`);
  expect(attribute?.sequence.dialect.evidence).toBe('its steps carry the attribute retryCount');
  const type = readTaskSequence(
    `<sequence>${step('type="SMS_TaskSequence_PrestartCheckAction"')}</sequence>`,
  );
  expect(type?.sequence.dialect.evidence).toBe("'x' is a step of type SMS_TaskSequence_PrestartCheckAction");
});
