import type { XmlProblem } from '../syntax/xmlTree.ts';
import type { TaskSequenceDocument } from './model.ts';

/** A departure from well-formed XML, and what its offsets count in. */
export interface DocumentProblem {
  readonly problem: XmlProblem;
  readonly offsetsOf: 'document' | 'sequence';
}

/**
 * The problems of a document and of the sequence that stands in it as text. Those of dynamic rules, which are a
 * document of their own, are in the tree of the rules.
 */
export function xmlProblems({ tree, sequence }: TaskSequenceDocument): readonly DocumentProblem[] {
  const outer = tree.problems.map((problem) => ({ problem, offsetsOf: 'document' as const }));
  if (sequence.tree === tree) return outer;
  return [
    ...outer,
    ...sequence.tree.problems.map((problem) => ({ problem, offsetsOf: 'sequence' as const })),
  ];
}
