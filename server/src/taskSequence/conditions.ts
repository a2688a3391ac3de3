import { type Range, shiftRange } from '../range.ts';
import { childElements, elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import {
  type Attributes,
  findNamed,
  readAttributes,
  readVariable,
  shiftAttributes,
  shiftVariable,
  type Variable,
} from './elements.ts';

/** `<condition>`: what must hold for its step or group to run. */
export interface Condition {
  /** The whole element. */
  readonly range: Range;
  readonly startTag: Range;
  /** All of them must hold. With none the condition says nothing, and the step runs. */
  readonly operands: readonly ConditionOperand[];
}

export type ConditionOperand = ConditionOperator | ConditionExpression;

/** What joins operands: `<operator>`, or one of the two elements of a choice of operating systems. */
export interface ConditionOperator {
  readonly kind: 'operator';
  readonly element: 'operator' | 'osConditionGroup' | 'osExpressionGroup';
  /** `type`; of an `osExpressionGroup` also `name`. */
  readonly attributes: Attributes;
  readonly range: Range;
  readonly startTag: Range;
  readonly operands: readonly ConditionOperand[];
  /** The operating systems that an `osExpressionGroup` stands for. */
  readonly platform: PlatformKey | undefined;
}

export interface PlatformKey {
  readonly range: Range;
  /** `arch`, `type`, `minVer`, `maxVer`. */
  readonly attributes: Attributes;
}

/** One test: `<expression type=>` with its fields. */
export interface ConditionExpression {
  readonly kind: 'expression';
  /** The class of the test; undefined when it is not written. */
  readonly type: string | undefined;
  /** `type`, `ignoreQueryFailure`. */
  readonly attributes: Attributes;
  readonly range: Range;
  readonly startTag: Range;
  /** The fields: `Operator`, `Value`, `Variable`, `Query`... in any order. */
  readonly variables: readonly Variable[];
}

/**
 * Operators nested deeper than this are not read, so that whatever looks at conditions may be recursive. Real ones
 * nest six deep.
 */
const MAX_DEPTH = 100;

/** Reads a `<condition>` in offsets from `base`. `end` is where its text ends in the source. */
export function readCondition(tree: XmlTree, node: NodeId, base = 0, end = tree.end): Condition {
  return {
    range: shiftRange(nodeRange(tree, node), -base),
    startTag: shiftRange(startTagRange(tree, node), -base),
    operands: readOperands(tree, node, { base, end, depth: 0 }),
  };
}

interface Reading {
  readonly base: number;
  readonly end: number;
  readonly depth: number;
}

function readOperands(tree: XmlTree, parent: NodeId, reading: Reading): readonly ConditionOperand[] {
  const operands: ConditionOperand[] = [];
  if (reading.depth === MAX_DEPTH) return operands;
  for (const node of childElements(tree, parent)) {
    if (nodeRange(tree, node).start >= reading.end) break;
    const operand = readOperandWithin(tree, node, reading);
    if (operand) operands.push(operand);
  }
  return operands;
}

/** The operand that an element is, in offsets from `base`; undefined when it is none. */
export function readOperand(
  tree: XmlTree,
  node: NodeId,
  base: number,
  end: number,
): ConditionOperand | undefined {
  return readOperandWithin(tree, node, { base, end, depth: 0 });
}

function readOperandWithin(tree: XmlTree, node: NodeId, reading: Reading): ConditionOperand | undefined {
  const element = elementName(tree, node);
  if (element === 'expression') return readExpression(tree, node, reading);
  if (element !== 'operator' && element !== 'osConditionGroup' && element !== 'osExpressionGroup') {
    return undefined;
  }
  return {
    kind: 'operator',
    element,
    attributes: shiftAttributes(readAttributes(tree, node), -reading.base),
    range: shiftRange(nodeRange(tree, node), -reading.base),
    startTag: shiftRange(startTagRange(tree, node), -reading.base),
    operands: readOperands(tree, node, { ...reading, depth: reading.depth + 1 }),
    platform: element === 'osExpressionGroup' ? readPlatform(tree, node, reading) : undefined,
  };
}

function readExpression(tree: XmlTree, node: NodeId, { base, end }: Reading): ConditionExpression {
  const own = readAttributes(tree, node);
  const variables: Variable[] = [];
  for (const child of childElements(tree, node)) {
    if (nodeRange(tree, child).start >= end) break;
    if (elementName(tree, child) === 'variable') variables.push(readVariable(tree, child, base));
  }
  return {
    kind: 'expression',
    type: own.get('type')?.text,
    attributes: shiftAttributes(own, -base),
    range: shiftRange(nodeRange(tree, node), -base),
    startTag: shiftRange(startTagRange(tree, node), -base),
    variables,
  };
}

function readPlatform(tree: XmlTree, parent: NodeId, { base }: Reading): PlatformKey | undefined {
  for (const node of childElements(tree, parent)) {
    if (elementName(tree, node) !== 'platformKey') continue;
    const attributes = shiftAttributes(readAttributes(tree, node), -base);
    return { range: shiftRange(nodeRange(tree, node), -base), attributes };
  }
  return undefined;
}

/** The same condition where the source before it has become longer by `by`. */
export function shiftCondition(condition: Condition, by: number): Condition {
  return {
    range: shiftRange(condition.range, by),
    startTag: shiftRange(condition.startTag, by),
    operands: condition.operands.map((operand) => shiftOperand(operand, by)),
  };
}

export function shiftOperand(operand: ConditionOperand, by: number): ConditionOperand {
  const moved = {
    attributes: shiftAttributes(operand.attributes, by),
    range: shiftRange(operand.range, by),
    startTag: shiftRange(operand.startTag, by),
  };
  if (operand.kind === 'expression') {
    return {
      ...operand,
      ...moved,
      variables: operand.variables.map((variable) => shiftVariable(variable, by)),
    };
  }
  const { platform } = operand;
  return {
    ...operand,
    ...moved,
    operands: operand.operands.map((child) => shiftOperand(child, by)),
    platform: platform && {
      range: shiftRange(platform.range, by),
      attributes: shiftAttributes(platform.attributes, by),
    },
  };
}

/** How an operator joins its operands, whatever the case it is written in; undefined for any other word or none. */
export function operatorType(operator: ConditionOperator): 'and' | 'or' | 'not' | undefined {
  const type = operator.attributes.get('type')?.text.trim().toLowerCase();
  return type === 'and' || type === 'or' || type === 'not' ? type : undefined;
}

/** All operators of a condition at any depth, in document order. */
export function* operatorsOf(operands: readonly ConditionOperand[]): Generator<ConditionOperator> {
  for (const operand of operands) {
    if (operand.kind !== 'operator') continue;
    yield operand;
    yield* operatorsOf(operand.operands);
  }
}

/** All tests of a condition at any depth, in document order. */
export function* expressionsOf(operands: readonly ConditionOperand[]): Generator<ConditionExpression> {
  for (const operand of operands) {
    if (operand.kind === 'expression') yield operand;
    else yield* expressionsOf(operand.operands);
  }
}

/** A field of a test by name, whatever its case: `Operator`, `Value`... */
export function fieldOf(expression: ConditionExpression, name: string): Variable | undefined {
  return findNamed(expression.variables, name);
}

/** The trimmed text of a field; undefined when it is absent or blank. */
export function fieldText(expression: ConditionExpression, name: string): string | undefined {
  return fieldOf(expression, name)?.value?.text.trim() || undefined;
}
