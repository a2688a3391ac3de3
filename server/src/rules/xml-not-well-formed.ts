import type { Fix } from '../finding.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, type XmlMistake } from './support/xmlFindings.ts';

/** What the other rules on XML leave. */
const messages: ReadonlyMap<string, string> = new Map([
  ['cdata-end-in-text', "']]>' ends a CDATA section, and none is open here. Write ]]&gt; for it."],
  ['invalid-character', 'XML does not allow this character. Remove it.'],
  ['invalid-name', 'This is no name that XML allows here. Mend or remove it.'],
  [
    'unclosed-comment',
    "This comment is never closed: what follows belongs to it. Write '-->' where it ends.",
  ],
  [
    'comment-in-comment',
    "A comment cannot stand in another one: the outer one ends at the first '-->'. Take the inner one out.",
  ],
  ['double-hyphen-in-comment', "XML does not allow '--' inside a comment. Write a single hyphen."],
  ['unclosed-cdata', "This CDATA section is never closed. Write ']]>' where it ends."],
  ['unclosed-processing-instruction', "This '<?' is never closed. Write '?>' where it ends."],
  ['malformed-doctype', 'This DOCTYPE is not written as XML asks. Remove it: task sequences have none.'],
]);

export const rule: TaskSequenceRule = {
  code: 'xml-not-well-formed',
  title: 'The document breaks another rule of XML',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'A character or name that XML does not allow, or a comment, CDATA section or instruction that never ends.',
  why: 'The document is not well-formed XML: neither the console nor the client can read it.',
  todo: 'Mend the place as the message says.',
  example: {
    bad: '<action>findstr ]]> C:\\log.txt</action>',
    good: '<action>findstr ]]&gt; C:\\log.txt</action>',
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, [...messages.keys()], report, (mistake) => {
      const { code, start, end } = mistake.problem;
      const range = { start, end };
      if (code === 'unclosed-cdata')
        return { range, message: messages.get(code) ?? '', fixes: closeSection(mistake) };
      if (code === 'unclosed-comment')
        return { range, message: messages.get(code) ?? '', fixes: closeComment(mistake) };
      if (code !== 'cdata-end-in-text') return { range, message: messages.get(code) ?? '' };
      return { range, ...cdataEnd(mistake) };
    });
  },
};

/** Where its end was mistyped before the next tag. */
function closeComment(mistake: XmlMistake): readonly Fix[] {
  const { text } = mistake.tree;
  const next = text.indexOf('<', mistake.problem.end);
  const stretch = text.slice(mistake.problem.end, next === -1 ? mistake.tree.end : next);
  const written = /(?:-{1,2}\s*|[\u2013\u2014]-?)>(?=\s*$)/.exec(stretch);
  if (!written) return [];
  const start = mistake.problem.end + written.index;
  const range = { start, end: start + written[0].length };
  return [suggestedFix("Write '-->'", [{ range, newText: '-->' }])];
}

/** The section in which a sequence stands ends behind it. */
function closeSection({ tree, problem }: XmlMistake): readonly Fix[] {
  const last = tree.text.lastIndexOf(SEQUENCE_END);
  if (last < problem.start) return [];
  const at = last + SEQUENCE_END.length;
  return [
    suggestedFix("Write ']]>' behind the sequence", [{ range: { start: at, end: at }, newText: ']]>' }]),
  ];
}
const SEQUENCE_END = '</sequence>';

/** A lone `]]>`: behind another it is there twice, behind the sequence its section lacks the beginning. */
function cdataEnd({ tree, problem }: XmlMistake): {
  readonly message: string;
  readonly fixes: readonly Fix[];
} {
  const { start, end } = problem;
  const before = tree.text.slice(Math.max(0, start - 40), start).trimEnd();
  if (before.endsWith(']]>')) {
    return {
      message: "']]>' stands here twice, and the first one ends the CDATA section. Remove this one.",
      fixes: [safeFix("Remove ']]>'", [{ range: { start, end }, newText: '' }])],
    };
  }
  const opening = /<\/sequence\s*>$/.test(before) ? tree.text.lastIndexOf('<sequence', start) : -1;
  if (opening >= 0) {
    const at = { start: opening, end: opening };
    return {
      message:
        "']]>' ends a CDATA section, but none begins before the sequence. Write '<![CDATA[' before <sequence>.",
      fixes: [suggestedFix("Write '<![CDATA['", [{ range: at, newText: '<![CDATA[' }])],
    };
  }
  return {
    message: messages.get('cdata-end-in-text') ?? '',
    fixes: [safeFix('Write ]]&gt;', [{ range: { start, end }, newText: ']]&gt;' }])],
  };
}
