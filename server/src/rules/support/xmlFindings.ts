import { sequenceGrammar } from '../../knowledge/sequenceGrammar.ts';
import type { Range } from '../../range.ts';
import { elementName, type NodeId, nodeAt, nodeRange } from '../../syntax/xmlQuery.ts';
import { NodeKind, type XmlProblem, type XmlTree } from '../../syntax/xmlTree.ts';
import { factOf } from '../../taskSequence/facts.ts';
import type { TaskSequenceDocument } from '../../taskSequence/model.ts';
import { type DocumentProblem, xmlProblems } from '../../taskSequence/xmlProblems.ts';
import type { TaskSequenceReport } from '../rule.ts';
import { pathRange } from './patches.ts';
import { patchPlaceholders } from './placeholders.ts';

/** A mistake in the XML of a document, with the tree it stands in. */
export interface XmlMistake extends DocumentProblem {
  readonly tree: XmlTree;
  /** Of an end tag whose name is wrong: the element that it was meant for. */
  readonly meant: NodeId | undefined;
  /** Of a `<` that begins no tag: the element whose end tag stands there without a start tag. */
  readonly lacksTag: string | undefined;
  /** Of an unclosed element: the others that are open where it is cut off, from the inside out. */
  readonly alsoOpen: readonly NodeId[];
}

/** More wrong tags than that mostly follow from the first ones. */
const MOST_TAGS = 3;
/** Of a text that is torn all over not all is looked at. */
const MOST_EXAMINED = 200;
/** More mistakes of another kind are found when these are mended. */
const MOST_OTHERS = 20;

/** The mistakes in the XML that are worth a finding of their own, without those that follow from others. */
export const xmlMistakes = factOf(findMistakes);

/** Calls `report` with each mistake of the given kinds; its findings are in the mistake's own offsets. */
export function eachMistake(
  document: TaskSequenceDocument,
  codes: readonly string[],
  report: TaskSequenceReport,
  describe: (mistake: XmlMistake) => Parameters<TaskSequenceReport>[0],
): void {
  for (const mistake of xmlMistakes(document)) {
    if (!codes.includes(mistake.problem.code)) continue;
    const finding = describe(mistake);
    report(mistake.offsetsOf === 'document' ? { ...finding, offsetsOf: 'document' } : finding);
  }
}

/** What stands at a mistake, as it is written. */
export function written({ tree, problem }: XmlMistake): string {
  return tree.text.slice(problem.start, problem.end);
}

function findMistakes(document: TaskSequenceDocument): readonly XmlMistake[] {
  const problems = ownProblems(document);
  if (problems.length === 0) return [];
  // The section in which the sequence stands runs on: what is behind the sequence is torn out of its context.
  const runsOn = problems.some(
    ({ problem, offsetsOf }) => offsetsOf === 'document' && problem.code === 'unclosed-cdata',
  );
  const { end } = document.sequence.range;
  const own = runsOn
    ? problems.filter(({ problem, offsetsOf }) => offsetsOf === 'document' || problem.start < end)
    : problems;
  const inTree = (offsetsOf: DocumentProblem['offsetsOf']) =>
    independent(
      own.filter((problem) => problem.offsetsOf === offsetsOf),
      offsetsOf === 'document' ? document.tree : document.sequence.tree,
    );
  return [...inTree('document'), ...inTree('sequence')];
}

/** The departures from well-formed XML, without the placeholders in client patches that look like a tag. */
export const ownProblems = factOf((document: TaskSequenceDocument): readonly DocumentProblem[] => {
  const problems = xmlProblems(document);
  if (problems.length === 0) return problems;
  const { sequence } = document;
  const reported = patchPlaceholders(sequence).map(({ use, patch, segment }) =>
    pathRange(use, patch, segment.range),
  );
  const isSequence = ({ offsetsOf }: DocumentProblem) =>
    offsetsOf === 'sequence' || sequence.tree === document.tree;
  return problems.filter(
    (problem) => !(isSequence(problem) && reported.some((range) => overlaps(range, problem.problem))),
  );
});

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

const tagCodes: ReadonlySet<string> = new Set(['unclosed-element', 'stray-end-tag', 'mismatched-end-tag']);

function independent(problems: readonly DocumentProblem[], tree: XmlTree): readonly XmlMistake[] {
  const isTag = ({ problem }: DocumentProblem) => tagCodes.has(problem.code);
  const breaksOff = problems.some(({ problem }) => endsTheText(problem, tree));
  const openAtEnd = ({ problem }: DocumentProblem) => {
    const node = problem.code === 'unclosed-element' ? nodeAt(tree, problem.start) : undefined;
    return node !== undefined && nodeRange(tree, node).end >= tree.end;
  };
  const wrong = problems
    .filter((problem) => isTag(problem) && !(breaksOff && openAtEnd(problem)))
    .slice(0, MOST_EXAMINED);
  const others = problems
    .filter((problem) => !isTag(problem))
    .slice(0, MOST_OTHERS)
    .map((problem) => ({ ...problem, tree, meant: undefined, lacksTag: undefined, alsoOpen: [] }));
  return joinBrokenTags(tagMistakes(wrong, tree), others)
    .toSorted((a, b) => a.problem.start - b.problem.start)
    .filter(firstTags());
}

/** Lets through all mistakes but those of tags, and of these the first. */
function firstTags(): (mistake: XmlMistake) => boolean {
  let tags = 0;
  return ({ problem }) => !tagCodes.has(problem.code) || ++tags <= MOST_TAGS;
}

/** `<action osdjoin.exe</action>`: a start tag without its `>` and the end tag that is left over are one mistake. */
function joinBrokenTags(tags: readonly XmlMistake[], others: readonly XmlMistake[]): readonly XmlMistake[] {
  const leftOver = new Map<XmlMistake, XmlMistake>();
  for (const tag of tags) {
    const name = tag.problem.code === 'stray-end-tag' && tag.meant === undefined ? endTagName(tag) : '';
    if (name === '') continue;
    const broken = others.findLast(
      (other) =>
        other.problem.code === 'bare-less-than' &&
        other.problem.start < tag.problem.start &&
        !leftOver.has(other) &&
        other.tree.text.startsWith(name, other.problem.end),
    );
    if (broken) leftOver.set(broken, tag);
  }
  const gone = new Set(leftOver.values());
  return [
    ...tags.filter((tag) => !gone.has(tag)),
    ...others.map((other) => {
      const tag = leftOver.get(other);
      return tag ? { ...other, lacksTag: endTagName(tag) } : other;
    }),
  ];
}

/** The names of elements whose start tag is missing or broken: what was to stand in them stands elsewhere now. */
export function lostElements(document: TaskSequenceDocument): readonly string[] {
  return xmlMistakes(document).flatMap((mistake) => {
    const isLeftOver = mistake.problem.code === 'stray-end-tag' && mistake.meant === undefined;
    return mistake.lacksTag ?? (isLeftOver ? endTagName(mistake) : []);
  });
}

/** The name in an end tag. */
export function endTagName(mistake: XmlMistake): string {
  return /^<\/\s*([^\s<>/]*)/.exec(written(mistake))?.[1] ?? '';
}

/** Whether a tag, a comment or the like runs into the end of the text: what is open there follows from that. */
function endsTheText({ code, start }: XmlProblem, tree: XmlTree): boolean {
  if (code === 'unclosed-comment' || code === 'unclosed-cdata') return true;
  if (code === 'unclosed-processing-instruction') return true;
  if (code !== 'unclosed-tag' && code !== 'unclosed-attribute-value') return false;
  const next = tree.text.indexOf('<', start + 1);
  return next === -1 || next >= tree.end;
}

/** Wrong tags: an element and the end tag that misses it by its name are one mistake, as are elements cut off together. */
function tagMistakes(problems: readonly DocumentProblem[], tree: XmlTree): readonly XmlMistake[] {
  const unclosed = new Map<NodeId, DocumentProblem>();
  for (const problem of problems) {
    if (problem.problem.code !== 'unclosed-element') continue;
    const node = nodeAt(tree, problem.problem.start);
    if (node !== undefined) unclosed.set(node, problem);
  }
  const mistakes: XmlMistake[] = [];
  for (const endTag of problems) {
    const code: string = endTag.problem.code;
    if (code === 'unclosed-element') continue;
    const around = enclosing(tree, endTag.problem);
    const isMeant = around !== undefined && (code === 'mismatched-end-tag' || unclosed.delete(around));
    mistakes.push({
      ...endTag,
      tree,
      meant: isMeant ? around : undefined,
      lacksTag: undefined,
      alsoOpen: [],
    });
  }
  const cutOffAt = new Map<number, NodeId[]>();
  for (const node of unclosed.keys()) {
    const { end } = nodeRange(tree, node);
    const nodes = cutOffAt.get(end);
    if (nodes) nodes.push(node);
    else cutOffAt.set(end, [node]);
  }
  for (const nodes of cutOffAt.values()) {
    const [innermost, ...alsoOpen] = nodes.sort((a, b) => b - a);
    const problem = innermost === undefined ? undefined : unclosed.get(innermost);
    if (problem) mistakes.push({ ...problem, tree, meant: undefined, lacksTag: undefined, alsoOpen });
  }
  return mistakes.sort((a, b) => a.problem.start - b.problem.start);
}

/** The innermost element that is open at an end tag; the table ends an unclosed one where that was noticed. */
function enclosing(tree: XmlTree, { start }: XmlProblem): NodeId | undefined {
  const node = nodeAt(tree, start);
  return node === undefined || tree.kind[node] === NodeKind.Element ? node : tree.parent[node];
}

/** Whether a task sequence has nothing but text in elements of that name. */
export function holdsOnlyText(tree: XmlTree, node: NodeId): boolean {
  return sequenceGrammar.get(elementName(tree, node))?.children.size === 0;
}
