import type { Fix } from '../finding.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, written, type XmlMistake } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'xml-declaration',
  title: 'The XML declaration is not first, or not well-formed',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'An <?xml ...?> behind something else, if only a blank or a comment, or one that is not written as XML asks.',
  why: 'The declaration may only be the very first thing in a document; elsewhere no program reads the document.',
  todo: 'Move it to the very beginning, or remove it: it may be missing.',
  example: {
    bad: `<!-- Windows 11 -->
<?xml version="1.0"?>
<sequence version="3.10" />`,
    good: `<?xml version="1.0"?>
<!-- Windows 11 -->
<sequence version="3.10" />`,
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, ['declaration-not-first', 'malformed-declaration'], report, (mistake) => {
      const { start, end, code } = mistake.problem;
      const isLate = code === 'declaration-not-first';
      return {
        range: { start, end },
        message: isLate
          ? 'Something stands before the XML declaration, which must be the very first thing in the document. Move it to the beginning, or remove it.'
          : 'This XML declaration is not written as XML asks. Write <?xml version="1.0"?>, or remove it.',
        fixes: isLate ? moveFixes(mistake) : [],
      };
    });
  },
};

function moveFixes(mistake: XmlMistake): readonly Fix[] {
  const { tree, problem } = mistake;
  const before = { start: tree.start, end: problem.start };
  const text = tree.text.slice(before.start, before.end);
  if (/^\uFEFF?\s*$/.test(text)) {
    const start = before.start + (text.startsWith('\uFEFF') ? 1 : 0);
    return [safeFix('Remove the blanks before it', [{ range: { ...before, start }, newText: '' }])];
  }
  const declaration = written(mistake);
  const lineBreak = /^\r?\n/.exec(tree.text.slice(problem.end, problem.end + 2))?.[0] ?? '';
  if (!declaration.endsWith('?>') || /<[^!]|<!\[/.test(text)) return [];
  return [
    suggestedFix('Move it to the beginning', [
      { range: { start: before.start, end: before.start }, newText: declaration + lineBreak },
      { range: { start: problem.start, end: problem.end + lineBreak.length }, newText: '' },
    ]),
  ];
}
