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
