import type { XmlProblem, XmlTree } from './xmlTree.ts';

/** The tree of a text as the tree of the stretch [start, end) of `text` that holds it. Moves `tree` itself. */
export function moveInto(text: string, start: number, end: number, tree: XmlTree): XmlTree {
  return { ...moveTree(tree, start), text, start, end };
}

/** The tree with `by` added to the offsets of its rows and problems. Moves `tree` itself; `text`, `start`, `end` stay. */
export function moveTree(tree: XmlTree, by: number): XmlTree {
  const { nodeCount, attributeTotal } = tree;
  for (const column of [tree.nodeStart, tree.nodeEnd, tree.nameEnd, tree.startTagEnd, tree.endTagStart]) {
    shift(column, 0, nodeCount, by);
  }
  shift(tree.attributeNameStart, 0, attributeTotal, by);
  shift(tree.attributeNameEnd, 0, attributeTotal, by);
  shift(tree.attributeValueStart, 0, attributeTotal, by);
  shift(tree.attributeValueEnd, 0, attributeTotal, by);
  return { ...tree, problems: tree.problems.map((problem) => moveProblem(problem, by)) };
}

export function moveProblem(problem: XmlProblem, by: number): XmlProblem {
  return { ...problem, start: problem.start + by, end: problem.end + by };
}

/** Adds to the cells of [from, to); -1 stays "none". */
export function shift(column: Int32Array, from: number, to: number, by: number): void {
  if (by === 0) return;
  for (let row = from; row < to; row++) {
    const value = column[row] ?? -1;
    if (value >= 0) column[row] = value + by;
  }
}
