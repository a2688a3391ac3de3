import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IOnigLib, type IRawGrammar, type IRawTheme } from 'vscode-textmate';

/** A stretch of one line with its scopes, outermost first, without the scope of the document. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** True when the tokeniser gave the line up; it has no time limit here, so it never should. */
  readonly stoppedEarly: boolean;
}

const require = createRequire(import.meta.url);
const root = new URL('../../', import.meta.url);

const GRAMMAR_FILES: Readonly<Record<string, string>> = {
  'text.log.configmgr': fileURLToPath(new URL('syntaxes/configmgr-log.tmLanguage.json', root)),
  'text.xml.configmgr-injection': fileURLToPath(
    new URL('syntaxes/task-sequence.injection.tmLanguage.json', root),
  ),
  'text.xml': require.resolve('tm-grammars/grammars/xml.json'),
};

const INJECTIONS: Readonly<Record<string, readonly string[]>> = {
  'text.xml': ['text.xml.configmgr-injection'],
};

/** How grammars are loaded: with our injections, as in VS Code, or without, as VS Code alone colours a text. */
export interface GrammarOptions {
  readonly injections?: boolean;
  readonly theme?: IRawTheme;
}

/** The grammar of a scope name, loaded as VS Code loads it. */
export async function loadGrammar(scopeName: string, options: GrammarOptions = {}): Promise<IGrammar> {
  const registry = createRegistry(options);
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar has the scope name ${scopeName}.`);
  return grammar;
}

/** A registry of our grammars and VS Code's XML grammar; its theme is `options.theme`. */
export function createRegistry(options: GrammarOptions = {}): InstanceType<typeof textmate.Registry> {
  return new textmate.Registry({
    onigLib: loadOniguruma(),
    ...(options.theme === undefined ? {} : { theme: options.theme }),
    loadGrammar: async (scopeName) => {
      const path = GRAMMAR_FILES[scopeName];
      return path === undefined ? null : readGrammar(path);
    },
    getInjections: (scopeName) =>
      options.injections === false ? undefined : [...(INJECTIONS[scopeName] ?? [])],
  });
}

/** The lines of `text` cut into tokens; neighbours with equal scopes are one token. */
export function tokenize(grammar: IGrammar, text: string): readonly TokenizedLine[] {
  let state = textmate.INITIAL;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const tokens: { text: string; scopes: readonly string[] }[] = [];
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const text = line.slice(startIndex, endIndex);
      const inner = scopes.slice(1);
      const previous = tokens.at(-1);
      if (previous !== undefined && previous.scopes.join(' ') === inner.join(' ')) previous.text += text;
      else if (text !== '') tokens.push({ text, scopes: inner });
    }
    return { text: line, tokens, stoppedEarly: result.stoppedEarly };
  });
}

/** The colour of a text where it first occurs; `all` are the colours used. */
export interface Colours {
  (text: string): string;
  readonly all: readonly string[];
}

// Where a token's colour stands in its encoded attributes, as vscode-textmate documents for tokenizeLine2.
const FOREGROUND_MASK = 0b00000000111111111000000000000000;
const FOREGROUND_OFFSET = 15;

/** The colours of `text` in a theme. Asking for a part that does not occur, or has several colours, throws. */
export async function coloursOf(scopeName: string, text: string, theme: IRawTheme): Promise<Colours> {
  const registry = createRegistry({ theme });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar has the scope name ${scopeName}.`);
  const colourMap = registry.getColorMap();
  const colours: string[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine2(line, state);
    state = ruleStack;
    for (let at = 0; at < tokens.length; at += 2) {
      const colour = colourMap[((tokens[at + 1] ?? 0) & FOREGROUND_MASK) >>> FOREGROUND_OFFSET] ?? '';
      const length = (tokens[at + 2] ?? line.length + 1) - (tokens[at] ?? 0);
      colours.push(...Array.from({ length }, () => colour));
    }
  }
  const colourOf = (part: string): string => {
    const at = text.indexOf(part);
    const [colour, ...others] = new Set(colours.slice(at, at + part.length));
    if (at < 0 || colour === undefined) throw new Error(`${JSON.stringify(part)} does not occur.`);
    if (others.length > 0) throw new Error(`${JSON.stringify(part)} has more than one colour.`);
    return colour;
  };
  return Object.assign(colourOf, {
    all: [...new Set(colours.filter((_, at) => /\S/.test(text.charAt(at))))],
  });
}

async function readGrammar(path: string): Promise<IRawGrammar> {
  return textmate.parseRawGrammar(await readFile(path, 'utf8'), path);
}

let onigurumaLibrary: Promise<IOnigLib> | undefined;

function loadOniguruma(): Promise<IOnigLib> {
  onigurumaLibrary ??= readFile(require.resolve('vscode-oniguruma/release/onig.wasm'))
    .then((wasm) => oniguruma.loadWASM(wasm))
    .then(() => ({
      createOnigScanner: oniguruma.createOnigScanner,
      createOnigString: oniguruma.createOnigString,
    }));
  return onigurumaLibrary;
}
