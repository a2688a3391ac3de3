import { findVariables } from '../knowledge/variables.ts';
import { disagreements } from '../taskSequence/actions.ts';
import type { StepContent } from '../taskSequence/step.ts';
import { placeRange, placeText, replacePlace, wholePlace } from '../taskSequence/textPlace.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { suggestedFix } from './support/fixes.ts';
import { namesPassword } from './support/plainSecrets.ts';

export const rule: TaskSequenceRule = {
  code: 'action-disagrees',
  title: 'The action of a step says otherwise than its variables',
  category: 'Properties',
  severity: 'warning',
  reads: 'taskSequence',
  products: ['ConfigMgr 2007', 'later', 'ConfigMgr of unknown age', 'unknown'],
  what: 'The action of a ConfigMgr step is made from its variables, but a part of it differs from the variable it was made from. This happens when one of the two is edited by hand.',
  why: 'The engine runs the action; the console shows the variable, and writes the action anew when somebody saves the step. Until then the step does something else than the console says, and afterwards it changes.',
  todo: 'Decide which of the two is meant, and make the other say the same.',
  example: {
    bad: `<action>smsboot.exe /target:WinPE</action>
<defaultVarList>
  <variable name="SMSRebootTarget" property="Target">HD</variable>
</defaultVarList>`,
    good: `<action>smsboot.exe /target:HD</action>
<defaultVarList>
  <variable name="SMSRebootTarget" property="Target">HD</variable>
</defaultVarList>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    for (const { property, written, variable } of disagreements(step)) {
      const value = variable?.value;
      if (!value) continue;
      const place = wholePlace(value);
      report({
        range: placeRange(step, written),
        // Values are not repeated: a command line or a variable can hold a password.
        message: `The action says another ${property.name} than the variable ${property.variable ?? property.name}. The engine runs what the action says, until somebody saves the step in the console. Make both say the same.`,
        related: [{ message: `${property.name} as the console shows it.`, range: placeRange(step, place) }],
        // The edit would say what nobody is to read off a report.
        fixes: setsSecret(step.content)
          ? []
          : [
              suggestedFix(
                `Keep ${property.name} as the action runs it`,
                [replacePlace(step, place, placeText(written))],
                property.name === 'VariableName' ? ['variable-never-read'] : [],
              ),
              suggestedFix(`Keep ${property.name} as the console shows it`, [
                replacePlace(step, written, placeText(place)),
              ]),
            ],
      });
    }
  },
};

/** Whether the step gives a variable a value that is a secret. */
function setsSecret(content: StepContent): boolean {
  return variableWrites(content).some(
    ({ name, secret }) => secret || namesPassword(name) || findVariables(name).some((fact) => fact.secret),
  );
}
