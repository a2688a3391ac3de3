import { describe, expect, it } from 'vitest';
import {
  type IgnoreScope,
  ignoreEdits,
  removeEntryEdits,
} from '../../../server/src/features/controlEdits.ts';
import { readControlFile } from '../../../server/src/features/controlFile.ts';
import { applyEdits } from '../../../server/src/range.ts';

const inStep: IgnoreScope = { kind: 'step', file: 'lab/a.xml', step: 'Setup "1"' };
const inFile: IgnoreScope = { kind: 'file', file: 'lab/a.xml' };
const everywhere: IgnoreScope = { kind: 'everywhere' };

function written(text: string, scope: IgnoreScope): string | undefined {
  const edits = ignoreEdits(text, 'patch-drive', scope);
  return edits && applyEdits(text, edits);
}

describe('an entry', () => {
  it('is written into a new file, with a place for the reason', () => {
    expect(written('', inStep)).toBe(`{
  "ignore": [
    {
      "rule": "patch-drive",
      "files": "lab/a.xml",
      "step": "Setup \\"1\\"",
      "reason": ""
    }
  ]
}
`);
    expect(written('\n', everywhere)).toBe('{\n  "rules": {\n    "patch-drive": "off"\n  }\n}\n');
  });

  it('comes last, and comments and layout stay', () => {
    const text = `{
\t// why
\t"ignore": [
\t\t{ "rule": "patch-path" } // known
\t],
\t"rules": { "patch-order": "off" }
}
`;
    expect(written(text, inFile)).toBe(
      text.replace(
        '{ "rule": "patch-path" } // known',
        `{ "rule": "patch-path" }, // known
\t\t{
\t\t\t"rule": "patch-drive",
\t\t\t"files": "lab/a.xml",
\t\t\t"reason": ""
\t\t}`,
      ),
    );
  });

  it('is written whatever the last line holds', () => {
    for (const rest of ['', ',', ' // a, b', ', /* c */', ' /* d */ ']) {
      const text = `{\n  "rules": {\n    "patch-path": "off"${rest}\n  }\n}\n`;
      const result = written(text, everywhere) ?? '';
      expect(result).toContain('\n    "patch-drive": "off"\n  }\n}\n');
      expect(result).toMatch(/^ {4}"patch-path": "off",/m);
      const twice = written(result, inFile) ?? '';
      expect(readControlFile(twice)).toMatchObject({ problems: [], control: { ignores: [{}] } });
      expect(twice).toContain('  },\n  "ignore": [\n    {\n      "rule": "patch-drive",\n');
    }
    expect(written('{ "ignore": [{ "rule": "patch-path" }] }', inFile)).toContain('"patch-drive"');
  });

  it('makes the part that is not there, with the line ends of the file', () => {
    const text = '{\r\n    "rules": {}\r\n}\r\n';
    const result = written(text, inFile) ?? '';
    expect(JSON.parse(result)).toEqual({
      rules: {},
      ignore: [{ rule: 'patch-drive', files: 'lab/a.xml', reason: '' }],
    });
    expect(result.replaceAll('\r\n', '')).not.toContain('\n');
    expect(result).toContain('\r\n    "ignore": [\r\n        {');
  });

  it('replaces the severity that the rule had', () => {
    expect(written('{ "rules": { "patch-drive": "hint" } }', everywhere)).toBe(
      '{ "rules": { "patch-drive": "off" } }',
    );
  });

  it('is not written where the JSON is torn or of another shape', () => {
    for (const text of ['{ "ignore": [ }', '[]', '{ "ignore": {} }', '// nothing', '{} {}'])
      expect(written(text, inFile)).toBeUndefined();
    expect(written('{ "ignore": {} }', everywhere)).toContain('"off"');
  });

  it('is taken out', () => {
    const text = '{\n  "ignore": [\n    { "rule": "patch-drive" },\n    { "rule": "patch-path" }\n  ]\n}\n';
    const without = (index: number) => JSON.parse(applyEdits(text, removeEntryEdits(text, index)));
    expect(without(0)).toEqual({ ignore: [{ rule: 'patch-path' }] });
    expect(without(1)).toEqual({ ignore: [{ rule: 'patch-drive' }] });
  });
});
