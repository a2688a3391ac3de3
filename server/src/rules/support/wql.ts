import { ExpressionType } from '../../knowledge/conditionFacts.ts';
import type { Range } from '../../range.ts';
import { type Condition, expressionsOf, fieldOf, fieldText } from '../../taskSequence/conditions.ts';
import type { Variable } from '../../taskSequence/elements.ts';

/** The WMI queries of a condition, with the variables that hold them. */
export function* queriesOf(
  condition: Condition,
): Generator<{ readonly variable: Variable; readonly query: string }> {
  for (const expression of expressionsOf(condition.operands)) {
    if (expression.type !== ExpressionType.wmi) continue;
    const variable = fieldOf(expression, 'Query');
    const query = fieldText(expression, 'Query');
    if (variable && query !== undefined) yield { variable, query };
  }
}

/** What the quotes and brackets of a query leave open. */
export interface WqlBalance {
  /** Offset of a quote that is never closed. */
  readonly openQuote: number | undefined;
  /** Offset of a bracket without its partner. */
  readonly bracket: number | undefined;
  /** The query with blanks in place of its strings. */
  readonly bare: string;
}

/** Reads a query; inside a string a backslash takes the next character's meaning away. */
export function readWql(query: string): WqlBalance {
  const open: number[] = [];
  let bracket: number | undefined;
  let bare = '';
  for (let at = 0; at < query.length; at++) {
    const character = query.charAt(at);
    if (character === '"' || character === "'") {
      const end = stringEnd(query, at);
      if (end === undefined) return { openQuote: at, bracket: undefined, bare };
      bare += ' '.repeat(end - at);
      at = end - 1;
      continue;
    }
    bare += character;
    if (character === '(') open.push(at);
    if (character === ')' && open.pop() === undefined) bracket ??= at;
  }
  return { openQuote: undefined, bracket: bracket ?? open[0], bare };
}

/** Behind the closing quote. */
function stringEnd(query: string, quote: number): number | undefined {
  for (let at = quote + 1; at < query.length; at++) {
    if (query.charAt(at) === '\\') at++;
    else if (query.charAt(at) === query.charAt(quote)) return at + 1;
  }
  return undefined;
}

/** The texts that a query compares by LIKE, without their quotes, in offsets of the query. */
export function* likePatterns(query: string): Generator<Range> {
  // Where strings begin the bare query has blanks; a LIKE inside a string is gone from it.
  const { bare } = readWql(query);
  for (const { index } of bare.matchAll(/\blike\b/gi)) {
    const quote = index + 'like'.length + (/^\s*/.exec(query.slice(index + 'like'.length))?.[0].length ?? 0);
    if (!/["']/.test(query.charAt(quote))) continue;
    const end = stringEnd(query, quote);
    if (end !== undefined) yield { start: quote + 1, end: end - 1 };
  }
}
