import { type Range, shiftRange } from '../range.ts';
import { decodeAttribute, type SourceString } from '../syntax/sourceString.ts';
import {
  attributes,
  childElements,
  elementName,
  type NodeId,
  nodeRange,
  startTagRange,
} from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import { heldText } from './container.ts';
import type { StepContent, Variable } from './step.ts';

/** Reads a step in offsets from its own start. `end` is where its text ends in the source. */
export function readStepContent(tree: XmlTree, node: NodeId, end: number): StepContent {
  const start = nodeRange(tree, node).start;
  const own = readAttributes(tree, node);
  let action: SourceString | undefined;
  let variableList: StepContent['variableList'];
  let conditional = false;
  const variables: Variable[] = [];
  for (const child of childElements(tree, node)) {
    if (nodeRange(tree, child).start >= end) break;
    const name = elementName(tree, child);
    if (name === 'action') action ??= heldText(tree, child)?.shifted(-start);
    else if (name === 'condition') conditional ||= hasChildElement(tree, child);
    else if (name === 'defaultVarList') {
      variableList ??= {
        range: shiftRange(nodeRange(tree, child), -start),
        inner: innerOf(tree, child, start),
      };
      for (const variable of childElements(tree, child)) {
        if (elementName(tree, variable) === 'variable') variables.push(readVariable(tree, variable, start));
      }
    }
  }
  return {
    element: elementName(tree, node) === 'step' ? 'step' : 'subtasksequence',
    type: own.get('type')?.text,
    name: own.get('name')?.text ?? '',
    disabled: own.get('disable')?.text === 'true',
    conditional,
    attributes: new Map([...own].map(([name, value]) => [name, value.shifted(-start)])),
    startTag: shiftRange(startTagRange(tree, node), -start),
    inner: innerOf(tree, node, start),
    length: end - start,
    action,
    variableList,
    variables,
  };
}

function readVariable(tree: XmlTree, node: NodeId, start: number): Variable {
  const own = readAttributes(tree, node);
  return {
    name: own.get('name')?.text ?? '',
    property: own.get('property')?.text,
    hidden: own.get('hidden')?.text === 'true',
    range: shiftRange(nodeRange(tree, node), -start),
    startTag: shiftRange(startTagRange(tree, node), -start),
    value: heldText(tree, node)?.shifted(-start),
  };
}

/** Between start tag and end tag; undefined when the element is self-closing or never closed. */
function innerOf(tree: XmlTree, node: NodeId, start: number): Range | undefined {
  const end = tree.endTagStart[node] ?? -1;
  return end === -1 ? undefined : { start: startTagRange(tree, node).end - start, end: end - start };
}

/** The decoded attributes of an element by name; of duplicates the first. */
export function readAttributes(tree: XmlTree, node: NodeId): ReadonlyMap<string, SourceString> {
  const values = new Map<string, SourceString>();
  for (const attribute of attributes(tree, node)) {
    if (attribute.valueRange === undefined || values.has(attribute.name)) continue;
    values.set(attribute.name, decodeAttribute(tree, attribute.row));
  }
  return values;
}

/** Whether a `<condition>` that says something stands directly below an element. */
export function isConditional(tree: XmlTree, node: NodeId): boolean {
  for (const child of childElements(tree, node)) {
    if (elementName(tree, child) === 'condition' && hasChildElement(tree, child)) return true;
  }
  return false;
}

function hasChildElement(tree: XmlTree, node: NodeId): boolean {
  for (const _ of childElements(tree, node)) return true;
  return false;
}
