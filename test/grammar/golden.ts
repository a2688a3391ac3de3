import type { TokenizedLine } from '../support/tokenize.ts';

const SCOPE_COLUMN = 44;

/**
 * A tokenised text as people read it: each line behind `>`, below it its tokens, one a line, scopes first.
 * Blanks and stretches without a scope of their own are left out, and so is the last part of a scope, the
 * grammar's name.
 */
export function toGolden(lines: readonly TokenizedLine[]): string {
  const written: string[] = [];
  for (const { text, tokens } of lines) {
    written.push(`> ${visible(text)}`.trimEnd());
    for (const token of tokens) {
      if (token.scopes.length === 0 || token.text.trim() === '') continue;
      const scopes = token.scopes.map((scope) => scope.replace(/\.(configmgr-log|xml)$/, '')).join(' ');
      written.push(`    ${scopes.padEnd(SCOPE_COLUMN)} ${JSON.stringify(token.text)}`);
    }
  }
  return `${written.join('\n')}\n`;
}

/** The text with control characters made visible. */
function visible(text: string): string {
  return [...text].map((character) => (character < ' ' ? '·' : character)).join('');
}
