import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake } from './support/xmlFindings.ts';

/** What the other rules on XML leave. */
const messages: ReadonlyMap<string, string> = new Map([
  ['cdata-end-in-text', "']]>' ends a CDATA section, and none is open here. Write ]]&gt; for it."],
  ['invalid-character', 'XML does not allow this character. Remove it.'],
  ['invalid-name', 'This is no name that XML allows here. Mend or remove it.'],
  [
    'unclosed-comment',
    "This comment is never closed: all that follows belongs to it. Write '-->' where it ends.",
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
    eachMistake(document, [...messages.keys()], report, ({ problem: { code, start, end } }) => {
      const range = { start, end };
      const message = messages.get(code) ?? '';
      if (code !== 'cdata-end-in-text') return { range, message };
      return { range, message, fixes: [safeFix('Write ]]&gt;', [{ range, newText: ']]&gt;' }])] };
    });
  },
};
