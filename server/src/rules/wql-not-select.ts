import type { TaskSequenceRule } from './rule.ts';
import { wqlReference } from './support/sources.ts';
import { fieldRange } from './support/tests.ts';
import { queriesOf, readWql } from './support/wql.ts';

export const rule: TaskSequenceRule = {
  code: 'wql-not-select',
  title: 'A WMI query is no SELECT ... FROM',
  category: 'Conditions',
  severity: 'error',
  reads: 'taskSequence',
  what: 'A query that begins with no word of WQL, or a SELECT without FROM.',
  why: 'WMI refuses the query, so the condition cannot be evaluated.',
  todo: 'Write SELECT * FROM and the class, or what else is meant.',
  example: {
    bad: '<variable name="Query">Win32_ComputerSystem WHERE Model LIKE "Latitude%"</variable>',
    good: '<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE "Latitude%"</variable>',
  },
  sources: [wqlReference],
  checkCondition(condition, report) {
    for (const { variable, query } of queriesOf(condition)) {
      const { bare, openQuote } = readWql(query);
      // A variable may hold the beginning of the query, or its class; a quote may have swallowed the rest.
      if (openQuote !== undefined || /^%|%\w+%/.test(bare)) continue;
      const range = fieldRange(variable);
      if (!/^(?:select\b|(?:associators|references)\s+of\b)/i.test(bare)) {
        const first = /^\S+/.exec(bare)?.[0] ?? '';
        report({
          range,
          message: `This query begins with '${first.slice(0, 40)}', and WMI knows only SELECT, ASSOCIATORS OF and REFERENCES OF. Write SELECT * FROM and the class.`,
        });
      } else if (/^select\b/i.test(bare) && !/\sfrom\s+\S/i.test(bare)) {
        report({
          range,
          message:
            'This SELECT has no FROM, so it names no class to look at, and WMI refuses it. Write FROM and the class.',
        });
      }
    }
  },
};
