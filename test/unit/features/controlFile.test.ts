import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readControlFile } from '../../../server/src/features/controlFile.ts';
import { applyEdits } from '../../../server/src/range.ts';

/** What is wrong in a text: the stretch and what is said of it. */
function problemsOf(text: string): readonly string[] {
  return readControlFile(text).problems.map(
    ({ finding: { severity, range, message } }) =>
      `${severity} ${text.slice(range.start, range.end)}: ${message}`,
  );
}

const ignoresOf = (text: string) =>
  readControlFile(text).control.ignores.map(({ rule, files, step }) => ({ rule, files, step }));
const levelsOf = (text: string) => Object.fromEntries(readControlFile(text).control.levels);

describe('configmgr-lens.json', () => {
  it('gives rules a severity and says what is ignored', () => {
    const text = `{
      // comments may stand in it
      "$schema": "./configmgr-lens.schema.json",
      "rules": { "patch-drive": "off", "patch-order": "error", },
      "ignore": [
        { "rule": "patch-path", "files": "lab/**", "step": "Setup", "reason": "known" },
        { "rule": "patch-file" },
      ],
    }`;
    expect(problemsOf(text)).toEqual([]);
    expect(levelsOf(text)).toEqual({ 'patch-drive': 'off', 'patch-order': 'error' });
    expect(ignoresOf(text)).toEqual([
      { rule: 'patch-path', files: 'lab/**', step: 'Setup' },
      { rule: 'patch-file', files: undefined, step: undefined },
    ]);
  });

  it('says nothing when it is empty', () => {
    for (const text of ['', '  \n', '{}', '{ "rules": {}, "ignore": [] }']) {
      expect(readControlFile(text)).toMatchObject({ problems: [], control: { ignores: [] } });
    }
  });

  it('names the rule that was meant, and the rest works', () => {
    const text = '{ "rules": { "patch-drives": "off", "patch-order": "hint" }, "ignore": [{ "rule": "x" }] }';
    expect(problemsOf(text)).toEqual([
      `warning "patch-drives": There is no rule 'patch-drives', so this has no effect. Use 'patch-drive', if that is meant.`,
      `warning "x": There is no rule 'x', so this has no effect. The code of a rule stands with each of its findings.`,
    ]);
    expect(levelsOf(text)).toEqual({ 'patch-order': 'hint' });
    const [fix] = readControlFile(text).problems[0]?.finding.fixes ?? [];
    expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replace('drives', 'drive'));
  });

  it('does not guess at a severity', () => {
    const text = '{ "rules": { "patch-drive": "warn", "patch-path": 2, "patch-file": "off" } }';
    expect(problemsOf(text)).toEqual([
      `warning "warn": 'warn' is no severity, so patch-drive stays as it is. Use off, hint, information, warning or error.`,
      'warning 2: This number is no severity, so patch-path stays as it is. Use off, hint, information, warning or error.',
    ]);
    expect(levelsOf(text)).toEqual({ 'patch-file': 'off' });
  });

  it('never ignores more than was meant', () => {
    const kept = '{ "rule": "patch-path", "files": "a.xml" }';
    for (const entry of [
      '{ "rule": "patch-drive", "file": "lab/**" }',
      '{ "rule": "patch-drive", "files": ["lab/**"] }',
      '{ "rule": "patch-drive", "step": 3 }',
      '{ "files": "lab/**" }',
      '"patch-drive"',
    ]) {
      const text = `{ "ignore": [${entry}, ${kept}] }`;
      expect(problemsOf(text)).toHaveLength(1);
      expect(ignoresOf(text)).toEqual([{ rule: 'patch-path', files: 'a.xml', step: undefined }]);
    }
  });

  it('uses of torn JSON what is whole', () => {
    const text = `{
      "rules": { "patch-drive": "off" },
      "ignore": [
        { "rule": "patch-path", "files": "a.xml" },
        { "rule": "patch-file" "files": "b.xml" },
        { "rule": "patch-order", "files": "c.xml" }
      ]
    }`;
    expect(problemsOf(text)).toEqual([
      'error "files": The JSON is torn: a comma is missing before this. Entries of "ignore" that it touches are not used; the rest is.',
    ]);
    expect(levelsOf(text)).toEqual({ 'patch-drive': 'off' });
    expect(ignoresOf(text).map(({ rule }) => rule)).toEqual(['patch-path', 'patch-order']);
  });

  it('reads the first of its mistakes where it is cut off', () => {
    const text = '{ "ignore": [ { "rule": "patch-drive", ';
    expect(problemsOf(text)).toHaveLength(1);
    expect(ignoresOf(text)).toEqual([]);
  });

  it('is nothing but an object', () => {
    expect(problemsOf('["patch-drive"]')).toEqual([
      'error ["patch-drive"]: configmgr-lens.json is to be an object: { "rules": { ... }, "ignore": [ ... ] }.',
    ]);
  });

  it('of any kind is read', () => {
    assert(property(string(), (text) => Array.isArray(readControlFile(text).problems)));
    expect(problemsOf('['.repeat(200_000))).toHaveLength(1);
    expect(problemsOf('{"ignore":'.repeat(100_000))).toHaveLength(1);
  });
});
