import { type ElementFact, sequenceGrammar } from '../knowledge/sequenceGrammar.ts';
import { type Range, shiftRange } from '../range.ts';
import { attributes, elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../syntax/xmlTree.ts';

/** An element or attribute that no task sequence has where it stands. The model leaves it out. */
export type UnexpectedMarkup =
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly nameRange: Range;
      readonly range: Range;
      readonly startTag: Range;
      /** The element it stands in. */
      readonly parent: string;
    }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly nameRange: Range;
      /** Undefined when it has no value. */
      readonly valueRange: Range | undefined;
      /** The element whose attribute it is. */
      readonly parent: string;
    };

const NONE: readonly UnexpectedMarkup[] = [];

/**
 * What is unexpected in the attributes of an element and in all below it up to the row `last` of the table, in
 * offsets from `base`. Of an unexpected element only itself is reported.
 */
export function unexpectedWithin(
  tree: XmlTree,
  element: NodeId,
  last: NodeId,
  base = 0,
): readonly UnexpectedMarkup[] {
  let found = unexpectedAttributes(tree, element, base);
  let passed = -1;
  for (let node = element + 1; node <= last; node++) {
    if (tree.kind[node] !== NodeKind.Element || (tree.nodeStart[node] ?? 0) < passed) continue;
    const unexpected = unexpectedElement(tree, node, base);
    if (unexpected) passed = nodeRange(tree, node).end;
    const more = unexpected ? [unexpected] : unexpectedAttributes(tree, node, base);
    if (more.length > 0) found = [...found, ...more];
  }
  return found;
}

/**
 * The element if its parent has no such child. A parent that is never closed swallows what stands behind it, and
 * one that is unexpected itself has any children: neither tells anything.
 */
export function unexpectedElement(tree: XmlTree, node: NodeId, base = 0): UnexpectedMarkup | undefined {
  const parentNode = tree.parent[node] ?? -1;
  if (parentNode === -1 || tree.endTagStart[parentNode] === -1) return undefined;
  const parent = elementName(tree, parentNode);
  const name = elementName(tree, node);
  const fact = sequenceGrammar.get(parent);
  if (!fact || fact.children.has(name) || isLooseOperand(name, fact)) return undefined;
  const start = nodeRange(tree, node).start - base;
  return {
    kind: 'element',
    name,
    nameRange: { start: start + 1, end: start + 1 + name.length },
    range: shiftRange(nodeRange(tree, node), -base),
    startTag: shiftRange(startTagRange(tree, node), -base),
    parent,
  };
}

/** Tests outside of a condition are in the model: `looseOperands` of their step or group. */
function isLooseOperand(name: string, parent: ElementFact): boolean {
  return (name === 'expression' || name === 'operator') && parent.children.has('condition');
}

/** The attributes that no such element has. */
export function unexpectedAttributes(tree: XmlTree, node: NodeId, base = 0): readonly UnexpectedMarkup[] {
  const parent = elementName(tree, node);
  const fact = sequenceGrammar.get(parent);
  if (!fact || hasOnlyKnownAttributes(tree, node, fact)) return NONE;
  return attributes(tree, node)
    .filter(({ name }) => !fact.attributes.has(name))
    .map(({ name, nameRange, valueRange }) => ({
      kind: 'attribute',
      name,
      nameRange: shiftRange(nameRange, -base),
      valueRange: valueRange && shiftRange(valueRange, -base),
      parent,
    }));
}

/** Asked of every element, so it makes nothing but the names. */
function hasOnlyKnownAttributes(tree: XmlTree, node: NodeId, fact: ElementFact): boolean {
  const first = tree.firstAttribute[node] ?? 0;
  const end = first + (tree.attributeCount[node] ?? 0);
  for (let row = first; row < end; row++) {
    const name = tree.text.slice(tree.attributeNameStart[row], tree.attributeNameEnd[row]);
    if (!fact.attributes.has(name)) return false;
  }
  return true;
}

export function shiftUnexpected(unexpected: UnexpectedMarkup, by: number): UnexpectedMarkup {
  const nameRange = shiftRange(unexpected.nameRange, by);
  if (unexpected.kind === 'attribute') {
    return {
      ...unexpected,
      nameRange,
      valueRange: unexpected.valueRange && shiftRange(unexpected.valueRange, by),
    };
  }
  return {
    ...unexpected,
    nameRange,
    range: shiftRange(unexpected.range, by),
    startTag: shiftRange(unexpected.startTag, by),
  };
}
