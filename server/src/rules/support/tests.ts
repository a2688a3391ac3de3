import type { ExpressionFact, ExpressionField } from '../../knowledge/conditionFacts.ts';
import { findExpressionType } from '../../knowledge/conditionFacts.ts';
import type { Range } from '../../range.ts';
import {
  type Condition,
  type ConditionExpression,
  expressionsOf,
  fieldOf,
  fieldText,
} from '../../taskSequence/conditions.ts';
import type { Variable } from '../../taskSequence/elements.ts';

/** A test of a known class, with what is known of it. */
export interface KnownTest {
  readonly expression: ConditionExpression;
  readonly fact: ExpressionFact;
}

/** The tests of a condition whose class is known. */
export function* knownTests(condition: Condition): Generator<KnownTest> {
  for (const expression of expressionsOf(condition.operands)) {
    const fact = findExpressionType(expression.type);
    if (fact) yield { expression, fact };
  }
}

/** Where a finding on a field stands: its value, or the start tag when there is none. */
export function fieldRange(variable: Variable): Range {
  const { value, startTag } = variable;
  return value && value.text.trim() !== '' ? trimmedRange(variable) : startTag;
}

function trimmedRange({ value, startTag }: Variable): Range {
  if (!value) return startTag;
  const start = value.text.length - value.text.trimStart().length;
  return value.rangeOf(start, start + value.text.trim().length);
}

/** The fields of a test that have a value, with what is known of each. */
export function* filledFields({ expression, fact }: KnownTest): Generator<{
  readonly field: ExpressionField;
  readonly variable: Variable;
  readonly text: string;
}> {
  for (const field of fact.fields) {
    const variable = fieldOf(expression, field.name);
    const text = fieldText(expression, field.name);
    if (variable && text !== undefined) yield { field, variable, text };
  }
}
