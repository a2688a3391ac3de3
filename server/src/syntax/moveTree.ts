import type { XmlTree } from './xmlTree.ts';

/** The tree of a text as the tree of the stretch [start, end) of `text` that holds it. Moves `tree` itself. */
export function moveInto(text: string, start: number, end: number, tree: XmlTree): XmlTree {
  const { nodeCount, attributeTotal } = tree;
  for (const column of [tree.nodeStart, tree.nodeEnd, tree.nameEnd, tree.startTagEnd, tree.endTagStart]) {
    shift(column, nodeCount, start);
  }
  shift(tree.attributeNameStart, attributeTotal, start);
  shift(tree.attributeNameEnd, attributeTotal, start);
  shift(tree.attributeValueStart, attributeTotal, start);
  shift(tree.attributeValueEnd, attributeTotal, start);
  const problems = tree.problems.map((problem) => ({
    ...problem,
    start: problem.start + start,
    end: problem.end + start,
  }));
  return { ...tree, text, start, end, problems };
}

/** Adds `by` to the first `count` offsets; -1 stays "none". */
function shift(column: Int32Array, count: number, by: number): void {
  for (let row = 0; row < count; row++) {
    const offset = column[row] ?? -1;
    if (offset >= 0) column[row] = offset + by;
  }
}
