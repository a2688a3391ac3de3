import type { Finding, Fix } from '../finding.ts';
import { shiftRange } from '../range.ts';
import { rules } from '../rules/index.ts';
import type { TaskSequenceRule } from '../rules/rule.ts';
import { tornPlaces } from '../rules/support/tornPlaces.ts';
import { factOf, stepFact, stepsWhere } from '../taskSequence/facts.ts';
import type { ConditionContent, GroupTag } from '../taskSequence/group.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { Step } from '../taskSequence/step.ts';
import { completeFinding } from './completeFinding.ts';

/** A finding in offsets of the text it was made from. */
interface KeptFinding {
  readonly rule: TaskSequenceRule;
  readonly finding: Finding;
}

const NONE: readonly KeptFinding[] = [];

/**
 * What rules find that look at one step or condition by itself, in offsets of the sequence's source. It is kept with
 * the contents of steps and conditions, so that a keystroke costs the rules of one step.
 */
export function findInSteps(document: TaskSequenceDocument): readonly Finding[] {
  const { sequence } = document;
  const findings: Finding[] = [];
  const isTorn = tornPlaces(document);
  const applies = ({ products }: TaskSequenceRule) => products?.includes(sequence.dialect.product) ?? true;
  const add = (kept: readonly KeptFinding[], start: number, length: number) => {
    if (kept.length === 0 || isTorn({ start, end: start + length })) return;
    for (const { rule, finding } of kept) if (applies(rule)) findings.push(shiftFinding(finding, start));
  };
  for (const step of stepsWithFindings(sequence)) {
    add(findingsOfStep(step), step.start, step.content.text.length);
  }
  for (const { tag, range, placedCondition } of sequence.groups) {
    add(findingsOfTag(tag), range.start, tag.text.length);
    if (!placedCondition) continue;
    const { content, start } = placedCondition;
    add(findingsOfCondition(content, tag.name), start, content.text.length);
  }
  return findings;
}

const findingsOfStep = stepFact((content): readonly KeptFinding[] => {
  const { name, text, condition } = content;
  const step = new Step(content, 0, undefined, 0);
  const owner = { name, text };
  return collect((rule, report) => {
    rule.checkStep?.(step, report);
    if (condition) rule.checkCondition?.(condition, report, owner);
  });
});

const stepsWithFindings = stepsWhere((content) => findingsOfStep(content).length > 0);

const findingsOfTag = factOf((tag: GroupTag) => collect((rule, report) => rule.checkGroup?.(tag, report)));

/** What was found in a condition; messages name the group, and its name can change without its condition. */
const keptOfCondition = factOf(
  (_: ConditionContent): { name: string | undefined; kept: readonly KeptFinding[] } => ({
    name: undefined,
    kept: NONE,
  }),
);

function findingsOfCondition(content: ConditionContent, name: string): readonly KeptFinding[] {
  const known = keptOfCondition(content);
  if (known.name !== name) {
    const owner = { name, text: content.text };
    known.kept = collect((rule, report) => rule.checkCondition?.(content.condition, report, owner));
    known.name = name;
  }
  return known.kept;
}

type Reported = Parameters<typeof completeFinding>[1];

function collect(
  check: (rule: TaskSequenceRule, report: (finding: Reported) => void) => void,
): readonly KeptFinding[] {
  const found: KeptFinding[] = [];
  for (const rule of rules) {
    if (rule.reads !== 'taskSequence') continue;
    check(rule, (reported) => found.push({ rule, finding: completeFinding(rule, reported) }));
  }
  return found.length === 0 ? NONE : found;
}

/** The same finding where the text before it has become longer by `by`. */
function shiftFinding(finding: Finding, by: number): Finding {
  return {
    ...finding,
    range: shiftRange(finding.range, by),
    related: finding.related.map((place) => ({ ...place, range: shiftRange(place.range, by) })),
    fixes: finding.fixes.map((fix) => shiftFix(fix, by)),
  };
}

function shiftFix(fix: Fix, by: number): Fix {
  const edits = fix.edits.map(({ range, newText }) => ({ range: shiftRange(range, by), newText }));
  return { ...fix, edits };
}
