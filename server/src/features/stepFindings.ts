import type { Finding, Fix } from '../finding.ts';
import { shiftRange } from '../range.ts';
import { rules } from '../rules/index.ts';
import type { TaskSequenceRule } from '../rules/rule.ts';
import { tornPlaces } from '../rules/support/tornPlaces.ts';
import type { ConditionContent } from '../taskSequence/group.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { Step } from '../taskSequence/step.ts';
import { stepFact } from '../taskSequence/stepFacts.ts';
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
  for (const step of sequence.steps) {
    const kept = findingsOfStep(step);
    if (kept.length === 0 || isTorn(step.range)) continue;
    for (const { rule, finding } of kept) {
      if (applies(rule)) findings.push(shiftFinding(finding, step.start));
    }
  }
  for (const { name, placedCondition } of sequence.groups) {
    if (!placedCondition) continue;
    const { content, start } = placedCondition;
    const kept = findingsOfCondition(content, name);
    if (kept.length === 0 || isTorn({ start, end: start + content.text.length })) continue;
    for (const { rule, finding } of kept) {
      if (applies(rule)) findings.push(shiftFinding(finding, start));
    }
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

/** By content; messages name the group, and its name can change without its condition. */
const known = new WeakMap<
  ConditionContent,
  { readonly name: string; readonly kept: readonly KeptFinding[] }
>();

function findingsOfCondition(content: ConditionContent, name: string): readonly KeptFinding[] {
  const before = known.get(content);
  if (before?.name === name) return before.kept;
  const owner = { name, text: content.text };
  const kept = collect((rule, report) => rule.checkCondition?.(content.condition, report, owner));
  known.set(content, { name, kept });
  return kept;
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
