import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../server/src/languageService.ts';
import { variableIndex } from '../../server/src/rules/support/variableIndex.ts';
import { captureStep, patch, restoreStep, sequence, setupStep } from '../support/sequences.ts';

const document = sequence(
  captureStep,
  '<group name="Setup">',
  setupStep({ properties: patch('PS100042') }),
  setupStep({ properties: 'SMSMP=CM01' }),
  '</group>',
  restoreStep,
  restoreStep,
);

/** Variables, packages and scripts that several steps, groups and the reference list speak of. */
const connected = `<sequence version="3.10">
<referenceList><reference package="PS100010" /><reference package="PS100011" /></referenceList>
<group name="Prepare">
<condition><expression type="SMS_TaskSequence_VariableConditionExpression">
<variable name="Operator">equals</variable>
<variable name="Variable">BranchOffice</variable>
<variable name="Value">north</variable>
</expression></condition>
<step type="SMS_TaskSequence_SetVariableAction" name="Set office" runIn="WinPEandFullOS" successCodeList="0" retryCount="0" runFromNet="false">
<action>tsenv.exe "BranchOffice=north"</action>
<defaultVarList>
<variable name="VariableName" property="VariableName">BranchOffice</variable>
<variable name="VariableValue" property="VariableValue">north</variable>
</defaultVarList>
</step>
<step type="SMS_TaskSequence_RunCommandLineAction" name="Report" description="reading a page" runIn="FullOS" successCodeList="0">
<action>smsswd.exe /run:PS100010 report.exe /site:%BranchOffice% /late:%LateName%</action>
<defaultVarList>
<variable name="CommandLine" property="CommandLine">report.exe /site:%BranchOffice% /late:%LateName%</variable>
<variable name="PackageID" property="PackageID">PS100010</variable>
</defaultVarList>
</step>
</group>
<step type="SMS_TaskSequence_RunPowerShellScriptAction" name="Script" runIn="FullOS" successCodeList="0">
<defaultVarList>
<variable name="_SMSTSRunPowerShellPackageID" property="PackageID">PS100011</variable>
<variable name="_SMSTSRunPowerShellScriptName" property="ScriptName">%OtherOfice%.ps1</variable>
</defaultVarList>
</step>
<step type="SMS_TaskSequence_SetVariableAction" name="Set late" runIn="WinPEandFullOS" successCodeList="0">
<defaultVarList>
<variable name="VariableName" property="VariableName">LateName</variable>
<variable name="VariableValue" property="VariableValue">%BRANCHOFFICE%</variable>
</defaultVarList>
</step>
<step type="SMS_TaskSequence_InstallApplicationAction" name="Apps" runIn="FullOS" successCodeList="0">
<defaultVarList><variable name="BaseVariableName" property="BaseVariableName">APPS</variable></defaultVarList>
</step>
</sequence>
`;

/** From the first place of `start` to the next of `end`. */
function stretch(start: string, end: string): string {
  const from = connected.indexOf(start);
  return connected.slice(from, connected.indexOf(end, from) + end.length);
}

const firstStep = stretch('<step', '</step>');

/** Takes the step of that number out, or puts another one behind it. */
const wholeStep = fc.record({
  step: fc.nat(5),
  added: fc.option(
    fc.constantFrom(
      '<step type="SMS_TaskSequence_RunCommandLineAction" name="New"><action>%LateName%.exe %BranchOffice%</action></step>',
      '<step type="SMS_TaskSequence_SetVariableAction" name="Other"><defaultVarList><variable name="VariableName" property="VariableName">OtherOffice</variable></defaultVarList></step>',
      '<group name="New"><condition><expression type="SMS_TaskSequence_VariableConditionExpression"><variable name="Operator">exists</variable><variable name="Variable">LateName</variable></expression></condition></group>',
    ),
  ),
});

function withWholeStep(
  text: string,
  { step, added }: { readonly step: number; readonly added: string | null },
) {
  const end = [...text.matchAll(/<\/step>/g)][step];
  if (!end) return text;
  const behind = end.index + end[0].length;
  const from = added === null ? text.lastIndexOf('<step', end.index) : behind;
  return text.slice(0, from) + (added ?? '') + text.slice(behind);
}

const smallEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(3),
  inserted: fc.oneof(
    fc.constantFrom(
      '',
      '%',
      'x',
      'PS100011',
      '%LateName%',
      'BranchOffice',
      'APPS1',
      '<',
      '"',
      ' disable="true"',
    ),
    fc.string({ maxLength: 2 }),
  ),
});

/** Stretches of markup that an edit may put in or take out, besides any text. */
const inserted = fc.oneof(
  fc.constantFrom(
    '<step name="New">',
    '</step>',
    '<group>',
    '</group>',
    '<!--',
    '-->',
    '"',
    '<',
    '&',
    setupStep(),
  ),
  fc.string({ maxLength: 8 }),
);

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(40), inserted });

describe('analysing a document again after an edit', () => {
  it('finds what a first analysis of the new text finds', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const analyser = createAnalyser();
        let text = document;
        analyser.analyse(text);
        for (const { at, removed, inserted: newText } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + newText + text.slice(start + removed);
          expect(analyser.analyse(text).findings).toEqual(createAnalyser().analyse(text).findings);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does so where steps and conditions far apart speak of the same', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(smallEdit, wholeStep), { minLength: 1, maxLength: 8 }), (edits) => {
        const analyser = createAnalyser();
        let text = connected;
        analyser.analyse(text);
        for (const edit of edits) {
          if ('step' in edit) {
            text = withWholeStep(text, edit);
          } else {
            const start = Math.floor(edit.at * text.length);
            text = text.slice(0, start) + edit.inserted + text.slice(start + edit.removed);
          }
          expect(analyser.analyse(text).findings).toEqual(createAnalyser().analyse(text).findings);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['the name of a variable that is set', 'BranchOffice<', 'BranchOfice<'],
    ['the name of one that is read', '/site:%BranchOffice%', '/site:%BranchOfice%'],
    [
      'the case of one that a group reads',
      '>BranchOffice</variable>\n<variable name="Value">',
      '>BRANCHOFFICE</variable>\n<variable name="Value">',
    ],
    ['the package of a step', 'PackageID">PS100011', 'PackageID">PS100012'],
    ['the only step that shows the product', 'retryCount="0" ', ''],
    ['what a script names', 'LateName', 'EarlyName'],
    ['the first step', firstStep, ''],
    ['how often a step stands there', '</group>', `${firstStep}</group>`],
    ['whether a group has a condition', stretch('<condition>', '</condition>'), ''],
    ['a value, in which a step begins', 'CommandLine">report', 'CommandLine">re<step type="port'],
    [
      'a list of variables, in which a step begins',
      '>BranchOffice<',
      '><step name="In between"/>BranchOffice<',
    ],
  ])('finds the same when %s changes', (_, old, changed) => {
    expect(connected).toContain(old);
    const analyser = createAnalyser();
    const before = analyser.analyse(connected).findings;
    const text = connected.replace(old, changed);
    expect(analyser.analyse(text).findings).toEqual(createAnalyser().analyse(text).findings);
    expect(analyser.analyse(connected).findings).toEqual(before);
  });

  it('works out what steps say together only where a key changes what one says', () => {
    const analyser = createAnalyser();
    const outlineOf = (text: string) => {
      const analysis = analyser.analyse(text);
      if (analysis.kind !== 'taskSequence') throw new Error('not recognised');
      expect(analysis.findings.length).toBeGreaterThan(0);
      return analysis.document.sequence;
    };
    const first = variableIndex(outlineOf(connected));
    const other = variableIndex(outlineOf(connected.replace('reading a page', 'reading one page')));
    expect(other).toBe(first);
    expect(variableIndex(outlineOf(connected.replace('/site:%BranchOffice%', '/site:%Branch%')))).not.toBe(
      first,
    );
  });

  it('reads only the step that changed', () => {
    const analyser = createAnalyser();
    const before = analyser.analyse(document);
    const after = analyser.analyse(document.replace('SMSMP=CM01', 'SMSMP=CM02'));
    if (before.kind !== 'taskSequence' || after.kind !== 'taskSequence') throw new Error('not recognised');
    const kept = after.document.sequence.steps.map(
      (step, index) => step.content === before.document.sequence.steps[index]?.content,
    );
    expect(kept).toEqual([true, true, false, true, true]);
  });
});
