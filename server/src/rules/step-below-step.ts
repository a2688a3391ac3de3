import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { isBelowStep, unexpectedElements } from './support/unexpected.ts';

export const rule: TaskSequenceRule = {
  code: 'step-below-step',
  title: 'A step or group stands inside a step',
  category: 'Structure',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A step or group inside another step.',
  why: 'Only groups hold steps. The console writes nothing of the kind, and what the client makes of it is not documented.',
  todo: 'Move it behind the step around it, or make that one a group.',
  example: {
    bad: `<step name="Install drivers" description="">
  <step name="Restart" description=""><action>smsboot.exe /target:HD</action></step>
</step>`,
    good: `<group name="Install drivers" description="">
  <step name="Restart" description=""><action>smsboot.exe /target:HD</action></step>
</group>`,
  },
  sources: [taskSequenceSteps],
  check(document, report) {
    for (const element of unexpectedElements(document)) {
      if (!isBelowStep(element)) continue;
      report({
        range: element.startTag,
        message: `This <${element.name}> stands inside a <${element.parent}>, and only groups hold steps. Move it behind that step.`,
      });
    }
  },
};
