import { sequenceGrammar } from '../knowledge/sequenceGrammar.ts';
import { editDistance } from '../nearestName.ts';
import { elementName, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, endTagName } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'xml-stray-end-tag',
  title: 'An end tag closes nothing',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'An end tag whose element is not open: its name is misspelt, or it is one too many.',
  why: 'The document is not well-formed XML: neither the console nor the client can read it.',
  todo: 'Name the element that is open, or remove the end tag.',
  example: {
    bad: '<action>smsboot.exe /target:HD</Action>',
    good: '<action>smsboot.exe /target:HD</action>',
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, ['stray-end-tag', 'mismatched-end-tag'], report, (mistake) => {
      const { tree, meant, problem } = mistake;
      const range = { start: problem.start, end: problem.end };
      const endName = endTagName(mistake);
      const tag = `</${endName}>`;
      if (meant === undefined) {
        return {
          range,
          message: `${tag} closes nothing: no such element is open here. Remove it, or write the start tag it belongs to.`,
          fixes: [suggestedFix(`Remove ${tag}`, [{ range, newText: '' }])],
        };
      }
      const name = elementName(tree, meant);
      const isMisspelt = editDistance(endName.toLowerCase(), name.toLowerCase(), 2) <= 2;
      if (isMisspelt && sequenceGrammar.has(endName) && !sequenceGrammar.has(name)) {
        const start = nodeRange(tree, meant).start + 1;
        const nameRange = { start, end: start + name.length };
        return {
          range: nameRange,
          message: `There is no element <${name}>, and ${tag} closes it. Write <${endName}>.`,
          related: [{ message: `${tag} stands here.`, range }],
          fixes: [safeFix(`Write <${endName}>`, [{ range: nameRange, newText: endName }])],
        };
      }
      const fix = isMisspelt ? safeFix : suggestedFix;
      return {
        range,
        message: `${tag} does not close <${name}>, which is open here. Names must be the same to the letter; write </${name}>.`,
        related: [{ message: `<${name}> begins here.`, range: startTagRange(tree, meant) }],
        fixes: [fix(`Write </${name}>`, [{ range, newText: `</${name}>` }])],
      };
    });
  },
};
