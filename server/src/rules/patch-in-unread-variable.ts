import { setupSteps } from '../taskSequence/clientInstallation.ts';
import { CLIENT_PROPERTIES_VARIABLE } from '../taskSequence/clientSettings.ts';
import { stepsWhere } from '../taskSequence/facts.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { article, taskSequenceVariables } from './support/sources.ts';
import { hidesVariables, isNamedInScript, isRead, variableIndex } from './support/variableIndex.ts';
import { renameWrite, writeRange, writesOf } from './support/variableUses.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-in-unread-variable',
  title: 'PATCH= is set in a variable that nothing reads',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A step sets a variable to client install properties with PATCH=, nothing in the sequence reads that variable, and it is not SMSClientInstallProperties.',
  why: 'The client takes its properties from SMSClientInstallProperties. What stands in another variable never gets to it, and the patch is not installed.',
  todo: 'Name the variable SMSClientInstallProperties.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetVariableAction" name="Set client properties">
  <defaultVarList>
    <variable name="VariableName" property="VariableName">ClientInstallProperties</variable>
    <variable name="VariableValue" property="VariableValue">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
    good: `<step type="SMS_TaskSequence_SetVariableAction" name="Set client properties">
  <defaultVarList>
    <variable name="VariableName" property="VariableName">SMSClientInstallProperties</variable>
    <variable name="VariableValue" property="VariableValue">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />`,
  },
  sources: [article('977203'), taskSequenceVariables],
  check({ sequence }, report) {
    const steps = stepsWithPatch(sequence);
    // Where nothing installs the client, another sequence can read the variable.
    if (steps.length === 0 || setupSteps(sequence).length === 0 || hidesVariables(sequence)) return;
    const index = variableIndex(sequence);
    for (const { name } of steps.flatMap((step) => variableWrites(step).filter(holdsPatch))) {
      const key = name.toLowerCase();
      const variable = index.variables.get(key);
      // A name next to a known one is misspelt, which another rule tells.
      if (!variable || isRead(variable) || variable.near !== undefined || isNamedInScript(index, key))
        continue;
      for (const use of writesOf(sequence, variable)) {
        if (!holdsPatch(use.write)) continue;
        report({
          range: writeRange(use),
          message: `'${use.write.name}' holds PATCH=, but nothing in this sequence reads it: the client takes its properties from ${CLIENT_PROPERTIES_VARIABLE}. Set that variable.`,
          fixes: [
            suggestedFix(
              `Change ${use.write.name} to ${CLIENT_PROPERTIES_VARIABLE}`,
              renameWrite(use, CLIENT_PROPERTIES_VARIABLE),
              ['patch-overridden', 'ccmcertfix-missing'],
            ),
          ],
        });
      }
    }
  },
};

function holdsPatch({ text }: { readonly text: string | undefined }): boolean {
  return text !== undefined && /(?:^|[\s"'])PATCH\s*=.*\.msp/i.test(text);
}

const stepsWithPatch = stepsWhere((content) =>
  variableWrites(content).some(
    (write) => write.name.toLowerCase() !== CLIENT_PROPERTIES_VARIABLE.toLowerCase() && holdsPatch(write),
  ),
);
