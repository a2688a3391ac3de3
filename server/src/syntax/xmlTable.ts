import type { XmlProblem, XmlTree } from './xmlTree.ts';

const nodeColumns = [
  'nodeStart',
  'nodeEnd',
  'parent',
  'firstChild',
  'nextSibling',
  'nameEnd',
  'startTagEnd',
  'endTagStart',
  'firstAttribute',
  'attributeCount',
] as const;

/** The columns of an `XmlTree` while they fill. Rows stand in document order. */
export class XmlTable {
  nodeCount = 0;
  kind: Uint8Array;
  nodeStart: Int32Array;
  nodeEnd: Int32Array;
  parent: Int32Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  nameEnd: Int32Array;
  startTagEnd: Int32Array;
  endTagStart: Int32Array;
  firstAttribute: Int32Array;
  attributeCount: Int32Array;

  attributeTotal = 0;
  attributeNameStart: Int32Array;
  attributeNameEnd: Int32Array;
  attributeValueStart: Int32Array;
  attributeValueEnd: Int32Array;

  /** The innermost open element, -1 outside the root. */
  open = -1;
  depth = 0;
  /** By depth: the last row so far among the children of the element open there. */
  #lastChild: Int32Array = new Int32Array(64).fill(-1);

  constructor(textLength: number) {
    const rows = 16 + (textLength >> 5);
    this.kind = new Uint8Array(rows);
    this.nodeStart = new Int32Array(rows);
    this.nodeEnd = new Int32Array(rows);
    this.parent = new Int32Array(rows);
    this.firstChild = new Int32Array(rows);
    this.nextSibling = new Int32Array(rows);
    this.nameEnd = new Int32Array(rows);
    this.startTagEnd = new Int32Array(rows);
    this.endTagStart = new Int32Array(rows);
    this.firstAttribute = new Int32Array(rows);
    this.attributeCount = new Int32Array(rows);
    this.attributeNameStart = new Int32Array(rows);
    this.attributeNameEnd = new Int32Array(rows);
    this.attributeValueStart = new Int32Array(rows);
    this.attributeValueEnd = new Int32Array(rows);
  }

  /** Adds a row below the open element. */
  addNode(kind: number, start: number, end: number): number {
    const node = this.nodeCount++;
    if (node === this.kind.length) this.#growNodes();
    this.kind[node] = kind;
    this.nodeStart[node] = start;
    this.nodeEnd[node] = end;
    this.parent[node] = this.open;
    this.firstChild[node] = -1;
    this.nextSibling[node] = -1;
    this.nameEnd[node] = -1;
    this.startTagEnd[node] = -1;
    this.endTagStart[node] = -1;
    const previous = this.#lastChild[this.depth] ?? -1;
    if (previous >= 0) this.nextSibling[previous] = node;
    else if (this.open >= 0) this.firstChild[this.open] = node;
    this.#lastChild[this.depth] = node;
    return node;
  }

  /** What is added from here on stands below `element`. */
  enter(element: number): void {
    this.open = element;
    this.depth++;
    if (this.depth === this.#lastChild.length) this.#lastChild = doubled(this.#lastChild);
    this.#lastChild[this.depth] = -1;
  }

  /** Closes the open element; `endTagStart` is -1 when it has no end tag. */
  leave(endTagStart: number, nodeEnd: number): void {
    const element = this.open;
    this.endTagStart[element] = endTagStart;
    this.nodeEnd[element] = nodeEnd;
    this.open = this.parent[element] ?? -1;
    this.depth--;
  }

  addAttribute(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const row = this.attributeTotal++;
    if (row === this.attributeNameStart.length) this.#growAttributes();
    this.attributeNameStart[row] = nameStart;
    this.attributeNameEnd[row] = nameEnd;
    this.attributeValueStart[row] = valueStart;
    this.attributeValueEnd[row] = valueEnd;
  }

  /** The finished table; the columns may be longer than their rows. */
  toTree(text: string, problems: readonly XmlProblem[]): XmlTree {
    return {
      text,
      start: 0,
      end: text.length,
      nodeCount: this.nodeCount,
      kind: this.kind,
      nodeStart: this.nodeStart,
      nodeEnd: this.nodeEnd,
      parent: this.parent,
      firstChild: this.firstChild,
      nextSibling: this.nextSibling,
      nameEnd: this.nameEnd,
      startTagEnd: this.startTagEnd,
      endTagStart: this.endTagStart,
      firstAttribute: this.firstAttribute,
      attributeCount: this.attributeCount,
      attributeTotal: this.attributeTotal,
      attributeNameStart: this.attributeNameStart,
      attributeNameEnd: this.attributeNameEnd,
      attributeValueStart: this.attributeValueStart,
      attributeValueEnd: this.attributeValueEnd,
      problems,
    };
  }

  #growNodes(): void {
    const kind = new Uint8Array(this.kind.length * 2);
    kind.set(this.kind);
    this.kind = kind;
    for (const column of nodeColumns) this[column] = doubled(this[column]);
  }

  #growAttributes(): void {
    this.attributeNameStart = doubled(this.attributeNameStart);
    this.attributeNameEnd = doubled(this.attributeNameEnd);
    this.attributeValueStart = doubled(this.attributeValueStart);
    this.attributeValueEnd = doubled(this.attributeValueEnd);
  }
}

function doubled(column: Int32Array): Int32Array {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
