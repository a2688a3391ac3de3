import type { SourceString } from '../syntax/sourceString.ts';
import { childElements, elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import type { XmlTree } from '../syntax/xmlTree.ts';
import { attributeText, childNamed, closedInner, heldText } from './elements.ts';
import type {
  PackageObject,
  PackageObjectReference,
  PackageObjectReferences,
  PackageProperty,
} from './model.ts';

/** Reads the object round a sequence, all but the sequence itself. */
export function readPackageObject(tree: XmlTree, root: NodeId, kind: PackageObject['kind']): PackageObject {
  const properties = new Map<string, PackageProperty>();
  let references: PackageObjectReferences | undefined;
  for (const element of childElements(tree, root)) {
    const property = kind === 'instance' ? instanceProperty(tree, element) : elementProperty(tree, element);
    if (property && !properties.has(property.name)) properties.set(property.name, property);
    if (kind === 'instance' && isReferences(tree, element)) references ??= readReferences(tree, element);
  }
  return { kind, startTag: startTagRange(tree, root), properties, references };
}

function instanceProperty(tree: XmlTree, element: NodeId): PackageProperty | undefined {
  const name = elementName(tree, element) === 'PROPERTY' ? attributeText(tree, element, 'NAME') : undefined;
  if (name === undefined || name === 'Sequence') return undefined;
  return readProperty(tree, element, name, childNamed(tree, element, 'VALUE'));
}

function elementProperty(tree: XmlTree, element: NodeId): PackageProperty | undefined {
  const name = elementName(tree, element);
  return name === 'SequenceData' ? undefined : readProperty(tree, element, name, element);
}

function readProperty(
  tree: XmlTree,
  element: NodeId,
  name: string,
  holder: NodeId | undefined,
): PackageProperty {
  return {
    name,
    range: nodeRange(tree, element),
    startTag: startTagRange(tree, element),
    value: holder === undefined ? undefined : heldText(tree, holder),
  };
}

function isReferences(tree: XmlTree, element: NodeId): boolean {
  return (
    elementName(tree, element) === 'PROPERTY.OBJECTARRAY' &&
    attributeText(tree, element, 'NAME') === 'References'
  );
}

function readReferences(tree: XmlTree, element: NodeId): PackageObjectReferences {
  const list = childNamed(tree, element, 'VALUE.OBJECTARRAY');
  const references: PackageObjectReference[] = [];
  for (const object of list === undefined ? [] : childElements(tree, list)) {
    const instance = childNamed(tree, object, 'INSTANCE');
    if (instance !== undefined) references.push(readReference(tree, instance));
  }
  const holder = list ?? element;
  return {
    range: nodeRange(tree, holder),
    startTag: startTagRange(tree, holder),
    inner: closedInner(tree, holder),
    references,
  };
}

function readReference(tree: XmlTree, instance: NodeId): PackageObjectReference {
  const values = new Map<string, SourceString | undefined>();
  for (const property of childElements(tree, instance)) {
    const name = attributeText(tree, property, 'NAME');
    const value = childNamed(tree, property, 'VALUE');
    if (name !== undefined && value !== undefined) values.set(name, heldText(tree, value));
  }
  return {
    range: nodeRange(tree, instance),
    startTag: startTagRange(tree, instance),
    package: values.get('Package'),
    program: values.get('Program'),
    type: values.get('Type'),
  };
}

/** What the object says of itself that bears on the sequence. */
export interface PackageFacts {
  readonly name: string | undefined;
  readonly packageId: string | undefined;
  readonly bootImageId: string | undefined;
  /** `PACKAGEID;;Program`: what runs before the sequence starts. */
  readonly dependentProgram: string | undefined;
  /** Undefined where the object does not say. */
  readonly enabled: boolean | undefined;
  readonly referencesCount: number | undefined;
}

export function packageFacts(object: PackageObject): PackageFacts {
  const enabled = packageText(object, 'TsEnabled')?.toLowerCase();
  const count = Number(packageText(object, 'ReferencesCount'));
  return {
    name: packageText(object, 'Name'),
    packageId: packageText(object, 'PackageID'),
    bootImageId: packageText(object, 'BootImageID'),
    dependentProgram: packageText(object, 'DependentProgram'),
    enabled: enabled === undefined ? undefined : enabled === 'true',
    referencesCount: Number.isInteger(count) ? count : undefined,
  };
}

/** The trimmed text of a property; undefined when it is absent or blank. */
export function packageText(object: PackageObject, name: string): string | undefined {
  return object.properties.get(name)?.value?.text.trim() || undefined;
}
