import { childElements, elementName, type NodeId, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import { NodeKind, type XmlTree } from '../syntax/xmlTree.ts';
import { readOperand } from './conditions.ts';
import { closedInner, readVariable, type Variable } from './elements.ts';
import { type ConditionContent, Group, type GroupBody, type GroupTag } from './group.ts';
import type { KnownSteps } from './knownSteps.ts';
import type { ListElement, PackageReference, TaskSequence } from './model.ts';
import { readConditionAlone, readGroupTag, readGroupTagAlone, readStepAlone } from './readAlone.ts';
import { placeOf, readReference, readReferenceList } from './referenceList.ts';
import { Step, type StepContent } from './step.ts';
import { endOfRows, readStepContent } from './stepContent.ts';
import {
  shiftUnexpected,
  type UnexpectedMarkup,
  unexpectedAttributes,
  unexpectedElement,
} from './unexpectedMarkup.ts';

/** What stands below a sequence. */
type SequenceContent = Pick<
  TaskSequence,
  'steps' | 'groups' | 'outline' | 'referenceList' | 'references' | 'globalVariables' | 'unexpected'
>;

interface GroupUnderWay {
  readonly group: Group;
  readonly body: GroupBody;
}

/**
 * One walk over the table in document order. Groups nest to any depth, so there is no recursion; a step that is
 * never closed swallows the steps behind it in the tree, and they are read as the siblings they were meant to be.
 */
export class SequenceReader {
  readonly #tree: XmlTree;
  readonly #root: NodeId;
  readonly #known: KnownSteps;
  readonly #steps: Step[] = [];
  readonly #groups: GroupUnderWay[] = [];
  readonly #open: GroupUnderWay[] = [];
  readonly #references: PackageReference[] = [];
  readonly #globalVariables: Variable[] = [];
  readonly #unexpected: UnexpectedMarkup[] = [];
  #referenceList: ListElement | undefined;

  constructor(tree: XmlTree, root: NodeId, known: KnownSteps) {
    this.#tree = tree;
    this.#root = root;
    this.#known = known;
  }

  read(): SequenceContent {
    const tree = this.#tree;
    const end = nodeRange(tree, this.#root).end;
    this.#known.begin(tree.text);
    this.#report(unexpectedAttributes(tree, this.#root));
    for (let node = this.#root + 1; node < tree.nodeCount; node++) {
      const start = tree.nodeStart[node] ?? end;
      if (start >= end) break;
      if (tree.kind[node] !== NodeKind.Element) continue;
      while (start >= (this.#open.at(-1)?.group.range.end ?? Number.POSITIVE_INFINITY)) this.#open.pop();
      node = this.#readKnownStep(node, start) ?? this.#readElement(node);
    }
    const conditions: ConditionContent[] = [];
    for (const { group, body } of this.#groups) {
      body.guarded = group.conditional || (group.parent?.guarded ?? false);
      if (body.condition) conditions.push(body.condition.content);
    }
    return {
      steps: this.#steps,
      groups: this.#groups.map(({ group }) => group),
      outline: this.#known.finish(this.#steps, conditions),
      referenceList: this.#referenceList,
      references: this.#references,
      globalVariables: this.#globalVariables,
      unexpected: this.#unexpected,
    };
  }

  /** Returns the last row that is done with. */
  #readElement(node: NodeId): NodeId {
    const tree = this.#tree;
    const unexpected = unexpectedElement(tree, node);
    if (unexpected) this.#unexpected.push(unexpected);
    switch (elementName(tree, node)) {
      case 'step':
      case 'subtasksequence':
        return this.#readStep(node);
      case 'condition':
        return this.#readGroupCondition(node);
      case 'expression':
      case 'operator':
        return this.#readLooseOperand(node);
      case 'group':
        this.#readGroup(node, unexpected !== undefined);
        return node;
      case 'referenceList':
        this.#referenceList ??= { ...placeOf(tree, node), inner: closedInner(tree, node) };
        return this.#readReferenceList(node);
      case 'reference':
        this.#readReference(node);
        break;
      case 'globalVarList':
        this.#readGlobalVariables(node);
        break;
    }
    if (!unexpected) this.#report(unexpectedAttributes(tree, node));
    return node;
  }

  /** After a keystroke most rows belong to steps that are known, and need no look at them. */
  #readKnownStep(node: NodeId, start: number): NodeId | undefined {
    const tree = this.#tree;
    const end = tree.nodeEnd[node] ?? start;
    const parent = this.#open.at(-1)?.group.node ?? this.#root;
    const content = tree.parent[node] === parent ? this.#known.findStep(start, end - start) : undefined;
    if (!content) return undefined;
    const last = node + content.rows - 1;
    const isWhole =
      (tree.nodeStart[last] ?? end) < end &&
      (last + 1 >= tree.nodeCount || (tree.nodeStart[last + 1] ?? end) >= end);
    if (last >= tree.nodeCount || !isWhole) return undefined;
    this.#addStep(content, start, node);
    return last;
  }

  #readStep(node: NodeId): NodeId {
    const tree = this.#tree;
    const last = lastRowOfPart(tree, node);
    const { start } = nodeRange(tree, node);
    const end = endOfRows(tree, node, last);
    const known = this.#known;
    // What is torn can look otherwise in its place than alone, and a later reading would see it alone.
    const isWhole = tree.problems.length === 0 && end === nodeRange(tree, node).end;
    const content: StepContent =
      known.findStep(start, end - start) ??
      (known.isEmpty && isWhole
        ? readStepContent(tree, node, last)
        : readStepAlone(tree.text.slice(start, end)));
    this.#addStep(content, start, node);
    return last;
  }

  #addStep(content: StepContent, start: number, node: NodeId): void {
    this.#steps.push(new Step(content, start, this.#open.at(-1)?.group, node));
  }

  #readGroup(node: NodeId, isUnexpected: boolean): void {
    const body: GroupBody = { looseOperands: undefined, condition: undefined, guarded: false };
    const range = nodeRange(this.#tree, node);
    const tag = this.#readGroupTag(node, range.start);
    const group = new Group(node, range, tag, this.#open.at(-1)?.group, body);
    if (!isUnexpected && tag.unexpected.length > 0) {
      this.#report(tag.unexpected.map((one) => shiftUnexpected(one, range.start)));
    }
    const underWay = { group, body };
    this.#groups.push(underWay);
    this.#open.push(underWay);
  }

  #readGroupTag(node: NodeId, start: number): GroupTag {
    const tree = this.#tree;
    const end = startTagRange(tree, node).end;
    const known = this.#known;
    const tag =
      known.findGroupTag(start, end - start) ??
      (known.isEmpty ? readGroupTag(tree, node) : readGroupTagAlone(tree, node));
    known.keepGroupTag(start, tag);
    return tag;
  }

  /** Of several conditions of a group the first counts. */
  #readGroupCondition(node: NodeId): NodeId {
    const tree = this.#tree;
    const last = lastRowOfPart(tree, node);
    const { start } = nodeRange(tree, node);
    const end = endOfRows(tree, node, last);
    const known = this.#known;
    const content =
      known.findCondition(start, end - start) ?? readConditionAlone(tree.text.slice(start, end));
    known.keepCondition(start, content);
    this.#report(content.unexpected.map((unexpected) => shiftUnexpected(unexpected, start)));
    const parent = this.#parentGroup(node);
    if (parent) parent.body.condition ??= { content, start };
    return last;
  }

  /** A test that stands in a group outside of any condition. */
  #readLooseOperand(node: NodeId): NodeId {
    const tree = this.#tree;
    const last = lastRowOfPart(tree, node);
    const operand = readOperand(tree, node, 0, endOfRows(tree, node, last));
    const parent = this.#parentGroup(node);
    if (operand && parent) {
      parent.body.looseOperands ??= [];
      parent.body.looseOperands.push(operand);
    }
    return last;
  }

  /** A list that is never closed holds what stands behind it, which is read for itself. */
  #readReferenceList(list: NodeId): NodeId {
    const tree = this.#tree;
    const { start, end } = nodeRange(tree, list);
    const isClosed = (tree.endTagStart[list] ?? -1) >= 0;
    const content = isClosed
      ? (this.#known.findReferenceList(start, end - start) ?? readReferenceList(tree, list))
      : undefined;
    if (!content || content.holdsOthers) {
      this.#report(unexpectedAttributes(tree, list));
      return list;
    }
    this.#known.keepReferenceList(start, content);
    for (const reference of content.references) this.#references.push(reference);
    this.#report(content.unexpected);
    return list + content.rows - 1;
  }

  #readReference(node: NodeId): void {
    const reference = readReference(this.#tree, node);
    if (reference) this.#references.push(reference);
  }

  #readGlobalVariables(node: NodeId): void {
    for (const child of childElements(this.#tree, node)) {
      if (elementName(this.#tree, child) !== 'variable') continue;
      this.#globalVariables.push(readVariable(this.#tree, child));
    }
  }

  /** The open group of which a row is a child. */
  #parentGroup(node: NodeId): GroupUnderWay | undefined {
    const innermost = this.#open.at(-1);
    return innermost?.group.node === this.#tree.parent[node] ? innermost : undefined;
  }

  #report(unexpected: readonly UnexpectedMarkup[]): void {
    for (const one of unexpected) this.#unexpected.push(one);
  }
}

/** Up to the end of a step or condition, or to the first step or group that stands below it. */
function lastRowOfPart(tree: XmlTree, node: NodeId): NodeId {
  const { end } = nodeRange(tree, node);
  let row = node + 1;
  for (; row < tree.nodeCount && (tree.nodeStart[row] ?? end) < end; row++) {
    if (tree.kind[row] !== NodeKind.Element) continue;
    const length = (tree.nameEnd[row] ?? 0) - (tree.nodeStart[row] ?? 0) - 1;
    if (length !== 'step'.length && length !== 'group'.length && length !== 'subtasksequence'.length)
      continue;
    const name = elementName(tree, row);
    if (name === 'step' || name === 'group' || name === 'subtasksequence') break;
  }
  return row - 1;
}
