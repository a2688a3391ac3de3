import { findVariables } from '../knowledge/variables.ts';
import { setVariable } from '../taskSequence/sequenceEdits.ts';
import type { LoneStep, StepContent } from '../taskSequence/step.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import { type VariableWrite, variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { namesPassword } from './support/plainSecrets.ts';
import { taskSequenceVariables } from './support/sources.ts';

const HIDDEN = 'DoNotShowVariableValue';

export const rule: TaskSequenceRule = {
  code: 'secret-variable-not-hidden',
  title: 'A variable with a password is shown',
  category: 'Security',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A step of current branch gives a value to a variable that is named for a password, and does not ask to hide it.',
  why: 'Without "Do not display this value" the value is shown in the console and written into smsts.log when the step runs.',
  todo: 'Tick "Do not display this value" of the Set Task Sequence Variable step, or the secret box of the rule.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetVariableAction" name="Set password">
  <action>tsenv.exe "JoinPassword=%CollectionPassword%" /hiddenflag:False</action>
  <defaultVarList>
    <variable name="DoNotShowVariableValue" property="DoNotShowVariableValue">false</variable>
    <variable name="VariableName" property="VariableName">JoinPassword</variable>
    <variable name="VariableValue" property="VariableValue">%CollectionPassword%</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_SetVariableAction" name="Set password">
  <action>tsenv.exe "JoinPassword=%CollectionPassword%" /hiddenflag:True</action>
  <defaultVarList>
    <variable name="DoNotShowVariableValue" property="DoNotShowVariableValue">true</variable>
    <variable name="VariableName" property="VariableName">JoinPassword</variable>
    <variable name="VariableValue" property="VariableValue">%CollectionPassword%</variable>
  </defaultVarList>
</step>`,
  },
  sources: [taskSequenceVariables],
  checkStep(step, report) {
    for (const { name, place, by } of shownSecrets(step.content)) {
      report({
        range: placeRange(step, place),
        message: `${name} is named for a password, but its value is shown in the console and in smsts.log. Hide the value.`,
        fixes: by === 'set variable' ? hide(step) : [],
      });
    }
  },
};

function shownSecrets(content: StepContent): readonly VariableWrite[] {
  // Consoles before current branch cannot hide the value; they do not write the variable either.
  const canHide = content.variables.some(({ name }) => name.toLowerCase() === HIDDEN.toLowerCase());
  return variableWrites(content).filter(
    ({ name, text, secret, by }) =>
      !secret &&
      text !== undefined &&
      text.trim() !== '' &&
      (canHide || by === 'dynamic rule') &&
      isSecret(name),
  );
}

function isSecret(name: string): boolean {
  const known = findVariables(name);
  if (known.length === 0) return namesPassword(name);
  return known.find(({ allowed }) => allowed === undefined)?.secret === 'password';
}

/** The console's tick: the variable, and the switch of the action that says the same. */
function hide(step: LoneStep) {
  const inVariable = setVariable(step.content.text, step, { name: HIDDEN, property: HIDDEN }, 'true');
  const action = step.action;
  const flag = action && /\/hiddenflag:(\w+)/i.exec(action.text);
  if (!inVariable) return [];
  const flagEnd = flag ? flag.index + flag[0].length : 0;
  const inAction = flag ? [action.replace(flagEnd - (flag[1] ?? '').length, flagEnd, 'True')] : [];
  return [suggestedFix('Do not display this value', [inVariable, ...inAction])];
}
