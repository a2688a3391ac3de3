import { ExpressionType } from '../knowledge/conditionFacts.ts';
import type { Range } from '../range.ts';
import { type ConditionOperand, fieldText, operatorType } from '../taskSequence/conditions.ts';
import type { TaskSequenceRule } from './rule.ts';
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
          message: `This test of '${later.variable}' and another one beside it must both hold, and they never do: ${reason(earlier, later)}. Join them by 'or', or remove the wrong one.`,
          related: [{ message: 'It excludes this one.', range: earlier.range }],
        });
      }
    }
  },
};

/** Tests of one variable that later ones are compared with. */
const MOST_COMPARED = 50;

interface Demand {
  readonly variable: string;
  readonly operator: string;
  readonly value: string;
  readonly range: Range;
}

/** The lists of operands that must hold together: those of the condition, with every 'and' in them, and of each 'and' below an 'or' or 'not'. */
function andLevels(operands: readonly ConditionOperand[]): readonly (readonly ConditionOperand[])[] {
  const own: ConditionOperand[] = [];
  const others: (readonly ConditionOperand[])[] = [];
  const collect = (operand: ConditionOperand): void => {
    if (operand.kind === 'expression') own.push(operand);
    else if (operatorType(operand) === 'and' || isSingle(operand)) operand.operands.forEach(collect);
    else for (const child of operand.operands) others.push(...andLevels([child]));
  };
  operands.forEach(collect);
  return [own, ...others];
}

/** An 'or' of one operand asks what that asks. */
function isSingle(operand: ConditionOperand): boolean {
  return operand.kind === 'operator' && operatorType(operand) === 'or' && operand.operands.length === 1;
}

function demandsOf(operands: readonly ConditionOperand[]): readonly Demand[] {
  return operands.flatMap((operand) => {
    if (operand.kind !== 'expression' || operand.type !== ExpressionType.variable) return [];
    const variable = fieldText(operand, 'Variable');
    const operator = fieldText(operand, 'Operator')?.toLowerCase();
    const value = fieldText(operand, 'Value') ?? '';
    // The value of a variable is only known when the sequence runs.
    if (variable === undefined || operator === undefined || value.includes('%') || variable.includes('%'))
      return [];
    return [{ variable, operator, value: value.toLowerCase(), range: operand.startTag }];
  });
}

function exclude(a: Demand, b: Demand): boolean {
  return excludesOneWay(a, b) || excludesOneWay(b, a);
}

function excludesOneWay(a: Demand, b: Demand): boolean {
  if (a.operator === 'equals' && a.value !== '') {
    if (b.operator === 'equals') return b.value !== '' && !isSameValue(a.value, b.value);
    return b.operator === 'notexists' || (b.operator === 'notequals' && a.value === b.value);
  }
  return a.operator === 'exists' && b.operator === 'notexists';
}

/** 1 and 01 may be the same number. */
function isSameValue(a: string, b: string): boolean {
  return a === b || (Number.isFinite(Number(a)) && Number(a) === Number(b));
}

function reason(a: Demand, b: Demand): string {
  const operators = [a.operator, b.operator];
  if (operators.includes('notexists')) return 'one wants it to be absent';
  return operators.includes('notequals')
    ? 'one wants the value that the other excludes'
    : 'they want different values';
}
