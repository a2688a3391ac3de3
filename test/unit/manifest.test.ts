import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { rules } from '../../server/src/rules/index.ts';

const root = join(import.meta.dirname, '../..');
const { contributes } = manifest;

/** What scripts/build.mjs writes; whether it does is for the build to show. */
const builtFrom: Readonly<Record<string, string>> = {
  './client/dist/extension.js': 'client/src/extension.ts',
  './client/dist/extension.web.js': 'client/src/extension.web.ts',
};

function missing(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !existsSync(join(root, path)));
}

function clientSources(): string {
  const folder = join(root, 'client/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe('the manifest', () => {
  it('starts what the build writes', () => {
    const sources = [manifest.main, manifest.browser].map((bundle) => builtFrom[bundle] ?? bundle);
    const build = readFileSync(join(root, 'scripts/build.mjs'), 'utf8');
    expect(missing(sources)).toEqual([]);
    for (const source of sources) expect(build).toContain(`'${source}'`);
  });

  it('names only files that exist', () => {
    const contributed = [...contributes.grammars, ...contributes.snippets].map(({ path }) => path);
    const schemas = contributes.jsonValidation.map(({ url }) => url);
    expect(missing([manifest.icon, ...contributed, ...schemas])).toEqual([]);
  });

  it('gives a grammar the scope that its file has', () => {
    for (const { path, scopeName } of contributes.grammars) {
      const grammar: { scopeName: string } = JSON.parse(readFileSync(join(root, path), 'utf8'));
      expect(grammar.scopeName).toBe(scopeName);
    }
  });

  it('leaves no grammar and no snippets unused', () => {
    const contributed = [...contributes.grammars, ...contributes.snippets].map(({ path }) => path);
    const present = ['syntaxes', 'snippets'].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `./${folder}/${name}`),
    );
    expect(present.sort()).toEqual(contributed.sort());
  });

  it('offers only languages that exist', () => {
    // Those of VS Code itself, and ours.
    const known = ['xml', 'powershell', 'vb', 'csharp', ...contributes.languages.map(({ id }) => id)];
    const used = [
      ...contributes.grammars.flatMap((grammar) => grammar.language ?? []),
      ...contributes.snippets.map(({ language }) => language),
    ];
    expect(used.filter((language) => !known.includes(language))).toEqual([]);
  });

  it('knows a log by names that are ConfigMgr’s alone', () => {
    const names = contributes.languages.flatMap(({ filenamePatterns }) => filenamePatterns ?? []);
    expect(names.filter((name) => !/^[a-z]{5,}\*\.log$/.test(name))).toEqual([]);
  });

  it('lets comments stand in configmgr-lens.json', () => {
    const names = contributes.languages.flatMap(({ id, filenames }) => (id === 'jsonc' ? filenames : []));
    expect(names).toEqual(contributes.jsonValidation.map(({ fileMatch }) => fileMatch));
  });

  it('has a setting for every rule, which says what the rule is without it', () => {
    const settings: Readonly<Record<string, { readonly default: unknown }>> = Object.assign(
      {},
      ...contributes.configuration.map(({ properties }) => properties),
    );
    const named = Object.keys(settings).filter((name) => name.startsWith('configmgrLens.rules.'));
    expect(named).toEqual(rules.map(({ code }) => `configmgrLens.rules.${code}`));
    const usual = rules.map((rule) => (rule.offByDefault ? 'off' : rule.severity));
    expect(named.map((name) => settings[name]?.default)).toEqual(usual);
  });

  it('has a handler for every command, and declares every command that has one', () => {
    const handled = [...clientSources().matchAll(/registerCommand\('([^']+)'/g)].map(
      ([, command]) => command,
    );
    expect(handled.sort()).toEqual(contributes.commands.map(({ command }) => command).sort());
  });

  it('speaks in menus and key bindings of its own commands only', () => {
    const own = contributes.commands.map(({ command }) => command);
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(
      ({ command }) => command,
    );
    expect(used.filter((command) => !own.includes(command))).toEqual([]);
  });

  it('wakes for the documents it looks at, and for no others', () => {
    const looked = manifest.activationEvents.filter((event) => event.startsWith('onLanguage:'));
    // Its own language, too: without a language configuration no editor starts an extension for it by itself.
    expect(looked).toEqual(['configmgr-log', 'xml', 'log', 'plaintext'].map((id) => `onLanguage:${id}`));
  });

  it('asks for no VS Code newer than its type definitions', () => {
    const types: { version: string } = JSON.parse(
      readFileSync(join(root, 'node_modules/@types/vscode/package.json'), 'utf8'),
    );
    expect(manifest.engines.vscode.replace('^', '').split('.').slice(0, 2)).toEqual(
      types.version.split('.').slice(0, 2),
    );
  });

  it('works in untrusted and in virtual workspaces', () => {
    expect(manifest.capabilities).toEqual({
      untrustedWorkspaces: { supported: true },
      virtualWorkspaces: true,
    });
  });
});
