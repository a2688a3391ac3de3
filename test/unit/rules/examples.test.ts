import { describe, expect, it } from 'vitest';
import { rules } from '../../../server/src/rules/index.ts';
import { findingsIn } from '../../support/ruleFixtures.ts';

const FIRST_ELEMENT = /^<([\w:.-]+)/;

/** An example of a rule's page as a whole document; examples are cut down to what the rule is about. */
function documentOf(example: string): string {
  const clientPackage = '<variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable>';
  const setup = (variables: string) =>
    `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr"><defaultVarList>${variables}</defaultVarList></step>`;
  switch (FIRST_ELEMENT.exec(example)?.[1]) {
    case 'step':
    case 'group':
      return `<sequence version="3.00">${example}</sequence>`;
    case 'variable':
      return `<sequence version="3.00">${setup(example.includes('_SMSClientPackageID') ? example : example + clientPackage)}</sequence>`;
    default:
      return example;
  }
}

const judged = rules.filter(({ category }) =>
  ['Client patches', 'User state', 'Log', 'Log writing'].includes(category),
);

describe.each(judged.map((rule) => [rule.code, rule.example] as const))(
  'the examples of %s',
  (code, { bad, good }) => {
    const codesIn = (example: string) => findingsIn(documentOf(example)).map((finding) => finding.code);

    it('are reported where they are bad', () => {
      expect(codesIn(bad)).toContain(code);
    });

    it('are not reported where they are good', () => {
      expect(codesIn(good)).not.toContain(code);
    });
  },
);
