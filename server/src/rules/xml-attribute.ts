import type { Fix } from '../finding.ts';
import { attributes, nodeAt } from '../syntax/xmlQuery.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { xmlSpecification } from './support/sources.ts';
import { eachMistake, written, type XmlMistake } from './support/xmlFindings.ts';

const codes = [
  'attribute-without-value',
  'duplicate-attribute',
  'missing-blank-between-attributes',
  'missing-equals-sign',
  'stray-quote',
  'unclosed-attribute-value',
  'unquoted-attribute',
];

export const rule: TaskSequenceRule = {
  code: 'xml-attribute',
  title: 'An attribute is not written as XML asks',
  category: 'XML',
  severity: 'error',
  reads: 'taskSequence',
  what: 'An attribute without a value or without quotes, one that stands twice in a tag, or a quote too many or too few.',
  why: 'The document is not well-formed XML: neither the console nor the client can read it.',
  todo: 'Write each attribute once, as name="value"; a quote inside the value is &quot;.',
  example: {
    bad: '<step type="SMS_TaskSequence_RebootAction" name=Restart>',
    good: '<step type="SMS_TaskSequence_RebootAction" name="Restart">',
  },
  sources: [xmlSpecification],
  check(document, report) {
    eachMistake(document, codes, report, (mistake) => {
      const { start, end } = mistake.problem;
      return { range: { start, end }, message: messageOf(mistake), fixes: fixesOf(mistake) };
    });
  },
};

function messageOf(mistake: XmlMistake): string {
  const text = written(mistake);
  const code: string = mistake.problem.code;
  switch (code) {
    case 'attribute-without-value':
      return `The attribute '${text}' has no value; XML asks for one. Write ${text}="...", or remove it.`;
    case 'duplicate-attribute':
      return `The attribute '${text}' stands twice in this tag; XML allows it once. Remove one of them.`;
    case 'missing-blank-between-attributes':
      return `There is no blank before the attribute '${text}'. Write one.`;
    case 'missing-equals-sign':
      return `There is no '=' between the attribute '${text}' and its value. Write it.`;
    case 'stray-quote':
      return 'A quote inside a value ends it, and what follows is no attribute. Write &quot; for a quote in a value, or remove the one too many.';
    case 'unclosed-attribute-value':
      return 'This value has no closing quote, so the tag does not end where it should. Write the quote.';
    default:
      return TYPOGRAPHIC.test(text)
        ? 'The quotes of this value are typographic ones, and XML knows straight quotes only. Write these.'
        : 'The value of an attribute must stand in quotes. Write them.';
  }
}

function fixesOf(mistake: XmlMistake): readonly Fix[] {
  const { start, end } = mistake.problem;
  const range = { start, end };
  const code: string = mistake.problem.code;
  switch (code) {
    case 'missing-equals-sign':
      return [safeFix("Write the '='", [{ range: { start: end, end }, newText: '=' }])];
    case 'missing-blank-between-attributes':
      return [safeFix('Insert a blank', [{ range: { start, end: start }, newText: ' ' }])];
    case 'unquoted-attribute': {
      const text = written(mistake);
      const isTypographic = TYPOGRAPHIC.test(text);
      const value = isTypographic ? text.slice(1, -1) : text.replace(/["']$/, '');
      const title = isTypographic ? 'Write straight quotes' : 'Write the quotes';
      return /["'<]/.test(value) ? [] : [safeFix(title, [{ range, newText: `"${value}"` }])];
    }
    case 'duplicate-attribute':
      return duplicateFixes(mistake);
    default:
      return [];
  }
}

// From a quote as word processors write it to another, or to a straight one.
const TYPOGRAPHIC = /^[\u2018-\u201F\u00AB\u00BB].*[\u2018-\u201F\u00AB\u00BB"']$/s;

/** The later one goes: safe when it says the same. */
function duplicateFixes({ tree, problem }: XmlMistake): readonly Fix[] {
  const node = nodeAt(tree, problem.start);
  const all = node === undefined ? [] : attributes(tree, node);
  const later = all.find(({ nameRange }) => nameRange.start === problem.start);
  const first = all.find(({ name }) => name === later?.name);
  if (!later?.valueRange || !first?.valueRange || later === first) return [];
  const text = (range: { readonly start: number; readonly end: number }) =>
    tree.text.slice(range.start, range.end);
  const quote = tree.text.charAt(later.valueRange.end);
  const end = later.valueRange.end + (quote === '"' || quote === "'" ? 1 : 0);
  const start = problem.start - (/\s/.test(tree.text.charAt(problem.start - 1)) ? 1 : 0);
  const isSame = text(later.valueRange) === text(first.valueRange);
  const fix = isSame ? safeFix : suggestedFix;
  return [fix(`Remove the second '${later.name}'`, [{ range: { start, end }, newText: '' }])];
}
