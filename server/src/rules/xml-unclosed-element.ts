import type { Fix } from '../finding.ts';
import { sequenceGrammar } from '../knowledge/sequenceGrammar.ts';
import { childElements, elementName, nodeAt, nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, holdsOnlyText, type XmlMistake } from './support/xmlFindings.ts';

export const rule: TaskSequenceRule = {
  code: 'xml-unclosed-element',
  title: 'An element is never closed',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'An element has no end tag, or a start tag breaks off before its >.',
  why: 'The document is not well-formed XML: neither the console nor the client can read it.',
  todo: 'Write the end tag where the element ends.',
  example: {
    bad: `<step type="SMS_TaskSequence_RebootAction" name="Restart">
  <action>smsboot.exe /target:HD
</step>`,
    good: `<step type="SMS_TaskSequence_RebootAction" name="Restart">
  <action>smsboot.exe /target:HD</action>
</step>`,
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, ['unclosed-element', 'unclosed-tag'], report, (mistake) => {
      const { problem, tree } = mistake;
      const range = { start: problem.start, end: problem.end };
      const name = /^<\/?[^\s<>/="']*/.exec(tree.text.slice(range.start, range.end))?.[0] ?? '<';
      if (problem.code === 'unclosed-tag') {
        return { range, message: `The tag ${name} breaks off: it has no '>'. Write the rest of the tag.` };
      }
      const nearest = mistake.alsoOpen.slice(0, MOST_NAMED);
      const others = nearest.map((node) => `<${elementName(tree, node)}>`);
      if (mistake.alsoOpen.length > MOST_NAMED) others.push('more');
      const also = others.length === 0 ? '' : ` The same goes for ${others.join(', ')} around it.`;
      return {
        range,
        message: `${name}> is never closed, so the document cannot be read. Write </${name.slice(1)}> where it ends.${also}`,
        related: nearest.map((node) => ({
          message: `<${elementName(tree, node)}> is not closed either.`,
          range: startTagRange(tree, node),
        })),
        fixes: endTagFixes(mistake),
      };
    });
  },
};

/** A sequence has no more elements round a variable. */
const MOST_NAMED = 8;

/** Their contents tell where they end: a condition holds no action, a list of variables no step. */
const ENDS_BY_CONTENT: ReadonlySet<string> = new Set([
  'condition',
  'defaultVarList',
  'expression',
  'globalVarList',
  'referenceList',
]);

/**
 * Where an element ends is certain when it holds nothing but text, and likely for a step, which holds no other, and
 * for what ends at the first element that it cannot hold.
 */
function endTagFixes({ tree, problem, alsoOpen }: XmlMistake): readonly Fix[] {
  const node = nodeAt(tree, problem.start);
  if (node === undefined || alsoOpen.length > 0) return [];
  const name = elementName(tree, node);
  const isText = holdsOnlyText(tree, node);
  const isStep = name === 'step' || name === 'subtasksequence';
  if (!isText && !isStep && !ENDS_BY_CONTENT.has(name)) return [];
  const own = sequenceGrammar.get(name)?.children;
  const from = startTagRange(tree, node).end;
  let end = nodeRange(tree, node).end;
  for (const child of childElements(tree, node)) {
    const next = elementName(tree, child);
    if (isStep && next !== 'step' && next !== 'group' && next !== 'subtasksequence') continue;
    if (ENDS_BY_CONTENT.has(name) && (own?.has(next) || !sequenceGrammar.has(next))) continue;
    end = Math.min(end, nodeRange(tree, child).start);
    break;
  }
  const place = from + tree.text.slice(from, end).trimEnd().length;
  const edit = { range: { start: place, end: place }, newText: `</${name}>` };
  const isCertain = isText && firstChildIsSequence(tree.text.slice(end, end + 40));
  return [(isCertain ? safeFix : suggestedFix)(`Write </${name}>`, [edit])];
}

/** Whether what follows the text of an element belongs to the sequence and not to the text. */
function firstChildIsSequence(rest: string): boolean {
  return /^<\/?(?:variable|defaultVarList|globalVarList|expression|action|condition|step|group|sequence|subtasksequence)[\s/>]/.test(
    rest,
  );
}
