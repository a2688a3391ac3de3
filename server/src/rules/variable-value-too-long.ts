import { variableRules } from '../knowledge/variables.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-value-too-long',
  title: 'The value of a variable is too long',
  category: 'Variables',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step gives a variable a value of more than 4,000 characters.',
  why: 'A variable holds 4,000 characters at most.',
  todo: 'Split the value over several variables, or keep it in a file of a package.',
  example: {
    bad: `<variable name="VariableValue" property="VariableValue">…more than 4,000 characters…</variable>`,
    good: `<variable name="VariableValue" property="VariableValue">…4,000 characters or less…</variable>`,
  },
  sources: [taskSequenceVariables],
  checkStep(step, report) {
    for (const { name, place, value, text = '' } of variableWrites(step)) {
      if (text.length <= variableRules.valueLength) continue;
      const length = text.length.toLocaleString('en');
      const most = variableRules.valueLength.toLocaleString('en');
      report({
        range: placeRange(step, value ?? place),
        message: `The value of ${name} has ${length} characters, but a variable holds ${most} at most. Split it, or keep it in a file.`,
      });
    }
  },
};
