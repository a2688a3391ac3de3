import type { TaskSequenceRule } from './rule.ts';
import { wqlReference } from './support/sources.ts';
import { queriesOf, readWql } from './support/wql.ts';

export const rule: TaskSequenceRule = {
  code: 'wql-unbalanced-quotes',
  title: 'A WMI query has a quote or bracket without its partner',
  category: 'Conditions',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A quote that is never closed, or a round bracket without its partner. In WQL \\ takes the meaning of the quote behind it away.',
  why: 'WMI refuses the query, so the condition cannot be evaluated.',
  todo: 'Write the quote or bracket that is missing; write \\\\ for a backslash in a string.',
  example: {
    bad: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE 'Latitude%</variable>`,
    good: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE 'Latitude%'</variable>`,
  },
  sources: [wqlReference],
  checkCondition(condition, report) {
    for (const { variable, query } of queriesOf(condition)) {
      const { openQuote, bracket } = readWql(query);
      const at = openQuote ?? bracket;
      const { value } = variable;
      if (at === undefined || !value) continue;
      const start = value.text.length - value.text.trimStart().length + at;
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
