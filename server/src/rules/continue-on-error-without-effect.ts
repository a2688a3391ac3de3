import { StepType } from '../knowledge/stepTypes.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'continue-on-error-without-effect',
  title: 'Continue on error has no effect on this step',
  category: 'Properties',
  severity: 'information',
  reads: 'taskSequence',
  what: 'Setup Windows and ConfigMgr is to continue on error.',
  why: 'By the reference a failure of this step ends the sequence, whatever the option says.',
  todo: 'Clear the option, so that nobody relies on it.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" continueOnError="true">`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    if (step.type !== StepType.setupWindows || !step.continuesOnError) return;
    const value = step.attribute('continueOnError');
    if (!value) return;
    report({
      range: value.range,
      message: `'${step.name}' is to continue on error, but when Setup Windows and ConfigMgr fails, the sequence ends all the same. Clear the option.`,
      fixes: [suggestedFix('Write false', [value.replace(0, value.text.length, 'false')])],
    });
  },
};
