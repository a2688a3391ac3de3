import type { Range } from '../range.ts';
import { NodeKind, type XmlTree } from './xmlTree.ts';

/** A row of the table. */
export type NodeId = number;

export interface XmlAttribute {
  /** The row in the attribute columns. */
  readonly row: number;
  readonly name: string;
  readonly nameRange: Range;
  /** Without the quotes; undefined when there is no value. */
  readonly valueRange: Range | undefined;
}

/** The first element outside all others; undefined when the text has none. */
export function rootElement(tree: XmlTree): NodeId | undefined {
  let node = tree.nodeCount > 0 ? 0 : -1;
  while (node >= 0 && tree.kind[node] !== NodeKind.Element) node = cell(tree.nextSibling, node);
  return node < 0 ? undefined : node;
}

export function elementName(tree: XmlTree, element: NodeId): string {
  return tree.text.slice(cell(tree.nodeStart, element) + 1, cell(tree.nameEnd, element));
}

export function* childElements(tree: XmlTree, element: NodeId): Generator<NodeId, void> {
  let node = cell(tree.firstChild, element);
  for (; node >= 0; node = cell(tree.nextSibling, node)) {
    if (tree.kind[node] === NodeKind.Element) yield node;
  }
}

/** In the order they are written; a duplicate is among them. */
export function attributes(tree: XmlTree, element: NodeId): readonly XmlAttribute[] {
  const first = cell(tree.firstAttribute, element);
  const count = cell(tree.attributeCount, element);
  return Array.from({ length: count }, (_, index) => {
    const row = first + index;
    const nameRange = { start: cell(tree.attributeNameStart, row), end: cell(tree.attributeNameEnd, row) };
    const name = tree.text.slice(nameRange.start, nameRange.end);
    return { row, name, nameRange, valueRange: attributeValueRange(tree, row) };
  });
}

/** The raw value of the first attribute of that name, without its quotes; undefined when there is none. */
export function attributeValue(tree: XmlTree, element: NodeId, name: string): Range | undefined {
  const first = cell(tree.firstAttribute, element);
  const end = first + cell(tree.attributeCount, element);
  for (let row = first; row < end; row++) {
    const nameStart = cell(tree.attributeNameStart, row);
    if (cell(tree.attributeNameEnd, row) - nameStart !== name.length) continue;
    if (tree.text.startsWith(name, nameStart)) return attributeValueRange(tree, row);
  }
  return undefined;
}

/** The raw value in a row of the attribute columns. */
export function attributeValueRange(tree: XmlTree, row: number): Range | undefined {
  const start = cell(tree.attributeValueStart, row);
  return start < 0 ? undefined : { start, end: cell(tree.attributeValueEnd, row) };
}

export function nodeRange(tree: XmlTree, node: NodeId): Range {
  return { start: cell(tree.nodeStart, node), end: cell(tree.nodeEnd, node) };
}

export function startTagRange(tree: XmlTree, element: NodeId): Range {
  return { start: cell(tree.nodeStart, element), end: cell(tree.startTagEnd, element) };
}

/** Between start tag and end tag; up to where it was closed when the end tag is missing; empty when self-closing. */
export function innerRange(tree: XmlTree, element: NodeId): Range {
  const endTag = cell(tree.endTagStart, element);
  return { start: cell(tree.startTagEnd, element), end: endTag < 0 ? cell(tree.nodeEnd, element) : endTag };
}

/** What stands between `<![CDATA[` and `]]>`. */
export function cdataContentRange(tree: XmlTree, section: NodeId): Range {
  const start = cell(tree.nodeStart, section) + '<![CDATA['.length;
  const end = cell(tree.nodeEnd, section);
  const closes = end - start >= ']]>'.length && tree.text.startsWith(']]>', end - ']]>'.length);
  return { start, end: closes ? end - ']]>'.length : end };
}

/** The innermost node with `nodeStart <= offset < nodeEnd`, undefined when there is none. O(log n + depth). */
export function nodeAt(tree: XmlTree, offset: number): NodeId | undefined {
  let low = 0;
  let high = tree.nodeCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cell(tree.nodeStart, middle) <= offset) low = middle + 1;
    else high = middle;
  }
  let node = low - 1;
  while (node >= 0 && cell(tree.nodeEnd, node) <= offset) node = cell(tree.parent, node);
  return node < 0 ? undefined : node;
}

function cell(column: Int32Array, row: number): number {
  return column[row] ?? -1;
}
