import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IRawTheme } from 'vscode-textmate';

type Rule = IRawTheme['settings'][number];

/** A default theme as far as our scopes meet it. */
export interface Theme {
  readonly name: string;
  /** The name under which settings address it. */
  readonly settingsName: string;
  readonly background: string;
  readonly foreground: string;
  readonly rules: readonly Rule[];
}

/**
 * VS Code's default themes. Dark+ and Light+ carry the token colours of Dark Modern and Light Modern. The two of high
 * contrast are in no package: below stand their rules for scopes that our grammars use.
 * Source: extensions/theme-defaults/themes of microsoft/vscode, and colorThemeData.ts there for `token.*-token`.
 */
export const themes: readonly Theme[] = [
  packaged('dark-plus', 'Dark Modern', ['#f44747', '#cd9731']),
  packaged('light-plus', 'Light Modern', ['#cd3131', '#cd9731']),
  {
    name: 'Dark High Contrast',
    settingsName: 'Default High Contrast',
    background: '#000000',
    foreground: '#ffffff',
    rules: [
      ...tokenRules('#ff0000', '#008000'),
      rule(['comment'], '#7ca668'),
      rule(['constant.numeric'], '#b5cea8'),
      rule(['constant.character', 'entity.name.tag', 'keyword'], '#569cd6'),
      rule(['entity.name.type'], '#4ec9b0'),
      rule(['entity.other.attribute-name', 'variable'], '#9cdcfe'),
      rule(['string', 'support.constant.property-value'], '#ce9178'),
      rule(['meta.embedded'], '#ffffff'),
      rule(['punctuation.definition.tag'], '#808080'),
    ],
  },
  {
    name: 'Light High Contrast',
    settingsName: 'Default High Contrast Light',
    background: '#ffffff',
    foreground: '#292929',
    rules: [
      ...tokenRules('#cd3131', '#cd9731'),
      rule(['comment'], '#515151'),
      rule(['constant.numeric'], '#096d48'),
      rule(['constant.character', 'entity.name.tag', 'keyword', 'string'], '#0f4a85'),
      rule(['entity.name.type'], '#185e73'),
      rule(['entity.other.attribute-name'], '#264f78'),
      rule(['variable'], '#001080'),
      rule(['variable.other.constant'], '#02715d'),
      rule(['support.constant.property-value'], '#0451a5'),
      rule(['meta.embedded'], '#292929'),
      rule(['punctuation.definition.tag'], '#0f4a85'),
    ],
  },
];

/** The theme as the tokeniser takes it, with the colours that our manifest gives to our own scopes. */
export function withOurColours(theme: Theme): IRawTheme {
  return {
    settings: [
      { settings: { foreground: theme.foreground, background: theme.background } },
      ...theme.rules,
      ...manifestRules(theme.settingsName),
    ],
  };
}

function packaged(file: string, settingsName: string, [error, warning]: readonly [string, string]): Theme {
  const path = createRequire(import.meta.url).resolve(`tm-themes/themes/${file}.json`);
  const theme: {
    displayName: string;
    colors: Record<'editor.background' | 'editor.foreground', string>;
    tokenColors: Rule[];
  } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    name: theme.displayName,
    settingsName,
    background: theme.colors['editor.background'],
    foreground: theme.colors['editor.foreground'],
    rules: [...theme.tokenColors, ...tokenRules(error, warning)],
  };
}

function tokenRules(error: string, warning: string): readonly Rule[] {
  return [rule(['token.error-token'], error), rule(['token.warn-token'], warning)];
}

function rule(scope: string[], foreground: string): Rule {
  return { scope, settings: { foreground } };
}

interface TokenColours {
  readonly textMateRules?: readonly Rule[];
}

/** What `configurationDefaults` of the manifest sets for a theme: general rules first, later ones win. */
function manifestRules(settingsName: string): readonly Rule[] {
  const manifest: {
    contributes: {
      configurationDefaults?: {
        'editor.tokenColorCustomizations'?: TokenColours & Record<string, TokenColours>;
      };
    };
  } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { textMateRules = [], ...byTheme } =
    manifest.contributes.configurationDefaults?.['editor.tokenColorCustomizations'] ?? {};
  const matching = Object.entries(byTheme).filter(([key]) => addresses(key, settingsName));
  return [...textMateRules, ...matching.flatMap(([, colours]) => colours.textMateRules ?? [])];
}

/** Whether a key such as `[Default High Contrast]` or `[*Light*]` means the theme. */
function addresses(key: string, settingsName: string): boolean {
  const pattern = key.replace(/^\[|\]$/g, '').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(settingsName);
}
