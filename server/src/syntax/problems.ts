import type { XmlProblem } from './xmlTree.ts';

/** The problems in order of their start, without those that follow from another one. */
export function orderedProblems(found: readonly XmlProblem[]): readonly XmlProblem[] {
  if (found.length === 0) return found;
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return withoutTextOutsideMissingRoot(withoutAttributesOfUnclosed(ordered));
}

/** `<your site code>` that is never closed is one mistake, not also two attributes without a value. */
function withoutAttributesOfUnclosed(ordered: readonly XmlProblem[]): readonly XmlProblem[] {
  let unclosedUntil = -1;
  return ordered.filter(({ code, start, end }) => {
    if (code === 'unclosed-element') unclosedUntil = end;
    return !(start < unclosedUntil && (code === 'attribute-without-value' || code === 'invalid-name'));
  });
}

/** A text without any element lacks its root; that its text stands outside of it says the same again. */
function withoutTextOutsideMissingRoot(ordered: readonly XmlProblem[]): readonly XmlProblem[] {
  const noRoot = ordered.find((problem) => problem.code === 'no-root');
  if (!noRoot) return ordered;
  const outside = ordered.find((problem) => problem.code === 'text-outside-root');
  const others = ordered.filter((p) => p.code !== 'text-outside-root' && p.code !== 'no-root');
  return [...others, { ...(outside ?? noRoot), code: 'no-root' as const }].sort((a, b) => a.start - b.start);
}
