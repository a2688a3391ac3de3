import type { Edit, Range } from '../../range.ts';
import { shiftRange } from '../../range.ts';
import type { Condition } from '../../taskSequence/conditions.ts';
import type { TaskSequenceDocument } from '../../taskSequence/model.ts';
import type { StepContent } from '../../taskSequence/step.ts';
import { sequenceFact, stepFact } from '../../taskSequence/stepFacts.ts';
import type { Report, TaskSequenceReport } from '../rule.ts';

type Reported = Parameters<Report>[0];
type Check = (document: TaskSequenceDocument, report: TaskSequenceReport) => void;

/**
 * The check of a rule that looks at each step alone. `check` reports in offsets from the step's own start; what it
 * finds is kept with the content, so that a keystroke costs one step.
 */
export function checkEachStep(check: (content: StepContent, report: Report) => void): Check {
  const findingsOf = stepFact((content): readonly Reported[] => collect((report) => check(content, report)));
  return ({ sequence }, report) => {
    for (const step of sequence.steps) {
      for (const finding of findingsOf(step)) report(shiftFinding(finding, step.start));
    }
  };
}

/** The check of a rule that looks at each condition alone, of steps and groups; ranges are the condition's own. */
export function checkEachCondition(check: (condition: Condition, report: Report) => void): Check {
  const findingsOf = stepFact(({ condition }): readonly Reported[] =>
    condition ? collect((report) => check(condition, report)) : NONE,
  );
  return ({ sequence }, report) => {
    const { steps, groups } = conditional(sequence);
    for (const step of steps) {
      for (const finding of findingsOf(step)) report(shiftFinding(finding, step.start));
    }
    for (const { condition } of groups) if (condition) check(condition, report);
  };
}

const NONE: readonly Reported[] = [];

/** The steps and groups that have a condition, found once for all rules that look at conditions. */
const conditional = sequenceFact((sequence) => ({
  steps: sequence.steps.filter((step) => step.content.conditional),
  groups: sequence.groups.filter((group) => group.conditional),
}));

function collect(check: (report: Report) => void): readonly Reported[] {
  const findings: Reported[] = [];
  check((finding) => findings.push(finding));
  return findings.length === 0 ? NONE : findings;
}

/** The same finding where its source has become longer before it by `by`. */
function shiftFinding(finding: Reported, by: number): Reported {
  return {
    ...finding,
    range: shiftRange(finding.range, by),
    ...(finding.related && {
      related: finding.related.map((place) => ({ ...place, range: shiftRange(place.range, by) })),
    }),
    ...(finding.fixes && {
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => shiftEdit(edit, by)) })),
    }),
  };
}

function shiftEdit(edit: Edit, by: number): Edit {
  const range: Range = shiftRange(edit.range, by);
  return { range, newText: edit.newText };
}
