import type { Range } from '../range.ts';

/** A word of a command line, in offsets of its text. */
export interface CommandToken {
  /** As the program gets it: without quotes. */
  readonly text: string;
  /** As it is written, quotes and all. */
  readonly range: Range;
  /** Whether any part of it is quoted. */
  readonly quoted: boolean;
}

export interface CommandLine {
  readonly tokens: readonly CommandToken[];
  /** The first word; undefined when there is none. */
  readonly program: CommandToken | undefined;
  /** The words behind it. */
  readonly arguments: readonly CommandToken[];
  /** The quote that never closes. */
  readonly unclosedQuote: Range | undefined;
}

/** `/name:value`, `-name=value`, `/name`. */
export interface CommandSwitch {
  readonly token: CommandToken;
  /** Without `/` or `-`. */
  readonly name: string;
  /** What stands behind `:` or `=`; undefined when neither is there. */
  readonly value: string | undefined;
}

/**
 * Takes a command line apart as Windows programs do: blanks separate words, double quotes protect blanks, `\"` in
 * an argument is a quote of its own, and a backslash before anything else is one. Nothing is expanded.
 */
export function readCommandLine(text: string): CommandLine {
  const tokens: CommandToken[] = [];
  let unclosedQuote: Range | undefined;
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const word = readWord(text, at, tokens.length === 0);
    tokens.push(word.token);
    unclosedQuote ??= word.unclosedQuote;
    at = skipBlanks(text, word.token.range.end);
  }
  const [program, ...rest] = tokens;
  return { tokens, program, arguments: rest, unclosedQuote };
}

interface Word {
  readonly token: CommandToken;
  readonly unclosedQuote: Range | undefined;
}

/** In the name of the program a backslash never escapes: `"C:\Tools\" x` names a folder. */
function readWord(text: string, start: number, isProgram: boolean): Word {
  let word = '';
  let openQuote = -1;
  let quoted = false;
  let at = start;
  while (at < text.length && (openQuote >= 0 || !isBlank(text, at))) {
    const backslashes = isProgram ? 0 : countBackslashes(text, at);
    const next = at + backslashes;
    if (text.charAt(next) !== '"') {
      word += text.slice(at, Math.max(next, at + 1));
      at = Math.max(next, at + 1);
      continue;
    }
    word += '\\'.repeat(Math.floor(backslashes / 2));
    if (backslashes % 2 === 1) {
      word += '"';
    } else if (openQuote >= 0 && !isProgram && text.charAt(next + 1) === '"') {
      // Two quotes inside a quoted stretch are one; the stretch goes on.
      word += '"';
      at = next + 2;
      continue;
    } else {
      quoted = true;
      openQuote = openQuote >= 0 ? -1 : next;
    }
    at = next + 1;
  }
  const token = { text: word, range: { start, end: at }, quoted };
  const unclosedQuote = openQuote >= 0 ? { start: openQuote, end: openQuote + 1 } : undefined;
  return { token, unclosedQuote };
}

function countBackslashes(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === '\\') at++;
  return at - from;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text, at)) at++;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

/** The switches among words, in order. */
export function switchesOf(tokens: readonly CommandToken[]): readonly CommandSwitch[] {
  return tokens.flatMap((token) => {
    const parts = /^[/-]{1,2}([A-Za-z?][\w-]*)(?:[:=]([\s\S]*))?$/.exec(token.text);
    return parts?.[1] === undefined ? [] : [{ token, name: parts[1], value: parts[2] }];
  });
}

/** The file name of the program a word names, in lower case and with its extension if it has one: `cmd.exe`. */
export function programName(token: CommandToken): string {
  return (token.text.split(/[\\/]/).at(-1) ?? '').toLowerCase();
}

/** Something that only a shell understands: `|`, `>`, `<`, `&`, `&&`... outside of quotes. */
export interface ShellOperator {
  readonly text: string;
  readonly range: Range;
}

/** The shell operators of a command line; a caret before one takes its meaning away. */
export function shellOperators(text: string): readonly ShellOperator[] {
  const operators: ShellOperator[] = [];
  const pattern = /"[^"]*(?:"|$)|\^[\s\S]|&&|\|\||>>|[|<>&]/g;
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    if (found.startsWith('"') || found.startsWith('^')) continue;
    operators.push({ text: found, range: { start: match.index, end: match.index + found.length } });
  }
  return operators;
}
