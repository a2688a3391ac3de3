import { decodeContent } from '../syntax/sourceString.ts';
import {
  cdataContentRange,
  childElements,
  elementName,
  type NodeId,
  rootElement,
} from '../syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../syntax/xmlTree.ts';
import { attributeText, childNamed } from './elements.ts';
import type { KnownTree } from './knownReading.ts';
import type { Embedding, PackageObject } from './model.ts';
import { readPackageObject } from './packageObject.ts';

/** Where in a document its sequence stands: the tree to read it from and the element. */
export interface SequencePlace {
  readonly tree: XmlTree;
  readonly element: NodeId;
  readonly embedding: Embedding;
  readonly package: PackageObject | undefined;
}

/** Elements that only a task sequence has; other vocabularies know a `<sequence>` too. */
const SEQUENCE_CHILDREN: ReadonlySet<string> = new Set([
  'group',
  'step',
  'subtasksequence',
  'referenceList',
  'globalVarList',
]);

/** The sequence of a document, in whichever container it stands; undefined for other XML. */
export function findSequence(tree: XmlTree, embedded: KnownTree): SequencePlace | undefined {
  const root = rootElement(tree);
  if (root === undefined) return undefined;
  if (isSequence(tree, root)) {
    return { tree, element: root, embedding: { kind: 'markup' }, package: undefined };
  }
  const kind = packageKind(tree, root);
  if (kind === undefined) return undefined;
  const holder = kind === 'instance' ? instanceSequence(tree, root) : childNamed(tree, root, 'SequenceData');
  if (holder === undefined) return undefined;
  const place = sequenceInside(tree, holder, embedded);
  return place && { ...place, package: readPackageObject(tree, root, kind) };
}

/** What a beginning of a document shows: whether its root is one that can hold a task sequence. */
export function looksLikeTaskSequence(tree: XmlTree): boolean {
  const root = rootElement(tree);
  return root !== undefined && (isSequence(tree, root) || packageKind(tree, root) !== undefined);
}

function packageKind(tree: XmlTree, root: NodeId): PackageObject['kind'] | undefined {
  const name = elementName(tree, root);
  if (name === 'SmsTaskSequencePackage') return 'element';
  if (name === 'INSTANCE' && attributeText(tree, root, 'CLASSNAME') === 'SMS_TaskSequencePackage') {
    return 'instance';
  }
  return undefined;
}

function isSequence(tree: XmlTree, element: NodeId): boolean {
  if (elementName(tree, element) !== 'sequence') return false;
  if (attributeText(tree, element, 'version')?.startsWith('3.') === true) return true;
  const first = tree.firstChild[element] ?? -1;
  for (let child = first; child !== -1; child = tree.nextSibling[child] ?? -1) {
    if (tree.kind[child] === NodeKind.Element) return SEQUENCE_CHILDREN.has(elementName(tree, child));
  }
  return false;
}

function instanceSequence(tree: XmlTree, root: NodeId): NodeId | undefined {
  for (const property of childElements(tree, root)) {
    if (elementName(tree, property) === 'PROPERTY' && attributeText(tree, property, 'NAME') === 'Sequence') {
      return childNamed(tree, property, 'VALUE');
    }
  }
  return undefined;
}

/** The sequence in an element: as markup, in a CDATA section, or as escaped text. */
function sequenceInside(
  tree: XmlTree,
  holder: NodeId,
  embedded: KnownTree,
): Omit<SequencePlace, 'package'> | undefined {
  for (const child of childElements(tree, holder)) {
    if (isSequence(tree, child)) return { tree, element: child, embedding: { kind: 'markup' } };
  }
  for (let child = tree.firstChild[holder] ?? -1; child !== -1; child = tree.nextSibling[child] ?? -1) {
    if (tree.kind[child] !== NodeKind.CData) continue;
    const { start, end } = cdataContentRange(tree, child);
    const inner = embedded.parse(tree.text, start, end);
    const place = sequenceRoot(inner, { kind: 'cdata' });
    if (place) return place;
  }
  const content = decodeContent(tree, holder);
  return content.text.trimStart().startsWith('<')
    ? sequenceRoot(embedded.parse(content.text), { kind: 'escaped', content })
    : undefined;
}

function sequenceRoot(tree: XmlTree, embedding: Embedding): Omit<SequencePlace, 'package'> | undefined {
  const root = rootElement(tree);
  return root !== undefined && isSequence(tree, root) ? { tree, element: root, embedding } : undefined;
}
