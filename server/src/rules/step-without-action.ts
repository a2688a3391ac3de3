import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'step-without-action',
  title: 'A step has no action',
  category: 'Structure',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step without an action, or with an empty one.',
  why: 'The client runs the command in the action; the variables only supply what it reads. Without an action there is nothing to run.',
  todo: 'Write the command into the action, or let the console write the step anew.',
  example: {
    bad: '<step type="SMS_TaskSequence_RebootAction" name="Restart" description="" />',
    good: `<step type="SMS_TaskSequence_RebootAction" name="Restart" description="">
  <action>smsboot.exe /target:HD</action>
</step>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    if ((step.content.action?.text.trim() ?? '') !== '') return;
    report({
      range: step.startTag,
      message: `'${step.name}' has no command: its <action> is missing or empty, and that is what the client runs. Write the command into it.`,
    });
  },
};
