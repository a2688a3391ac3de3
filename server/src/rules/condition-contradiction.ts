import type { TaskSequenceRule } from './rule.ts';
import { andLevels, type Demand, demandsOf, exclude, reasonOf } from './support/demands.ts';
import { taskSequenceSteps } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'condition-contradiction',
  title: 'A condition can never hold',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'Two tests of one variable that must both hold and cannot: equal to two different values, equal to a value and absent, and the like.',
  why: 'What depends on it never runs.',
  todo: "Join the two by 'or' if one of them is enough, or remove the wrong one.",
  example: {
    bad: `<condition>
  <expression type="SMS_TaskSequence_VariableConditionExpression">... Model equals A ...</expression>
  <expression type="SMS_TaskSequence_VariableConditionExpression">... Model equals B ...</expression>
</condition>`,
    good: `<condition>
  <operator type="or">
    <expression type="SMS_TaskSequence_VariableConditionExpression">... Model equals A ...</expression>
    <expression type="SMS_TaskSequence_VariableConditionExpression">... Model equals B ...</expression>
  </operator>
</condition>`,
  },
  sources: [taskSequenceSteps],
  checkCondition(condition, report) {
    for (const level of andLevels(condition.operands)) {
      const earlierOnes = new Map<string, Demand[]>();
      for (const later of demandsOf(level)) {
        const name = later.variable.toLowerCase();
        const others = earlierOnes.get(name) ?? [];
        const earlier = others.find((one) => exclude(one, later));
        if (others.length < MOST_COMPARED) earlierOnes.set(name, [...others, later]);
        if (!earlier) continue;
        report({
          range: later.range,
          message: `This test of '${later.variable}' and another one beside it must both hold, and they never do: ${reasonOf(earlier, later)}. Join them by 'or', or remove the wrong one.`,
          related: [{ message: 'It excludes this one.', range: earlier.range }],
        });
      }
    }
  },
};

/** Tests of one variable that later ones are compared with. */
const MOST_COMPARED = 50;
