import type { Range } from '../range.ts';
import { parseXml } from '../syntax/parseXml.ts';
import { elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../syntax/xmlTree.ts';
import { findSequence } from './container.ts';
import { judgeDialect } from './dialect.ts';
import { KnownSteps } from './knownSteps.ts';
import type { Group, PackageReference, SequenceItem, TaskSequence, TaskSequenceDocument } from './model.ts';
import { Step, type StepContent } from './step.ts';
import { isConditional, readAttributes, readStepContent } from './stepContent.ts';

/**
 * The task sequence of a text, or undefined when it holds none. `known` lends the contents of
 * unchanged steps and keeps those of this text.
 */
export function readTaskSequence(
  text: string,
  known: KnownSteps = new KnownSteps(),
): TaskSequenceDocument | undefined {
  const place = findSequence(parseXml(text));
  if (place === undefined) return undefined;
  const { tree, element, embedding } = place;
  const content = readItems(tree, element, known);
  const version = readAttributes(tree, element).get('version')?.text;
  const sequence: TaskSequence = {
    source: tree.text,
    embedding,
    version,
    startTag: startTagRange(tree, element),
    range: nodeRange(tree, element),
    dialect: judgeDialect(
      version,
      content.steps.map((step) => step.content),
    ),
    ...content,
  };
  return { text, package: place.package, sequence };
}

interface GroupUnderWay {
  readonly group: Group;
  readonly items: SequenceItem[];
  readonly end: number;
}

/**
 * One walk over the table in document order. Groups nest to any depth, so there is no recursion; a step that is
 * never closed swallows the steps behind it in the tree, and they are read as the siblings they were meant to be.
 */
function readItems(
  tree: XmlTree,
  root: NodeId,
  known: KnownSteps,
): Pick<TaskSequence, 'items' | 'steps' | 'references'> {
  const items: SequenceItem[] = [];
  const steps: Step[] = [];
  const references: PackageReference[] = [];
  const open: GroupUnderWay[] = [];
  known.begin(tree.text);
  const end = tree.nodeEnd[root] ?? 0;

  for (let node = root + 1; node < tree.nodeCount && at(tree.nodeStart, node) < end; node++) {
    if (tree.kind[node] !== NodeKind.Element) continue;
    const start = at(tree.nodeStart, node);
    while (start >= (open.at(-1)?.end ?? Number.POSITIVE_INFINITY)) open.pop();
    const parent = open.at(-1);
    const siblings = parent?.items ?? items;
    const name = elementName(tree, node);
    if (name === 'group') {
      const under = readGroup(tree, node, parent?.group);
      siblings.push({ kind: 'group', group: under.group });
      open.push(under);
    } else if (name === 'step' || name === 'subtasksequence') {
      const { content, last } = stepContent(tree, node, known);
      const step = new Step(content, start, parent?.group);
      siblings.push({ kind: 'step', step });
      steps.push(step);
      node = last;
    } else if (name === 'reference') {
      const reference = readReference(tree, node);
      if (reference) references.push(reference);
    }
  }
  known.finish();
  return { items, steps, references };
}

/** The content of a step, and the last row of the table that belongs to it. */
function stepContent(
  tree: XmlTree,
  node: NodeId,
  known: KnownSteps,
): { readonly content: StepContent; readonly last: NodeId } {
  const last = lastRowOfStep(tree, node);
  const next = last + 1;
  const end = Math.min(at(tree.nodeEnd, node), next < tree.nodeCount ? at(tree.nodeStart, next) : tree.end);
  const start = at(tree.nodeStart, node);
  const content =
    known.find(start, end - start) ??
    (known.isEmpty ? readStepContent(tree, node, end) : readAlone(tree.text.slice(start, end)));
  known.keep(start, content);
  return { content, last };
}

/**
 * Reads a changed step from a copy of its own text. A string cut from the source keeps the whole source alive, so
 * that contents cut from many versions of a document would keep all of them.
 */
function readAlone(text: string): StepContent {
  const tree = parseXml(ownCopy(text));
  return readStepContent(tree, 0, tree.end);
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

/** Up to its end, or to the first step or group that stands below it. */
function lastRowOfStep(tree: XmlTree, node: NodeId): NodeId {
  const end = at(tree.nodeEnd, node);
  let row = node + 1;
  for (; row < tree.nodeCount && at(tree.nodeStart, row) < end; row++) {
    if (tree.kind[row] !== NodeKind.Element) continue;
    const length = at(tree.nameEnd, row) - at(tree.nodeStart, row) - 1;
    if (length !== 'step'.length && length !== 'group'.length && length !== 'subtasksequence'.length)
      continue;
    const name = elementName(tree, row);
    if (name === 'step' || name === 'group' || name === 'subtasksequence') break;
  }
  return row - 1;
}

function readGroup(tree: XmlTree, node: NodeId, parent: Group | undefined): GroupUnderWay {
  const attributes = readAttributes(tree, node);
  const range: Range = nodeRange(tree, node);
  const items: SequenceItem[] = [];
  const group: Group = {
    name: attributes.get('name')?.text ?? '',
    range,
    startTag: startTagRange(tree, node),
    parent,
    inactive: attributes.get('disable')?.text === 'true' || (parent?.inactive ?? false),
    guarded: isConditional(tree, node) || (parent?.guarded ?? false),
    items,
  };
  return { group, items, end: range.end };
}

function readReference(tree: XmlTree, node: NodeId): PackageReference | undefined {
  const attributes = readAttributes(tree, node);
  const packageId = attributes.get('package');
  const id = packageId ?? attributes.get('application');
  if (id === undefined) return undefined;
  return {
    kind: packageId ? 'package' : 'application',
    id,
    program: attributes.get('program')?.text,
    startTag: startTagRange(tree, node),
  };
}

function at(column: Int32Array, row: number): number {
  return column[row] ?? -1;
}
