import { stepsWhere } from '../taskSequence/facts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { manageTaskSequences } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'disabled-item',
  title: 'A group or step is disabled',
  category: 'Flow',
  severity: 'hint',
  offByDefault: true,
  reads: 'taskSequence',
  what: 'A group is disabled with all that stands in it, or a step is. What a disabled group holds is not named again.',
  why: 'The engine leaves it out. Disabled parts are often kept on purpose, so the rule is off unless it is asked for: to tidy a sequence, or to see why something did not run.',
  todo: 'Remove it if nobody needs it any more, or enable it.',
  example: {
    bad: `<group name="Old drivers" disable="true">`,
    good: `<group name="Drivers">`,
  },
  sources: [manageTaskSequences],
  check({ sequence }, report) {
    for (const group of sequence.groups) {
      if (!group.disabled || group.parent?.inactive) continue;
      report({
        range: group.startTag,
        message: `The group '${group.name}' is disabled, and with it all that stands in it. Remove it if nobody needs it any more.`,
      });
    }
    for (const step of disabledSteps(sequence)) {
      if (step.parent?.inactive) continue;
      report({
        range: step.startTag,
        message: `'${step.name}' is disabled, so the sequence leaves it out. Remove it if nobody needs it any more.`,
      });
    }
  },
};

const disabledSteps = stepsWhere(({ disabled }) => disabled);
