import { moveTree } from './moveTree.ts';
import { type OpenElement, parseElement, parseXml } from './parseXml.ts';
import { orderedProblems } from './problems.ts';
import { type Codes, codesOf } from './xmlCharacters.ts';
import type { NodeId } from './xmlQuery.ts';
import { XmlScan } from './xmlScan.ts';
import { NodeKind, type XmlProblemCode, type XmlTree } from './xmlTree.ts';

/**
 * Reads elements again after a change of a text, each as a reading of the whole text would find it, mistakes in it
 * included.
 */
export class PartReader {
  readonly #previous: XmlTree;
  /** The new text, or the stretch of it that the tree is of. */
  readonly #source: string;
  readonly #isWhole: boolean;
  #codes: Codes | undefined;

  constructor(previous: XmlTree, text: string, start: number, end: number) {
    this.#previous = previous;
    this.#isWhole = start === 0 && end === text.length;
    this.#source = this.#isWhole ? text : text.slice(start, end);
  }

  /**
   * The element of a row of the tree before, which now ends `by` later, in offsets from its own start. Undefined when
   * it does not end there, or where what stands round it may be read otherwise than before.
   */
  element(row: NodeId, by: number): XmlTree | undefined {
    const { start, nodeStart, nodeEnd, parent } = this.#previous;
    // Of what stands outside of the root, only a whole reading knows whether it is one root too many.
    if ((parent[row] ?? -1) < 0 || !this.standsAlone(row)) return undefined;
    const from = (nodeStart[row] ?? 0) - start;
    const to = (nodeEnd[row] ?? 0) - start + by;
    const part = parseXml(this.#source.slice(from, to));
    if (part.problems.length === 0 && part.kind[0] === NodeKind.Element && part.nodeEnd[0] === part.end) {
      return part;
    }
    return this.#inContext(row, from, to);
  }

  /** Whether what stands before and behind the row is read the same, whatever stands in the row. */
  standsAlone(row: NodeId): boolean {
    const { problems, nodeStart, nodeEnd } = this.#previous;
    const start = nodeStart[row] ?? 0;
    const end = nodeEnd[row] ?? 0;
    return problems.every((problem) => {
      if (problem.start >= end) return true;
      if (problem.start >= start) return problem.end <= end && !LASTING.has(problem.code);
      return problem.end <= start && SEEN_AT_ONCE.has(problem.code);
    });
  }

  #inContext(row: NodeId, from: number, to: number): XmlTree | undefined {
    const { kind } = this.#previous;
    const open = this.#openAt(row);
    this.#codes ??= codesOf(this.#source);
    const scan = new XmlScan(this.#source, this.#codes, to - from);
    scan.hasDoctype = kind.subarray(0, row).includes(NodeKind.Doctype);
    if (!parseElement(scan, open, from, to)) return undefined;
    if (this.#isWhole) scan.checkCharacters(from, to);
    const tree = scan.table.toTree(scan.text, orderedProblems(scan.problems));
    if (tree.problems.some(({ code }) => LASTING.has(code))) return undefined;
    return cutOut(tree, open.length, from, to);
  }

  /** The elements above a row, outermost first. */
  #openAt(row: NodeId): readonly OpenElement[] {
    const { start, parent, nodeStart, nameEnd, startTagEnd } = this.#previous;
    const open: OpenElement[] = [];
    for (let above = parent[row] ?? -1; above >= 0; above = parent[above] ?? -1) {
      open.push({
        start: (nodeStart[above] ?? 0) - start,
        nameEnd: (nameEnd[above] ?? 0) - start,
        startTagEnd: (startTagEnd[above] ?? 0) - start,
      });
    }
    return open.reverse();
  }
}

/** What changes how all that follows is read. */
const LASTING: ReadonlySet<XmlProblemCode> = new Set(['malformed-doctype', 'unclosed-cdata']);

/** What shows without a look at what follows the next `<`: no change behind it makes it another mistake, or none. */
const SEEN_AT_ONCE: ReadonlySet<XmlProblemCode> = new Set([
  'unclosed-element',
  'stray-end-tag',
  'mismatched-end-tag',
  'unclosed-tag',
  'bare-less-than',
  'bare-ampersand',
  'unknown-entity',
  'invalid-character-reference',
  'invalid-character',
  'duplicate-attribute',
  'attribute-without-value',
  'cdata-end-in-text',
  'declaration-not-first',
  'malformed-declaration',
  'text-outside-root',
  'second-root',
]);

/** The tree of the element at [from, to) without the rows of those it stands in, in offsets from its start. */
function cutOut(tree: XmlTree, rowsBefore: number, from: number, to: number): XmlTree {
  const nodeCount = tree.nodeCount - rowsBefore;
  const own = (column: Int32Array) => column.subarray(rowsBefore, tree.nodeCount);
  const links = (column: Int32Array) => own(column).map((row) => Math.max(-1, row - rowsBefore));
  const cut: XmlTree = {
    ...tree,
    text: tree.text.slice(from, to),
    start: 0,
    end: to - from,
    nodeCount,
    kind: tree.kind.subarray(rowsBefore, tree.nodeCount),
    nodeStart: own(tree.nodeStart),
    nodeEnd: own(tree.nodeEnd),
    parent: links(tree.parent),
    firstChild: links(tree.firstChild),
    nextSibling: links(tree.nextSibling),
    nameEnd: own(tree.nameEnd),
    startTagEnd: own(tree.startTagEnd),
    endTagStart: own(tree.endTagStart),
    firstAttribute: own(tree.firstAttribute),
    attributeCount: own(tree.attributeCount),
  };
  return moveTree(cut, -from);
}
