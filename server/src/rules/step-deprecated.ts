import { findStepType } from '../knowledge/stepTypeFacts.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';

export const rule: TaskSequenceRule = {
  code: 'step-deprecated',
  title: 'A step that the console no longer has',
  category: 'Properties',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A sequence that is plainly later than ConfigMgr 2007 has a step of a type that the console no longer offers.',
  why: 'It does work that current versions of Windows do not need, and nobody can add it again once it is removed.',
  todo: 'Remove it once no old version of Windows is deployed with the sequence.',
  example: {
    bad: `<step type="SMS_TaskSequence_InstallDeployToolsAction" name="Install Deployment Tools" retryCount="0">`,
    good: `<step type="SMS_TaskSequence_PrepareOSAction" name="Prepare Windows for Capture" retryCount="0">`,
  },
  sources: [taskSequenceSteps],
  products: ['later'],
  checkStep(step, report) {
    const fact = findStepType(step.type);
    if (!fact?.removed) return;
    report({
      range: step.startTag,
      message: `'${step.name}' is a step ${fact.name}, which the console no longer has. Remove it once no old version of Windows needs it.`,
    });
  },
};
