import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadGrammar, tokenize } from '../support/tokenize.ts';

// The colours of task sequences are injected into all XML. In XML that is none, not one token may change.
const folder = new URL('untouched/', import.meta.url);

describe('XML that holds no task sequence keeps its colours', () => {
  for (const file of readdirSync(folder)) {
    test(file, async () => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const withOurs = tokenize(await loadGrammar('text.xml'), text);
      const withoutOurs = tokenize(await loadGrammar('text.xml', { injections: false }), text);
      expect(withOurs).toEqual(withoutOurs);
    });
  }
});

test('a task sequence keeps the colours of XML outside the texts that are coloured', async () => {
  const text = readFileSync(new URL('fixtures/sequence.xml', import.meta.url), 'utf8');
  const tags = async (injections: boolean) =>
    tokenize(await loadGrammar('text.xml', { injections }), text)
      .flatMap(({ tokens }) => tokens)
      .filter(({ scopes }) => scopes.includes('meta.tag.xml') && !scopes.includes('string.quoted.double.xml'))
      .map(({ text, scopes }) => ({
        text,
        scopes: scopes.filter((scope) => scope !== 'meta.task-sequence.xml'),
      }));
  expect(await tags(true)).toEqual(await tags(false));
});
