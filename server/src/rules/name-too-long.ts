import type { TaskSequenceRule } from './rule.ts';
import { checkLength } from './support/longAttributes.ts';
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
  checkStep({ content }, report) {
    checkLength(content, 'name', report);
  },
  checkGroup(tag, report) {
    checkLength(tag, 'name', report);
  },
};
