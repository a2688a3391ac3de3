import type { TaskSequenceRule } from './rule.ts';
import { eachLongAttribute } from './support/longAttributes.ts';
import { stepClass } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'description-too-long',
  title: 'The description of a step or group is too long',
  category: 'Structure',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A description of more than 255 characters.',
  why: 'The class of steps allows 255; the console may refuse or cut off a longer one when the sequence is saved.',
  todo: 'Shorten it.',
  example: {
    bad: '<group description="Install ... (275 characters)">',
    good: '<group description="Install">',
  },
  sources: [stepClass],
  check({ sequence }, report) {
    for (const { value, owner, most } of eachLongAttribute(sequence, 'description')) {
      report({
        range: value.rangeOf(0, value.text.length),
        message: `The description of ${owner} has ${value.text.length} characters, and steps may have ${most}: the console may refuse to save it. Shorten it.`,
      });
    }
  },
};
