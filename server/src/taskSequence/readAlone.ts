import { parseXml } from '../syntax/parseXml.ts';
import { type NodeId, startTagRange } from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import { readCondition } from './conditions.ts';
import { readAttributes, shiftAttributes } from './elements.ts';
import type { ConditionContent, GroupTag } from './group.ts';
import type { StepContent } from './step.ts';
import { readStepContent } from './stepContent.ts';
import { unexpectedAttributes, unexpectedWithin } from './unexpectedMarkup.ts';

/**
 * Reads a changed step from a copy of its own text. A string cut from the source keeps the whole source alive, so
 * that contents cut from many versions of a document would keep all of them.
 */
export function readStepAlone(text: string): StepContent {
  const tree = parseXml(ownCopy(text));
  return readStepContent(tree, 0, tree.nodeCount - 1);
}

/** In offsets from the start of the tag. */
export function readGroupTag(tree: XmlTree, node: NodeId): GroupTag {
  const { start, end } = startTagRange(tree, node);
  const attributes = shiftAttributes(readAttributes(tree, node), -start);
  return {
    name: attributes.get('name')?.text ?? '',
    disabled: attributes.get('disable')?.text === 'true',
    continuesOnError: attributes.get('continueOnError')?.text === 'true',
    attributes,
    unexpected: unexpectedAttributes(tree, node, start),
    text: tree.text.slice(start, end),
    facts: [],
  };
}

/** A tag that is torn ends where something else begins, so it cannot be read alone. */
export function readGroupTagAlone(tree: XmlTree, node: NodeId): GroupTag {
  const { start, end } = startTagRange(tree, node);
  const text = tree.text.slice(start, end);
  return text.endsWith('>') ? readGroupTag(parseXml(ownCopy(text)), 0) : readGroupTag(tree, node);
}

export function readConditionAlone(text: string): ConditionContent {
  const tree = parseXml(ownCopy(text));
  return {
    condition: readCondition(tree, 0),
    unexpected: unexpectedWithin(tree, 0, tree.nodeCount - 1),
    text: tree.text,
    facts: [],
  };
}

function ownCopy(text: string): string {
  const chunk = 4096;
  let copy = '';
  for (let start = 0; start < text.length; start += chunk) {
    const codes = Array.from({ length: Math.min(chunk, text.length - start) }, (_, index) =>
      text.charCodeAt(start + index),
    );
    copy += String.fromCharCode(...codes);
  }
  return copy;
}
