import { shiftRange } from '../range.ts';
import type { Condition } from '../taskSequence/conditions.ts';
import { factOf, stepFact } from '../taskSequence/facts.ts';
import type { ConditionContent, Group } from '../taskSequence/group.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { andLevels, type Demand, demandsOf, exclude, reasonOf } from './support/demands.ts';
import { taskSequenceSteps } from './support/sources.ts';
import { isUnchangedBy } from './support/stepEffects.ts';
import { tornPlaces } from './support/tornPlaces.ts';

export const rule: TaskSequenceRule = {
  code: 'child-contradicts-group',
  title: 'A step or group wants the opposite of the group above it',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The condition of a step or group tests a variable for what a group above it rules out, and nothing between the two can change the variable.',
  why: 'It is only looked at where the condition of the group holds, and there it never does: the step or group never runs.',
  todo: 'Correct one of the two tests, or move the step or group out of the group.',
  example: {
    bad: `<group name="Laptops">
  <condition><expression type="SMS_TaskSequence_VariableConditionExpression">... IsLaptop equals true ...</expression></condition>
  <step name="Install docking station">
    <condition><expression type="SMS_TaskSequence_VariableConditionExpression">... IsLaptop equals false ...</expression></condition>
  </step>
</group>`,
    good: `<group name="Laptops">
  <condition><expression type="SMS_TaskSequence_VariableConditionExpression">... IsLaptop equals true ...</expression></condition>
  <step name="Install docking station">
    <condition><expression type="SMS_TaskSequence_VariableConditionExpression">... HasDock equals true ...</expression></condition>
  </step>
</group>`,
  },
  sources: [taskSequenceSteps],
  check(document, report) {
    const { sequence } = document;
    // What stands below what is not certain where a tag is missing.
    if (tornPlaces(document)(sequence.range)) return;
    const { groups, steps } = sequence;
    const links = new Map<Group, Link>();
    let entered = 0;
    const enterGroupsBefore = (offset: number, number: number) => {
      for (; entered < groups.length; entered++) {
        const group = groups[entered];
        if (!group || group.range.start > offset) return;
        const outer = group.parent && links.get(group.parent);
        const own = linkOf(group, number, outer);
        if (own && outer) compare(sequence, { ...own, number }, outer, report);
        const link = own ?? outer;
        if (link) links.set(group, link);
      }
    };
    for (let number = 0; number < steps.length; number++) {
      const step = steps[number];
      if (!step) continue;
      enterGroupsBefore(step.start, number);
      const link = step.parent && links.get(step.parent);
      if (!link || !step.content.conditional) continue;
      const demands = stepDemands(step);
      if (demands.length > 0 && !step.inactive) {
        compare(sequence, { demands, start: step.start, number }, link, report);
      }
    }
    enterGroupsBefore(Number.POSITIVE_INFINITY, steps.length);
  },
};

/** What must hold for something to run, and how many steps stand before it. */
interface Demands {
  readonly demands: readonly Demand[];
  /** Where their offsets begin. */
  readonly start: number;
  readonly number: number;
}

/** What a group demands of all that stands in it. */
interface Link extends Demands {
  readonly group: Group;
  /** The next group round it that demands something. */
  readonly outer: Link | undefined;
}

function linkOf(group: Group, number: number, outer: Link | undefined): Link | undefined {
  const { placedCondition } = group;
  if (!placedCondition || group.inactive) return undefined;
  const { content, start } = placedCondition;
  const demands = groupDemands(content);
  return demands.length === 0 ? undefined : { group, demands, start, number, outer };
}

function compare(
  { steps }: TaskSequence,
  { demands, start, number }: Demands,
  link: Link,
  report: TaskSequenceReport,
): void {
  for (const demand of demands) {
    const opposite = oppositeIn(link, demand);
    if (!opposite) continue;
    const { group, other } = opposite;
    if (!isUnchangedBy(steps.slice(opposite.link.number, number), demand.variable)) continue;
    report({
      range: shiftRange(demand.range, start),
      message: `This test of '${demand.variable}' never holds below the group '${group.name}', which tests it, too: ${reasonOf(other, demand)}. Correct one of the two tests.`,
      related: [
        {
          message: `The group '${group.name}' asks for the opposite.`,
          range: shiftRange(other.range, opposite.link.start),
        },
      ],
    });
  }
}

/** The innermost group that wants the opposite. */
function oppositeIn(innermost: Link, demand: Demand) {
  const name = demand.variable.toLowerCase();
  let link: Link | undefined = innermost;
  for (let depth = 0; link && depth < MOST_GROUPS; depth++, link = link.outer) {
    const other = link.demands.find((one) => one.variable.toLowerCase() === name && exclude(one, demand));
    if (other) return { link, group: link.group, other };
  }
  return undefined;
}

/** Groups further out are not looked at. */
const MOST_GROUPS = 30;

const stepDemands = stepFact(({ condition }) => demandsOfCondition(condition));

const groupDemands = factOf(({ condition }: ConditionContent) => demandsOfCondition(condition));

/** What must hold in any case, whatever stands below an 'or' or 'not'. */
function demandsOfCondition(condition: Condition | undefined): readonly Demand[] {
  return demandsOf(andLevels(condition?.operands ?? [])[0] ?? []).slice(0, MOST_DEMANDS);
}

/** Nobody writes more. */
const MOST_DEMANDS = 30;
