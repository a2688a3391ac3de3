import { StepType } from '../knowledge/stepTypes.ts';
import { packageFacts } from '../taskSequence/packageObject.ts';
import type { Step } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { flowSteps } from './support/flow.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'boot-image-missing',
  title: 'The sequence goes to Windows PE but has no boot image',
  category: 'References',
  severity: 'information',
  reads: 'taskSequence',
  what: 'The package object of a sequence names no boot image, and an active step restarts to Windows PE or applies an operating system.',
  why: 'Windows PE comes from the boot image of the sequence; without one the restart fails. Only a sequence that another one runs must have none.',
  todo: 'Choose a boot image in the properties of the sequence, on the tab Advanced, unless another sequence runs this one.',
  example: {
    bad: `<PROPERTY NAME="BootImageID"><VALUE></VALUE></PROPERTY>
...
<action>smsboot.exe /target:WinPE</action>`,
    good: `<PROPERTY NAME="BootImageID"><VALUE>PS100007</VALUE></PROPERTY>
...
<action>smsboot.exe /target:WinPE</action>`,
  },
  sources: [taskSequenceSteps],
  check({ package: object, sequence }, report) {
    if (!object || packageFacts(object).bootImageId !== undefined) return;
    const step = flowSteps(sequence).find(needsBootImage);
    if (!step) return;
    report({
      offsetsOf: 'document',
      range: object.properties.get('BootImageID')?.startTag ?? object.startTag,
      message: `The sequence has no boot image, but '${step.name}' ${step.type === StepType.restart ? 'restarts to Windows PE, which comes from it' : 'works in Windows PE, which comes from it'}. Choose one, unless another sequence runs this one.`,
    });
  },
};

function needsBootImage({ type, content }: Step): boolean {
  if (type === StepType.applyOperatingSystem) return true;
  return type === StepType.restart && /\/target:["']?WinPE\b/i.test(content.action?.text ?? '');
}
