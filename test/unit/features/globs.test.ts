import { assert, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalPrefix, matchesGlob } from '../../../server/src/features/globs.ts';

describe('a glob', () => {
  it.each([
    ['Refresh.xml', 'Refresh.xml'],
    ['refresh.XML', 'Refresh.xml'],
    ['./lab/Refresh.xml', 'lab/Refresh.xml'],
    ['lab\\Refresh.xml', 'lab/Refresh.xml'],
    ['Migrate (broken) [1].xml', 'Migrate (broken) [1].xml'],
    ['*.xml', 'Refresh.xml'],
    ['R?fresh.*', 'Refresh.xml'],
    ['lab/*', 'lab/Refresh.xml'],
    ['lab/**', 'lab/deep/er/Refresh.xml'],
    ['**/Refresh.xml', 'Refresh.xml'],
    ['**/Refresh.xml', 'lab/deep/Refresh.xml'],
    ['lab/**/deep/*.xml', 'lab/a/deep/b/deep/Refresh.xml'],
    ['**', 'any/thing'],
  ])('%s fits %s', (pattern, path) => {
    expect(matchesGlob(pattern, path)).toBe(true);
  });

  it.each([
    ['Refresh.xml', 'lab/Refresh.xml'],
    ['*.xml', 'lab/Refresh.xml'],
    ['*', 'lab/Refresh.xml'],
    ['R?fresh.xml', 'Rfresh.xml'],
    ['lab/*/Refresh.xml', 'lab/Refresh.xml'],
    ['**/old/**', 'older/Refresh.xml'],
    ['Refresh.xml', 'RefreshXxml'],
    ['', 'Refresh.xml'],
  ])('%s does not fit %s', (pattern, path) => {
    expect(matchesGlob(pattern, path)).toBe(false);
  });

  it('fits the path it was copied from', () => {
    const path = stringMatching(/^([a-zäß([{.+$^ ]+\/){0,3}[a-zäß)\]}|!-]+$/);
    assert(property(path, (name) => matchesGlob(name, name)));
  });

  it('of any kind has an answer', () => {
    assert(property(string(), string(), (pattern, path) => typeof matchesGlob(pattern, path) === 'boolean'));
    const hostile = `${'**/a*'.repeat(500)}b`;
    expect(matchesGlob(hostile, 'a/'.repeat(2_000))).toBe(false);
  });

  it('names the folder that it starts in', () => {
    expect(['lab/*.xml', 'lab/deep/Refresh.xml', '**/a.xml', './lab/**'].map(literalPrefix)).toEqual([
      'lab',
      'lab/deep/Refresh.xml',
      '',
      'lab',
    ]);
  });
});
