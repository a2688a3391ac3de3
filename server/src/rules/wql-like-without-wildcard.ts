import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { likeOperator } from './support/sources.ts';
import { likePatterns, queriesOf } from './support/wql.ts';

export const rule: TaskSequenceRule = {
  code: 'wql-like-without-wildcard',
  title: 'LIKE in a WMI query has no wildcard',
  category: 'Conditions',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A WMI query compares by LIKE with a pattern in which no % or _ stands. It is a warning where the pattern has a * instead.',
  why: 'Without a wildcard LIKE finds only what = finds. In WQL a * stands for nothing but itself; it is the wildcard of variable tests only.',
  todo: 'Write % where any text may stand, or compare by =.',
  example: {
    bad: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE 'Latitude*'</variable>`,
    good: `<variable name="Query">SELECT * FROM Win32_ComputerSystem WHERE Model LIKE 'Latitude%'</variable>`,
  },
  sources: [likeOperator],
  checkCondition(condition, report) {
    for (const { variable, query } of queriesOf(condition)) {
      const { value } = variable;
      if (!value) continue;
      const lead = value.text.indexOf(query);
      for (const { start, end } of likePatterns(query)) {
        const pattern = query.slice(start, end);
        // A set in brackets is a pattern, too.
        if (pattern === '' || /[%_[]/.test(pattern)) continue;
        const hasAsterisk = pattern.includes('*');
        const [from, to] = [lead + start, lead + end];
        report({
          ...(hasAsterisk && { severity: 'warning' }),
          range: value.rangeOf(from, to),
          message: hasAsterisk
            ? `In a WMI query * is no wildcard, so '${pattern}' finds only a value with a * in it. Write % where any text may stand.`
            : `There is no % or _ in '${pattern}', so LIKE finds the same as = here. Write % where any text may stand, or compare by =.`,
          fixes: hasAsterisk
            ? [suggestedFix('Write % for *', [value.replace(from, to, pattern.replaceAll('*', '%'))])]
            : [],
        });
      }
    }
  },
};
