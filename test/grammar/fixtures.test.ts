import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadGrammar, tokenize } from '../support/tokenize.ts';
import { toGolden } from './golden.ts';

// Each fixture is a text; the file of the same name with `.scopes` holds its tokens.
// UPDATE_GOLDENS=1 writes the `.scopes` files anew: read their diff.
const folder = new URL('fixtures/', import.meta.url);
const update = process.env.UPDATE_GOLDENS === '1';
const scopeNameOf: Readonly<Record<string, string>> = { '.log': 'text.log.configmgr', '.xml': 'text.xml' };
const files = readdirSync(folder);
const fixtures = files.filter((file) => extname(file) !== '.scopes');

describe('colours of the fixtures', () => {
  for (const fixture of fixtures) {
    test(fixture, async () => {
      const scopeName = scopeNameOf[extname(fixture)];
      if (scopeName === undefined) throw new Error(`${fixture} is neither .log nor .xml.`);
      const grammar = await loadGrammar(scopeName);
      const actual = toGolden(tokenize(grammar, readFileSync(new URL(fixture, folder), 'utf8').trimEnd()));
      const golden = new URL(`${fixture}.scopes`, folder);
      if (update) writeFileSync(golden, actual);
      if (!existsSync(golden))
        throw new Error(`${fixture}.scopes is missing: write it with UPDATE_GOLDENS=1.`);
      expect(actual).toBe(readFileSync(golden, 'utf8'));
    });
  }

  test('every .scopes file belongs to a fixture', () => {
    const orphans = files.filter(
      (file) => extname(file) === '.scopes' && !files.includes(basename(file, '.scopes')),
    );
    expect(orphans).toEqual([]);
  });
});
