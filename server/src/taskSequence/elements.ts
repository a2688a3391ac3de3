import { type Range, shiftRange } from '../range.ts';
import { decodeAttribute, decodeContent, type SourceString } from '../syntax/sourceString.ts';
import {
  attributeValue,
  childElements,
  elementName,
  type NodeId,
  nodeRange,
  startTagRange,
} from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';

/** `<variable name= property= hidden=>value</variable>`; in an expression only `name` is written. */
export interface Variable {
  readonly name: string;
  readonly property: string | undefined;
  readonly hidden: boolean;
  /** The whole element. */
  readonly range: Range;
  readonly startTag: Range;
  /** Undefined when the element is self-closing. */
  readonly value: SourceString | undefined;
}

/** The decoded attributes of an element by name; of duplicates the first. */
export type Attributes = ReadonlyMap<string, SourceString>;

export function readAttributes(tree: XmlTree, node: NodeId): Attributes {
  const values = new Map<string, SourceString>();
  const first = tree.firstAttribute[node] ?? 0;
  const end = first + (tree.attributeCount[node] ?? 0);
  for (let row = first; row < end; row++) {
    if ((tree.attributeValueStart[row] ?? -1) < 0) continue;
    const name = tree.text.slice(tree.attributeNameStart[row], tree.attributeNameEnd[row]);
    if (!values.has(name)) values.set(name, decodeAttribute(tree, row));
  }
  return values;
}

export function shiftAttributes(attributes: Attributes, by: number): Attributes {
  return new Map([...attributes].map(([name, value]) => [name, value.shifted(by)]));
}

/** Reads a `<variable>` in offsets from `base`. */
export function readVariable(tree: XmlTree, node: NodeId, base = 0): Variable {
  const own = readAttributes(tree, node);
  return {
    name: own.get('name')?.text ?? '',
    property: own.get('property')?.text,
    hidden: own.get('hidden')?.text === 'true',
    range: shiftRange(nodeRange(tree, node), -base),
    startTag: shiftRange(startTagRange(tree, node), -base),
    value: heldText(tree, node)?.shifted(-base),
  };
}

export function shiftVariable(variable: Variable, by: number): Variable {
  return {
    ...variable,
    range: shiftRange(variable.range, by),
    startTag: shiftRange(variable.startTag, by),
    value: variable.value?.shifted(by),
  };
}

/** The variable of that name, whatever its case, as the engine finds it; of several the first. */
export function findNamed(variables: readonly Variable[], name: string): Variable | undefined {
  const wanted = name.toLowerCase();
  return variables.find((variable) => variable.name.toLowerCase() === wanted);
}

/** Between start tag and end tag, in offsets from `base`; undefined when self-closing or never closed. */
export function closedInner(tree: XmlTree, node: NodeId, base = 0): Range | undefined {
  const end = tree.endTagStart[node] ?? -1;
  return end === -1 ? undefined : { start: startTagRange(tree, node).end - base, end: end - base };
}

/** The text an element holds; undefined when it is self-closing. */
export function heldText(tree: XmlTree, element: NodeId): SourceString | undefined {
  return tree.text.startsWith('/>', (tree.startTagEnd[element] ?? 0) - '/>'.length)
    ? undefined
    : decodeContent(tree, element);
}

/** The first child element of that name. */
export function childNamed(tree: XmlTree, parent: NodeId, name: string): NodeId | undefined {
  for (const child of childElements(tree, parent)) {
    if (elementName(tree, child) === name) return child;
  }
  return undefined;
}

/** The raw text of an attribute's value; enough for names and versions, which hold no entities. */
export function attributeText(tree: XmlTree, element: NodeId, name: string): string | undefined {
  const range = attributeValue(tree, element, name);
  return range && tree.text.slice(range.start, range.end);
}
