import type { TaskSequenceRule } from './rule.ts';
import { eachLongAttribute } from './support/longAttributes.ts';
import { stepClass } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'name-too-long',
  title: 'The name of a step or group is too long',
  category: 'Structure',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A name of more than 100 characters.',
  why: 'The class of steps allows 100; the console may refuse or cut off a longer one when the sequence is saved.',
  todo: 'Shorten it.',
  example: {
    bad: '<group name="Install ... (120 characters)">',
    good: '<group name="Install">',
  },
  sources: [stepClass],
  check({ sequence }, report) {
    for (const { value, owner, most } of eachLongAttribute(sequence, 'name')) {
      report({
        range: value.rangeOf(0, value.text.length),
        message: `The name of ${owner} has ${value.text.length} characters, and steps may have ${most}: the console may refuse to save it. Shorten it.`,
      });
    }
  },
};
