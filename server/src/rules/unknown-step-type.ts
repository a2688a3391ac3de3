import { findStepType, stepTypeFacts } from '../knowledge/stepTypeFacts.ts';
import { nearestName } from '../nearestName.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'unknown-step-type',
  title: 'A step has a type that is not known',
  category: 'Structure',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A type that neither ConfigMgr nor MDT has; other products can add types of their own.',
  why: 'The console shows a step of a type it does not know as broken and may drop it.',
  todo: 'Correct the type, or make sure that the product it comes from is installed where the sequence is edited.',
  example: {
    bad: '<step type="SMS_TaskSequence_RebotAction" name="Restart">',
    good: '<step type="SMS_TaskSequence_RebootAction" name="Restart">',
  },
  sources: [taskSequenceSteps],
  checkStep({ content }, report) {
    const written = content.attributes.get('type');
    if (!written || findStepType(written.text)) return;
    const types = stepTypeFacts().map(({ type }) => type);
    const type = written.text;
    const meant =
      types.find((one) => [type, `${type}Action`].some((like) => like.toLowerCase() === one.toLowerCase())) ??
      nearestName(type, types);
    const range = type === '' ? content.startTag : written.rangeOf(0, type.length);
    if (meant === undefined || meant === '') {
      const message = `'${content.name}' is of type '${type}', which neither ConfigMgr nor MDT has: only where the product it comes from is installed can the console show it.`;
      report({ range, message });
      return;
    }
    report({
      range,
      message: `'${content.name}' is of type '${type}', which is not known. Did you mean ${meant}?`,
      fixes: [
        // What the type asks for is only judged when the type is known.
        suggestedFix(`Write ${meant}`, [written.replace(0, type.length, meant)], ['property-missing']),
      ],
    });
  },
};
