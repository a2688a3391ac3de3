import { findVariable } from '../knowledge/variables.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-read-only',
  title: 'A read-only variable is set',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step sets a variable that the reference calls read-only, such as _SMSTSInWinPE.',
  why: 'The engine sets these variables itself; steps that rely on them get what the engine says, or are misled where it lets the change pass.',
  todo: 'Use a variable of your own, whose name does not begin with an underscore. To say what the progress window shows use the settings of the deployment or of the client.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetVariableAction" name="Set model">
  <action>tsenv.exe "_SMSTSModel=Virtual"</action>
  <defaultVarList>
    <variable name="VariableName" property="VariableName">_SMSTSModel</variable>
    <variable name="VariableValue" property="VariableValue">Virtual</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_SetVariableAction" name="Set model">
  <action>tsenv.exe "DriverModel=Virtual"</action>
  <defaultVarList>
    <variable name="VariableName" property="VariableName">DriverModel</variable>
    <variable name="VariableValue" property="VariableValue">Virtual</variable>
  </defaultVarList>
</step>`,
  },
  sources: [taskSequenceVariables],
  checkStep(step, report) {
    for (const { name, place } of variableWrites(step)) {
      if (!name.startsWith('_')) continue;
      const fact = findVariable(name);
      if (fact?.readOnlyTrust !== 'error') continue;
      // People set the title of the progress window so, and report that it works.
      const isTitle = fact.name === '_SMSTSOrgName';
      report({
        ...(isTitle && { severity: 'information' }),
        range: placeRange(step, place),
        message: `${fact.name} is read-only by the reference: the engine sets it itself, so this step fails or misleads what reads it. Use a variable of your own.`,
      });
    }
  },
};
