import { findStepType } from '../knowledge/stepTypeFacts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'run-in-mismatch',
  title: 'A step is to run where its type does not work',
  category: 'Properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'runIn names Windows PE for a type of step that works in the full operating system only, or the reverse; or it is no environment at all.',
  why: 'Where the attribute lets the step run it cannot work, and where it could work the attribute does not let it. Consoles write the value themselves, so it was changed by hand or by a script.',
  todo: 'Write the value that the console gives this type.',
  example: {
    bad: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" runIn="FullOS">`,
    good: `<step type="SMS_TaskSequence_ApplyOperatingSystemAction" name="Apply Operating System" runIn="WinPE">`,
  },
  sources: [taskSequenceSteps],
  products: ['ConfigMgr 2007', 'later', 'ConfigMgr of unknown age', 'unknown'],
  checkStep(step, report) {
    const value = step.attribute('runIn');
    const written = value?.text.trim() ?? '';
    if (!value || written === '') return;
    const fact = findStepType(step.type);
    const usual = fact?.runIn?.[0];
    const isKnown = ENVIRONMENTS.some((environment) => environment.toLowerCase() === written.toLowerCase());
    const excluded = fact?.environment === 'WinPE' ? 'FullOS' : 'WinPE';
    const isExcluded =
      fact?.environment !== undefined &&
      fact.environment !== 'both' &&
      written.toLowerCase() === excluded.toLowerCase();
    if (isKnown && !isExcluded) return;
    report({
      range: value.range,
      message: isExcluded
        ? `'${step.name}' is to run in ${NAMES[excluded]} only, but a step ${fact.name} works in ${NAMES[fact.environment === 'WinPE' ? 'WinPE' : 'FullOS']} only.${usual === undefined ? '' : ` Consoles write ${usual}.`}`
        : `There is no environment '${written}'; runIn is one of ${ENVIRONMENTS.join(', ')}.`,
      fixes:
        usual === undefined
          ? []
          : [suggestedFix(`Write ${usual}`, [value.replace(0, value.text.length, usual)])],
    });
  },
};

const ENVIRONMENTS = ['WinPEandFullOS', 'WinPE', 'FullOS'] as const;

const NAMES = { WinPE: 'Windows PE', FullOS: 'the full operating system' } as const;
