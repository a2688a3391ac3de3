import { elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../syntax/xmlTree.ts';
import { readAttributes } from './elements.ts';
import type { ListElement, PackageReference } from './model.ts';
import { type UnexpectedMarkup, unexpectedWithin } from './unexpectedMarkup.ts';

/** What a reference list says, in offsets of the source: it mostly stands before all that people edit. */
export interface ReferenceListContent {
  readonly references: readonly PackageReference[];
  readonly unexpected: readonly UnexpectedMarkup[];
  /** Whether it holds elements that no list has: they may be steps. */
  readonly holdsOthers: boolean;
  readonly text: string;
  /** How many rows of a tree it takes. */
  readonly rows: number;
}

/** Reads a list that is closed. */
export function readReferenceList(tree: XmlTree, list: NodeId): ReferenceListContent {
  const { start, end } = nodeRange(tree, list);
  const references: PackageReference[] = [];
  let last = list;
  while ((tree.nodeStart[last + 1] ?? end) < end && last + 1 < tree.nodeCount) {
    last++;
    if (tree.kind[last] !== NodeKind.Element || elementName(tree, last) !== 'reference') continue;
    const reference = readReference(tree, last);
    if (reference) references.push(reference);
  }
  const unexpected = unexpectedWithin(tree, list, last);
  return {
    references,
    unexpected,
    holdsOthers: unexpected.some(({ kind }) => kind === 'element'),
    text: tree.text.slice(start, end),
    rows: last - list + 1,
  };
}

export function readReference(tree: XmlTree, node: NodeId): PackageReference | undefined {
  const attributes = readAttributes(tree, node);
  const packageId = attributes.get('package');
  const id = packageId ?? attributes.get('application');
  return (
    id && {
      kind: packageId ? 'package' : 'application',
      id,
      program: attributes.get('program'),
      ...placeOf(tree, node),
      facts: [],
    }
  );
}

export function placeOf(tree: XmlTree, node: NodeId): Pick<ListElement, 'range' | 'startTag'> {
  return { range: nodeRange(tree, node), startTag: startTagRange(tree, node) };
}
