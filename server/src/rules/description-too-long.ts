import type { TaskSequenceRule } from './rule.ts';
import { checkLength } from './support/longAttributes.ts';
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
  checkStep({ content }, report) {
    checkLength(content, 'description', report);
  },
  checkGroup(tag, report) {
    checkLength(tag, 'description', report);
  },
};
