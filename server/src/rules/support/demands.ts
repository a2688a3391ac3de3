import { ExpressionType } from '../../knowledge/conditionFacts.ts';
import type { Range } from '../../range.ts';
import { type ConditionOperand, fieldText, operatorType } from '../../taskSequence/conditions.ts';

/** What a test wants of a variable; the value in lower case. */
export interface Demand {
  readonly variable: string;
  readonly operator: string;
  readonly value: string;
  readonly range: Range;
}

/**
 * The lists of operands that must hold together: those of the condition, with every 'and' in them, and behind them
 * those of each 'and' below an 'or' or 'not'.
 */
export function andLevels(operands: readonly ConditionOperand[]): readonly (readonly ConditionOperand[])[] {
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

/** The tests of variables among operands, where the document shows what they want. */
export function demandsOf(operands: readonly ConditionOperand[]): readonly Demand[] {
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

/** Whether two tests of one variable can never hold together. */
export function exclude(a: Demand, b: Demand): boolean {
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

/** Why two tests exclude each other, for a message. */
export function reasonOf(a: Demand, b: Demand): string {
  const operators = [a.operator, b.operator];
  if (operators.includes('notexists')) return 'one wants it to be absent';
  return operators.includes('notequals')
    ? 'one wants the value that the other excludes'
    : 'they want different values';
}
