import { findVariable } from '../knowledge/variables.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'variable-deprecated',
  title: 'A variable that is no longer needed is set',
  category: 'Variables',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A step sets a variable that only older releases or older versions of Windows look at.',
  why: 'The value has no effect any more, though the sequence reads as if it had one.',
  todo: 'Remove the step, or the rule.',
  example: {
    bad: `<variable name="VariableName" property="VariableName">OSDPreserveDriveLetter</variable>`,
    good: `<variable name="VariableName" property="VariableName">OSDImageIndex</variable>`,
  },
  sources: [taskSequenceVariables],
  products: ['later', 'ConfigMgr of unknown age', 'MDT', 'unknown'],
  checkStep(step, report) {
    for (const { name, place } of variableWrites(step)) {
      const deprecated = findVariable(name)?.deprecated;
      if (deprecated === undefined) continue;
      report({
        range: placeRange(step, place),
        message: `${name} no longer has an effect (${deprecated}). Remove what sets it.`,
      });
    }
  },
};
