import { variableRules } from '../knowledge/variables.ts';
import type { LoneStep } from '../taskSequence/step.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import { type VariableWrite, variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { isPlainName } from './support/namedUses.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-name-invalid',
  title: 'The name of a variable is none',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step sets a variable whose name begins with a digit, holds a blank or another character than letters, digits, hyphen and underscore, or is longer than 256 characters. Names put together from other variables are left alone.',
  why: 'The console does not take such names, and what reads the variable may not find it.',
  todo: 'Name it with letters, digits, hyphens and underscores, beginning with a letter.',
  example: {
    bad: `<variable name="VariableName" property="VariableName">Computer Name</variable>`,
    good: `<variable name="VariableName" property="VariableName">ComputerName</variable>`,
  },
  sources: [taskSequenceVariables],
  checkStep(step, report) {
    for (const { name, place } of wronglyNamed(step)) {
      report({
        range: placeRange(step, place),
        message:
          name.length > variableRules.nameLength
            ? `The name of this variable has ${name.length} characters, but ${variableRules.nameLength} is the most. Shorten it.`
            : `'${name}' is no name for a variable: names hold letters, digits, hyphens and underscores and begin with a letter. Rename it.`,
      });
    }
  },
};

function wronglyNamed(step: LoneStep): readonly VariableWrite[] {
  return variableWrites(step).filter(
    ({ name }) =>
      isPlainName(name) && (!variableRules.name.test(name) || name.length > variableRules.nameLength),
  );
}
