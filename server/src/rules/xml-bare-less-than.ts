import { sequenceGrammar } from '../knowledge/sequenceGrammar.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, written, type XmlMistake } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'xml-bare-less-than',
  title: 'A < is not written as &lt;',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'A < that begins no tag.',
  why: 'In XML a < begins a tag. Any other makes the document unreadable.',
  todo: 'Write &lt; for a < that is meant as itself.',
  example: {
    bad: '<variable name="Query">SELECT * FROM Win32_LogicalDisk WHERE FreeSpace < 1000</variable>',
    good: '<variable name="Query">SELECT * FROM Win32_LogicalDisk WHERE FreeSpace &lt; 1000</variable>',
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, ['bare-less-than'], report, (mistake) => {
      const { problem, tree } = mistake;
      const range = { start: problem.start, end: problem.end };
      const newText = written(mistake).replaceAll('<', '&lt;');
      if (mistake.lacksTag !== undefined) return brokenTag(mistake, mistake.lacksTag);
      const name = /^<([A-Za-z][\w.-]*)/.exec(tree.text.slice(problem.start, problem.start + 40))?.[1];
      if (name !== undefined && sequenceGrammar.has(name)) {
        const message = `<${name} is no tag: it meets another '<' before its '>'. Write the rest of the tag, or &lt; for a '<' that is meant as itself.`;
        return { range, message, fixes: [suggestedFix('Write &lt;', [{ range, newText }])] };
      }
      const [, slash, next = ''] = TAG.exec(tree.text.slice(problem.end, problem.end + 40)) ?? [];
      if (name === undefined && sequenceGrammar.has(next)) {
        const message = "This '<' stands before a tag that has one of its own. Remove it.";
        // Before an end tag it can be the end of a text, in which it is meant as itself.
        const fix = slash === '' ? safeFix : suggestedFix;
        return { range, message, fixes: [fix("Remove the '<'", [{ range, newText: '' }])] };
      }
      const what = name === undefined ? "This '<'" : `The '<' before '${name}'`;
      const message = `${what} begins no tag, so the document cannot be read. Write &lt; for it.`;
      return { range, message, fixes: [safeFix('Write &lt;', [{ range, newText }])] };
    });
  },
};

const TAG = /^<(\/?)([A-Za-z]\w*)[\s>/]/;

/** The `>` belongs behind the name, or behind what reads as attributes. */
function brokenTag({ problem, tree }: XmlMistake, name: string): Parameters<TaskSequenceReport>[0] {
  const nameEnd = problem.end + name.length;
  const next = tree.text.indexOf('<', nameEnd);
  const rest = tree.text.slice(nameEnd, next === -1 ? tree.text.length : next);
  const attributes = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+/.exec(rest)?.[0] ?? '';
  const at = nameEnd + attributes.length;
  return {
    range: { start: problem.start, end: nameEnd },
    message: `The tag <${name} has no '>', so the document cannot be read. Write it where the tag ends.`,
    fixes: [suggestedFix("Write the '>'", [{ range: { start: at, end: at }, newText: '>' }])],
  };
}
