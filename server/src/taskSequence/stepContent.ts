import { shiftRange } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import { childElements, elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import { type Condition, type ConditionOperand, readCondition, readOperand } from './conditions.ts';
import {
  closedInner,
  heldText,
  readAttributes,
  readVariable,
  shiftAttributes,
  type Variable,
} from './elements.ts';
import type { StepContent } from './step.ts';
import { unexpectedWithin } from './unexpectedMarkup.ts';

/** Reads a step in offsets from its own start. `last` is the last row of the table that belongs to it. */
export function readStepContent(tree: XmlTree, node: NodeId, last: NodeId): StepContent {
  const start = nodeRange(tree, node).start;
  const end = endOfRows(tree, node, last);
  const own = readAttributes(tree, node);
  let action: SourceString | undefined;
  let variableList: StepContent['variableList'];
  let condition: Condition | undefined;
  const looseOperands: ConditionOperand[] = [];
  const variables: Variable[] = [];
  for (const child of childElements(tree, node)) {
    if (nodeRange(tree, child).start >= end) break;
    const name = elementName(tree, child);
    if (name === 'action') action ??= heldText(tree, child)?.shifted(-start);
    else if (name === 'condition') condition ??= readCondition(tree, child, start, end);
    else if (name === 'defaultVarList') {
      variableList ??= {
        range: shiftRange(nodeRange(tree, child), -start),
        inner: closedInner(tree, child, start),
      };
      for (const variable of childElements(tree, child)) {
        if (elementName(tree, variable) === 'variable') variables.push(readVariable(tree, variable, start));
      }
    } else {
      const operand = readOperand(tree, child, start, end);
      if (operand) looseOperands.push(operand);
    }
  }
  return {
    element: elementName(tree, node) === 'step' ? 'step' : 'subtasksequence',
    type: own.get('type')?.text,
    name: own.get('name')?.text ?? '',
    disabled: own.get('disable')?.text === 'true',
    conditional: (condition?.operands.length ?? 0) > 0,
    condition,
    looseOperands,
    attributes: shiftAttributes(own, -start),
    startTag: shiftRange(startTagRange(tree, node), -start),
    inner: closedInner(tree, node, start),
    text: tree.text.slice(start, end),
    rows: last - node + 1,
    action,
    variableList,
    variables,
    unexpected: unexpectedWithin(tree, node, last, start),
    facts: [],
  };
}

/** Where the text of an element ends of which only the rows up to `last` are its own. */
export function endOfRows(tree: XmlTree, node: NodeId, last: NodeId): number {
  const next = last + 1;
  const end = nodeRange(tree, node).end;
  return next < tree.nodeCount ? Math.min(end, nodeRange(tree, next).start) : end;
}
