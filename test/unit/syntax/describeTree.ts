import { elementName, type NodeId } from '../../../server/src/syntax/xmlQuery.ts';
import { NodeKind, type XmlProblem, type XmlTree } from '../../../server/src/syntax/xmlTree.ts';

/** A document in which `⟦` and `⟧` mark ranges. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out; ranges come in order of their start. */
export function unmark(marked: string): Marked {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '⟦') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (character === '⟧') {
      const range = open.pop();
      if (!range) throw new Error(`a mark too many in ${marked}`);
      range.end = text.length;
    } else {
      text += character;
    }
  }
  return { text, ranges };
}

/** The problems as `code [what stands there]`. */
export function describeProblems(text: string, problems: readonly XmlProblem[]): readonly string[] {
  return problems.map(({ code, start, end }) => `${code} [${text.slice(start, end)}]`);
}

/** The elements as `root(group(step step) group)`. */
export function outline(tree: XmlTree): string {
  const parts: string[] = [];
  const open: NodeId[] = [];
  for (let node = 0; node < tree.nodeCount; node++) {
    if (tree.kind[node] !== NodeKind.Element) continue;
    const parent = tree.parent[node] ?? -1;
    if (parent >= 0 && open.at(-1) !== parent && !open.includes(parent)) {
      parts.push('(');
      open.push(parent);
    } else {
      while (open.length > 0 && open.at(-1) !== parent) {
        parts.push(')');
        open.pop();
      }
      if (node > 0 && parts.length > 0) parts.push(' ');
    }
    parts.push(elementName(tree, node));
  }
  return parts.join('') + ')'.repeat(open.length);
}
