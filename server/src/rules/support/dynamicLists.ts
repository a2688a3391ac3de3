import { StepType } from '../../knowledge/stepTypes.ts';
import { sequenceFact, stepFact, stepsWhere } from '../../taskSequence/facts.ts';
import { contentValue, type Step } from '../../taskSequence/step.ts';

/** What the names of variables begin with that list what to install. */
export interface BaseVariable {
  readonly base: string;
  /**
   * How many digits follow: two from 01 for applications, three from 001 for programs. Source: the pages of the two
   * steps, https://learn.microsoft.com/intune/configmgr/osd/understand/task-sequence-steps
   */
  readonly digits: 2 | 3;
}

/** A step that installs what numbered variables list. */
export interface DynamicList extends BaseVariable {
  readonly step: Step;
}

/** Undefined for steps that have none. */
export const baseVariable = stepFact((content): BaseVariable | undefined => {
  const isApplication = content.type === StepType.installApplication;
  if (!isApplication && content.type !== StepType.installSoftware) return undefined;
  const base = contentValue(content, 'BaseVariableName');
  if (base === undefined || base.includes('%')) return undefined;
  return { base, digits: isApplication ? 2 : 3 };
});

/** The active steps that install what numbered variables list. */
export const dynamicLists = sequenceFact((sequence): readonly DynamicList[] => {
  return stepsWithList(sequence).flatMap((step) => {
    const list = step.inactive ? undefined : baseVariable(step);
    return list ? { step, ...list } : [];
  });
});

const stepsWithList = stepsWhere((content) => baseVariable(content) !== undefined);
