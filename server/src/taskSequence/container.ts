import { parseXml } from '../syntax/parseXml.ts';
import { decodeContent, type SourceString } from '../syntax/sourceString.ts';
import {
  attributeValue,
  cdataContentRange,
  childElements,
  elementName,
  type NodeId,
  nodeRange,
  rootElement,
  startTagRange,
} from '../syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../syntax/xmlTree.ts';
import type { Embedding, PackageObject, PackageProperty } from './model.ts';

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
export function findSequence(tree: XmlTree): SequencePlace | undefined {
  const root = rootElement(tree);
  if (root === undefined) return undefined;
  if (isSequence(tree, root)) {
    return { tree, element: root, embedding: { kind: 'markup' }, package: undefined };
  }
  const kind = packageKind(tree, root);
  if (kind === undefined) return undefined;
  const holder = kind === 'instance' ? instanceSequence(tree, root) : childNamed(tree, root, 'SequenceData');
  if (holder === undefined) return undefined;
  const place = sequenceInside(tree, holder);
  return place && { ...place, package: readPackage(tree, root, kind) };
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
function sequenceInside(tree: XmlTree, holder: NodeId): Omit<SequencePlace, 'package'> | undefined {
  for (const child of childElements(tree, holder)) {
    if (isSequence(tree, child)) return { tree, element: child, embedding: { kind: 'markup' } };
  }
  for (let child = tree.firstChild[holder] ?? -1; child !== -1; child = tree.nextSibling[child] ?? -1) {
    if (tree.kind[child] !== NodeKind.CData) continue;
    const { start, end } = cdataContentRange(tree, child);
    const inner = parseXml(tree.text, start, end);
    const place = sequenceRoot(inner, { kind: 'cdata' });
    if (place) return place;
  }
  const content = decodeContent(tree, holder);
  return content.text.trimStart().startsWith('<')
    ? sequenceRoot(parseXml(content.text), { kind: 'escaped', content })
    : undefined;
}

function sequenceRoot(tree: XmlTree, embedding: Embedding): Omit<SequencePlace, 'package'> | undefined {
  const root = rootElement(tree);
  return root !== undefined && isSequence(tree, root) ? { tree, element: root, embedding } : undefined;
}

function readPackage(tree: XmlTree, root: NodeId, kind: PackageObject['kind']): PackageObject {
  const properties = new Map<string, PackageProperty>();
  for (const element of childElements(tree, root)) {
    const property = kind === 'instance' ? instanceProperty(tree, element) : elementProperty(tree, element);
    if (property && !properties.has(property.name)) properties.set(property.name, property);
  }
  return { kind, startTag: startTagRange(tree, root), properties };
}

function instanceProperty(tree: XmlTree, element: NodeId): PackageProperty | undefined {
  const name = elementName(tree, element) === 'PROPERTY' ? attributeText(tree, element, 'NAME') : undefined;
  if (name === undefined || name === 'Sequence') return undefined;
  const value = childNamed(tree, element, 'VALUE');
  return property(tree, element, name, value);
}

function elementProperty(tree: XmlTree, element: NodeId): PackageProperty | undefined {
  const name = elementName(tree, element);
  return name === 'SequenceData' ? undefined : property(tree, element, name, element);
}

function property(tree: XmlTree, element: NodeId, name: string, holder: NodeId | undefined): PackageProperty {
  return {
    name,
    range: nodeRange(tree, element),
    startTag: startTagRange(tree, element),
    value: holder === undefined ? undefined : heldText(tree, holder),
  };
}

/** The text an element holds; undefined when it is self-closing. */
export function heldText(tree: XmlTree, element: NodeId): SourceString | undefined {
  return tree.text.startsWith('/>', (tree.startTagEnd[element] ?? 0) - '/>'.length)
    ? undefined
    : decodeContent(tree, element);
}

function childNamed(tree: XmlTree, parent: NodeId, name: string): NodeId | undefined {
  for (const child of childElements(tree, parent)) {
    if (elementName(tree, child) === name) return child;
  }
  return undefined;
}

/** The raw text of an attribute's value; enough for names and versions, which hold no entities. */
function attributeText(tree: XmlTree, element: NodeId, name: string): string | undefined {
  const range = attributeValue(tree, element, name);
  return range && tree.text.slice(range.start, range.end);
}
