import { ExpressionType } from '../knowledge/conditionFacts.ts';
import { StepType } from '../knowledge/stepTypes.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import {
  type ConditionExpression,
  type ConditionOperand,
  expressionsOf,
  fieldOf,
  fieldText,
} from './conditions.ts';
import { dynamicVariableRules } from './dynamicRules.ts';
import { stepFact } from './facts.ts';
import type { StepContent } from './step.ts';
import { type TextPlace, trimmedPlace, wholePlace } from './textPlace.ts';

/** A place that reads a variable of the sequence. */
export interface VariableRead {
  readonly name: string;
  /** `reference`: `%NAME%` in a text; `test`: the field Variable of a condition, where the bare name stands. */
  readonly kind: 'reference' | 'test';
  /** What the text belongs to. */
  readonly in: 'action' | 'variable' | 'condition' | 'rule';
  /** Of the name, without the percent signs. */
  readonly place: TextPlace;
  /** Of a test, in lower case. */
  readonly operator?: string;
}

/** Every variable that a step reads, in order of its parts: action, variables, condition, dynamic rules. */
export const variableReads = stepFact((content): readonly VariableRead[] => [
  ...(content.action ? referencesIn(content.action, 'action') : []),
  ...content.variables.flatMap(({ value }) =>
    value && isReadableText(content, value) ? referencesIn(value, 'variable') : [],
  ),
  ...conditionReads(content.condition?.operands ?? []),
  ...ruleReads(content),
]);

/** What a condition reads: of a step in offsets from its start, of a group in those of the sequence. */
export function conditionReads(operands: readonly ConditionOperand[]): readonly VariableRead[] {
  return [...expressionsOf(operands)].flatMap((expression) => expressionReads(expression, 'condition'));
}

function expressionReads(
  expression: ConditionExpression,
  place: VariableRead['in'],
): readonly VariableRead[] {
  const reads: VariableRead[] = [];
  const tested =
    expression.type === ExpressionType.variable ? fieldOf(expression, 'Variable')?.value : undefined;
  // A name that is put together from variables is not known before the sequence runs.
  const isPutTogether = tested?.text.includes('%') === true;
  if (tested && tested.text.trim() !== '' && !isPutTogether) {
    const operator = fieldText(expression, 'Operator')?.toLowerCase();
    reads.push({
      name: tested.text.trim(),
      kind: 'test',
      in: place,
      place: trimmedPlace(wholePlace(tested)),
      ...(operator !== undefined && { operator }),
    });
  }
  for (const { value } of expression.variables) {
    if (value && (value !== tested || isPutTogether)) reads.push(...referencesIn(value, place));
  }
  return reads;
}

/** Rules are a document of their own: the places are mapped back to the step. */
function ruleReads(content: StepContent): readonly VariableRead[] {
  const rules = dynamicVariableRules(content);
  if (!rules) return [];
  const reads = rules.rules.flatMap(({ condition, variables }) => [
    ...[...expressionsOf(condition?.operands ?? [])].flatMap((expression) =>
      expressionReads(expression, 'rule'),
    ),
    ...variables.flatMap(({ value }) => (value ? referencesIn(value, 'rule') : [])),
  ]);
  return reads.map((read) => {
    const { source, start, end } = read.place;
    return { ...read, place: rules.placeOf(source.rangeOf(start, end)) };
  });
}

/** Rules are read on their own; an encoded script holds nothing the engine would expand. */
function isReadableText({ type }: StepContent, value: SourceString): boolean {
  return type !== StepType.setDynamicVariables || !value.text.trimStart().startsWith('<');
}

/** `%NAME%`: what can be no name of a variable is none. */
const reference = /%([A-Za-z_][\w-]*(?:\([xX]86\))?)%/g;

function referencesIn(source: SourceString, place: VariableRead['in']): readonly VariableRead[] {
  const { text } = source;
  if (!text.includes('%')) return [];
  const patterns = likePatterns(text);
  return [...text.matchAll(reference)].flatMap((match) => {
    const start = match.index + 1;
    const name = match[1] ?? '';
    if (patterns.some((pattern) => pattern.start < start && start < pattern.end)) return [];
    return [{ name, kind: 'reference', in: place, place: { source, start, end: start + name.length } }];
  });
}

/** The quoted patterns of `LIKE '%Dell%'`: there a percent sign stands for any text. */
function likePatterns(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [
    ...text.matchAll(/\blike\s*(?:'[^']*'|"[^"]*"|[\u2018-\u201F][^\u2018-\u201F]*[\u2018-\u201F])/gi),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
