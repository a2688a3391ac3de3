import type { TextChange } from '../textChange.ts';
import { moveProblem, shift } from './moveTree.ts';
import { parseXml } from './parseXml.ts';
import { PartReader } from './partReader.ts';
import { type NodeId, nodeAt } from './xmlQuery.ts';
import { NodeKind, type XmlTree } from './xmlTree.ts';

/**
 * The tree of `text`, made from the tree of the text before `change` where that is enough: when the change lies
 * within one element or CDATA section that ends where it did, only that is read again. The same table as
 * `parseXml(text, start, end)` in every case. The columns of `spare`, a tree that nobody looks at any more, are
 * written over: 4 MB at every key of a sequence of 2 MB would otherwise be new.
 */
export function reparseXml(
  previous: XmlTree,
  text: string,
  change: TextChange,
  start = 0,
  end = text.length,
  spare?: XmlTree,
): XmlTree {
  const by = change.newEnd - change.oldEnd;
  if (previous.start === start && previous.end + by === end) {
    const reader = new PartReader(previous, text, start, end);
    let wanted = 0;
    for (let row = nodeAt(previous, change.start) ?? -1; row >= 0; row = cell(previous.parent, row)) {
      if (!holds(previous, row, change)) continue;
      if (
        previous.kind[row] === NodeKind.CData &&
        staysCData(previous, row, text, change) &&
        reader.standsAlone(row)
      ) {
        return splice(previous, row, 'same rows', text, by, spare);
      }
      if (previous.kind[row] !== NodeKind.Element) continue;
      const length = cell(previous.nodeEnd, row) - cell(previous.nodeStart, row);
      // Beyond this, reading everything costs no more.
      if (length > (previous.end - start) / 2) break;
      if (length < wanted) continue;
      const part = reader.element(row, by);
      if (part) return splice(previous, row, part, text, by, spare);
      // Elements can nest deeply: what is read in vain stays less than the text.
      wanted = 2 * length;
    }
  }
  return parseXml(text, start, end);
}

/** What stands in the place of a row and all below it: rows of their own, or the same with another length. */
type Part = XmlTree | 'same rows';

/** Whether the change lies inside the row: neither its first nor its last character is touched. */
function holds(tree: XmlTree, row: NodeId, change: TextChange): boolean {
  return change.start > cell(tree.nodeStart, row) && change.oldEnd < cell(tree.nodeEnd, row);
}

/** Whether the section still begins and ends where it did: the change is inside and brings no end of its own. */
function staysCData(previous: XmlTree, row: NodeId, text: string, change: TextChange): boolean {
  const contentStart = cell(previous.nodeStart, row) + '<![CDATA['.length;
  const contentEnd = cell(previous.nodeEnd, row) - ']]>'.length;
  if (change.start < contentStart || change.oldEnd > contentEnd || hasProblems(previous, row)) return false;
  if (!previous.text.startsWith(']]>', contentEnd)) return false;
  const around = text.slice(Math.max(contentStart, change.start - 2), change.newEnd + 2);
  const atEnd = change.oldEnd >= contentEnd - 2;
  // With its neighbours: of a pair of surrogates one may have gone.
  const changed = text.slice(change.start - 1, change.newEnd + 1);
  return !around.includes(']]>') && !atEnd && !MAY_BE_FORBIDDEN.test(changed);
}

/** Controls, lone surrogates and non-characters: what a whole reading would have to judge. */
const MAY_BE_FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

function hasProblems(tree: XmlTree, row: NodeId): boolean {
  const start = cell(tree.nodeStart, row);
  const end = cell(tree.nodeEnd, row);
  return tree.problems.some((problem) => problem.start < end && problem.end > start);
}

/** The previous table with `row` and all below it replaced by `part`, and everything behind moved by `by`. */
function splice(
  previous: XmlTree,
  row: NodeId,
  newPart: Part,
  text: string,
  by: number,
  spare: XmlTree | undefined,
): XmlTree {
  const part = newPart === 'same rows' ? undefined : newPart;
  const start = cell(previous.nodeStart, row);
  const oldEnd = cell(previous.nodeEnd, row);
  const after = firstRowFrom(previous, oldEnd);
  const rows = part ? part.nodeCount : after - row;
  const rowsBy = rows - (after - row);
  const nodeCount = previous.nodeCount + rowsBy;
  const behind = row + rows;

  /** The rows before, those of the part, and those behind, with what is added to the latter two. */
  const join = (name: NodeColumn, partBy: number, behindBy: number) => {
    const old = previous[name];
    const own = part?.[name];
    const column = columnOf(spare?.[name], nodeCount);
    column.set(old.subarray(0, row));
    column.set(own ? own.subarray(0, rows) : old.subarray(row, after), row);
    column.set(old.subarray(after, previous.nodeCount), behind);
    if (own) shift(column, row, behind, partBy);
    shift(column, behind, nodeCount, behindBy);
    return column;
  };
  const nodeEnd = join('nodeEnd', start, by);
  const endTagStart = join('endTagStart', start, by);
  const parent = join('parent', row, 0);
  const nextSibling = join('nextSibling', row, rowsBy);
  if (!part) nodeEnd[row] = oldEnd + by;
  // What was read on its own has its old place among the others.
  parent[row] = cell(previous.parent, row);
  nextSibling[row] = linkBehind(cell(previous.nextSibling, row), after, rowsBy);
  for (let above = cell(previous.parent, row); above >= 0; above = cell(previous.parent, above)) {
    nodeEnd[above] = cell(previous.nodeEnd, above) + by;
    if (cell(previous.endTagStart, above) >= 0) endTagStart[above] = cell(previous.endTagStart, above) + by;
    nextSibling[above] = linkBehind(cell(previous.nextSibling, above), after, rowsBy);
  }
  for (let later = behind; rowsBy !== 0 && later < nodeCount; later++) {
    parent[later] = linkBehind(parent[later] ?? -1, after, rowsBy);
  }
  const kind = spare && spare.kind.length >= nodeCount ? spare.kind : new Uint8Array(nodeCount + SLACK);
  kind.set(previous.kind.subarray(0, row));
  kind.set(part ? part.kind.subarray(0, rows) : previous.kind.subarray(row, after), row);
  kind.set(previous.kind.subarray(after, previous.nodeCount), behind);
  return {
    text,
    start: previous.start,
    end: previous.end + by,
    nodeCount,
    kind,
    nodeStart: join('nodeStart', start, by),
    nodeEnd,
    parent,
    firstChild: join('firstChild', row, rowsBy),
    nextSibling,
    nameEnd: join('nameEnd', start, by),
    startTagEnd: join('startTagEnd', start, by),
    endTagStart,
    attributeCount: join('attributeCount', 0, 0),
    ...spliceAttributes(previous, row, after, part, by, spare, (partBy, behindBy) =>
      join('firstAttribute', partBy, behindBy),
    ),
    problems: [
      ...previous.problems.filter((problem) => problem.start < start),
      ...(part?.problems ?? []).map((problem) => moveProblem(problem, start)),
      ...previous.problems
        .filter((problem) => problem.start >= oldEnd)
        .map((problem) => moveProblem(problem, by)),
    ],
  };
}

/** The attribute columns likewise; they have rows of their own. */
function spliceAttributes(
  previous: XmlTree,
  row: NodeId,
  after: NodeId,
  part: XmlTree | undefined,
  by: number,
  spare: XmlTree | undefined,
  joinFirst: (partBy: number, behindBy: number) => Int32Array,
) {
  const to = firstAttributeFrom(previous, after);
  const from = part ? cell(previous.firstAttribute, row) : to;
  const own = part?.attributeTotal ?? 0;
  const attributeTotal = previous.attributeTotal + own - (to - from);
  const join = (name: AttributeColumn) => {
    const old = previous[name];
    const added = part?.[name];
    const column = columnOf(spare?.[name], attributeTotal);
    column.set(old.subarray(0, from));
    if (added) column.set(added.subarray(0, own), from);
    column.set(old.subarray(to, previous.attributeTotal), from + own);
    shift(column, from, from + own, cell(previous.nodeStart, row));
    shift(column, from + own, attributeTotal, by);
    return column;
  };
  return {
    attributeTotal,
    firstAttribute: joinFirst(from, own - (to - from)),
    attributeNameStart: join('attributeNameStart'),
    attributeNameEnd: join('attributeNameEnd'),
    attributeValueStart: join('attributeValueStart'),
    attributeValueEnd: join('attributeValueEnd'),
  };
}

type NodeColumn =
  | 'nodeStart'
  | 'nodeEnd'
  | 'parent'
  | 'firstChild'
  | 'nextSibling'
  | 'nameEnd'
  | 'startTagEnd'
  | 'endTagStart'
  | 'firstAttribute'
  | 'attributeCount';

type AttributeColumn =
  | 'attributeNameStart'
  | 'attributeNameEnd'
  | 'attributeValueStart'
  | 'attributeValueEnd';

/** So that a column can be used again when a few rows have come. */
const SLACK = 1024;

function columnOf(spare: Int32Array | undefined, length: number): Int32Array {
  return spare && spare.length >= length ? spare : new Int32Array(length + SLACK);
}

/** Rows stand in document order. */
function firstRowFrom(tree: XmlTree, offset: number): NodeId {
  let low = 0;
  let high = tree.nodeCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cell(tree.nodeStart, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAttributeFrom(tree: XmlTree, row: NodeId): number {
  for (let later = row; later < tree.nodeCount; later++) {
    if (tree.kind[later] === NodeKind.Element) return cell(tree.firstAttribute, later);
  }
  return tree.attributeTotal;
}

function linkBehind(link: number, after: NodeId, by: number): number {
  return link >= after ? link + by : link;
}

function cell(column: Int32Array, row: number): number {
  return column[row] ?? -1;
}
