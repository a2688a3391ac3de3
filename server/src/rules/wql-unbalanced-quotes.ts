import type { Edit } from '../range.ts';
import type { SourceString } from '../syntax/sourceString.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { wqlReference } from './support/sources.ts';
import { queriesOf, readWql } from './support/wql.ts';

export const rule: TaskSequenceRule = {
  code: 'wql-unbalanced-quotes',
  title: 'A WMI query has a quote or bracket without its partner',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A quote that is never closed, a typographic quote, or a round bracket without its partner. In WQL \\ takes the meaning of the quote behind it away.',
  why: 'WMI refuses the query, so the condition cannot be evaluated.',
  todo: 'Write the quote or bracket that is missing, and straight quotes; write \\\\ for a backslash in a string.',
  example: {
    bad: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE 'Latitude%</variable>`,
    good: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE 'Latitude%'</variable>`,
  },
  sources: [wqlReference],
  checkCondition(condition, report) {
    for (const { variable, query } of queriesOf(condition)) {
      const { openQuote, bracket, bare } = readWql(query);
      const { value } = variable;
      if (!value) continue;
      const from = value.text.length - value.text.trimStart().length;
      const typographic = bare.search(TYPOGRAPHIC);
      if (typographic >= 0) {
        report({
          range: value.rangeOf(from + typographic, from + typographic + 1),
          message: `${query.charAt(typographic)} is a typographic quote, and WMI knows straight ones only, so it refuses the query. Write ' or ".`,
          fixes: [
            suggestedFix(
              'Write straight quotes',
              straightQuotes(value, from, bare + query.slice(bare.length)),
            ),
          ],
        });
        continue;
      }
      const at = openQuote ?? bracket;
      if (at === undefined) continue;
      const start = from + at;
      const isEscaped = openQuote !== undefined && /\\["']\s*\)*\s*$/.test(query.slice(-100));
      const hint = isEscaped
        ? ' The backslash before the last quote takes its meaning away: write \\\\ for it.'
        : '';
      report({
        range: value.rangeOf(start, start + 1),
        message:
          openQuote === undefined
            ? `The bracket '${query.charAt(at)}' of this query has no partner, so WMI refuses it. Write the other one, or remove it.`
            : `The quote ${query.charAt(at)} of this query is never closed, so WMI refuses it. Write the closing one.${hint}`,
      });
    }
  },
};

const TYPOGRAPHIC = /[\u2018-\u201F]/;

/** The typographic quotes of a query, of which the strings are left out, as straight ones. */
function straightQuotes(value: SourceString, from: number, query: string): readonly Edit[] {
  return [...query.matchAll(/[\u2018-\u201F]/g)].map((match) => {
    const at = from + match.index;
    return value.replace(at, at + 1, match[0] < '\u201C' ? "'" : '"');
  });
}
