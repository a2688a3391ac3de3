import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, written } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'xml-bare-ampersand',
  title: 'An & is not written as &amp;',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'An & that begins no reference, or a reference to an entity or a character that XML does not have.',
  why: 'In XML an & begins a reference such as &lt;. Any other makes the document unreadable.',
  todo: 'Write &amp; for an & that is meant as itself.',
  example: {
    bad: '<action>cmd.exe /c mkdir C:\\Logs & exit /b 0</action>',
    good: '<action>cmd.exe /c mkdir C:\\Logs &amp; exit /b 0</action>',
  },
  sources: [xmlSpecification],
  check(document, report) {
    const codes = ['bare-ampersand', 'unknown-entity', 'invalid-character-reference'] as const;
    eachMistake(document, codes, report, (mistake) => {
      const { problem } = mistake;
      const range = { start: problem.start, end: problem.end };
      const edit = { range: { start: range.start, end: range.start + 1 }, newText: '&amp;' };
      if (problem.code === 'bare-ampersand') {
        const message = "This '&' begins no reference, so the document cannot be read. Write &amp; for it.";
        return { range, message, fixes: [safeFix('Write &amp;', [edit])] };
      }
      const reference = written(mistake);
      const message =
        problem.code === 'unknown-entity'
          ? `XML knows no entity ${reference}, only &amp;, &lt;, &gt;, &quot; and &apos;. Write the character itself, or &amp; if '${reference}' is meant as it stands.`
          : `${reference} names a character that XML does not allow. Remove it.`;
      return { range, message, fixes: [suggestedFix(`Write &amp;${reference.slice(1)}`, [edit])] };
    });
  },
};
