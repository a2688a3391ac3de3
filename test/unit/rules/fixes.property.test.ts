import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeElementText } from '../../../server/src/syntax/escape.ts';
import { faultsOfFix, fixAll } from '../../support/fixChecks.ts';
import { SECRET, scrappedProperties, slippedProperties } from '../../support/patchValues.ts';
import { findingsIn } from '../../support/ruleFixtures.ts';

function step(
  type: string,
  name: string,
  action: string,
  variables: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(variables).map(
    ([key, value]) => `      <variable name="${key}" property="${key}">${value}</variable>\n`,
  );
  return `  <step type="SMS_TaskSequence_${type}" name="${name}" description="" successCodeList="0">
    <action>${action}</action>
    <defaultVarList>\n${lines.join('')}    </defaultVarList>
  </step>\n`;
}

type Place = 'own' | 'variable' | 'tsenv';

/** The properties in the step itself, in a step that sets the variable, or in the command of one. */
function sequenceWith(properties: string, place: Place, migrates: boolean): string {
  const text = escapeElementText(properties);
  const setup = step('SetupWindowsAndSMSAction', 'Setup', 'OSDSetupWindows.exe', {
    SMSClientInstallProperties: place === 'own' ? text : '',
    _SMSClientPackageID: 'PS100003',
  });
  const variables = { VariableName: 'SMSClientInstallProperties', VariableValue: text };
  const command = `tsenv.exe "SMSClientInstallProperties=${text}"`;
  const set = step('SetVariableAction', 'Set properties', command, place === 'tsenv' ? {} : variables);
  const capture = step('CaptureUserStateAction', 'Capture', 'osdmigrateuserstate.exe', {});
  const restore = step('RestoreUserStateAction', 'Restore', 'osdmigrateuserstate.exe', {});
  const steps = (place === 'own' ? '' : set) + setup;
  return `<sequence version="3.00">\n${migrates ? capture + steps + restore : steps}</sequence>\n`;
}

/** Another property behind the path without a blank between them. */
const STUCK = [
  `PATCH=.mspSMSPUBLICROOTKEY=${SECRET}SCCM2007AC-SP2-KB977203-x86.msp`,
  `PATCH=\\\\CM01\\SMSPUBLICROOTKEY=${SECRET} x`,
  `/mp: .mspSMSPUBLICROOTKEY=${SECRET}`,
];

const containers = ['bare', 'on one line', 'in CDATA', 'escaped', 'escaped with quotes'] as const;

function documentOf(sequence: string, container: (typeof containers)[number]): string {
  const text = sequence.trim();
  const instance = (value: string) =>
    `<INSTANCE CLASSNAME="SMS_TaskSequencePackage"><PROPERTY NAME="Sequence"><VALUE>${value}</VALUE></PROPERTY></INSTANCE>`;
  switch (container) {
    case 'bare':
      return sequence;
    case 'on one line':
      return sequence.replace(/>\s+</g, '><');
    case 'in CDATA':
      return instance(`<![CDATA[${text}]]>`);
    case 'escaped':
      return instance(escapeElementText(text));
    case 'escaped with quotes':
      return instance(escapeElementText(text, true));
  }
}

const documents = (properties: fc.Arbitrary<string>) =>
  fc
    .tuple(
      properties,
      fc.constantFrom('own', 'variable', 'tsenv'),
      fc.boolean(),
      fc.constantFrom(...containers),
    )
    .map(([text, place, migrates, container]) =>
      documentOf(sequenceWith(text, place as Place, migrates), container),
    );

const runs = { numRuns: 200 };

describe('whatever is wrong with PATCH=', () => {
  it('every fix mends what it is for and nothing else', () => {
    fc.assert(
      fc.property(documents(slippedProperties(1)), (text) => {
        const faults = findingsIn(text).flatMap((finding) =>
          finding.fixes.flatMap((fix) =>
            faultsOfFix(text, finding, fix).map((fault) => `${finding.code}, "${fix.title}": ${fault}`),
          ),
        );
        expect(faults).toEqual([]);
      }),
      runs,
    );
  });

  it.each(['safe', 'all'] as const)('applying its %s fixes comes to an end', (which) => {
    fc.assert(
      fc.property(documents(fc.oneof(slippedProperties(4), scrappedProperties)), (text) => {
        const left = findingsIn(fixAll(text, which)).flatMap((finding) => finding.fixes);
        expect(left.filter((fix) => fix.safe || which === 'all')).toEqual([]);
      }),
      runs,
    );
  });

  it('no message repeats what belongs to another property, and every finding stands in the document', () => {
    fc.assert(
      fc.property(documents(fc.oneof(slippedProperties(4), scrappedProperties)), (text) => {
        for (const { message, range, fixes, related } of findingsIn(text)) {
          const shown = [message, ...fixes.map((fix) => fix.title), ...related.map((place) => place.message)];
          expect(shown.join('\n')).not.toContain(SECRET);
          expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
        }
      }),
      { ...runs, examples: STUCK.map((properties) => [sequenceWith(properties, 'own', false)]) },
    );
  });
});
