import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../server/src/languageService.ts';
import { rules } from '../../server/src/rules/index.ts';

/** Real sequences of other people: they are beside the project, not in it. */
const CORPUS = new URL('../../../shared/corpus/ts/', import.meta.url);

const analyses = existsSync(CORPUS)
  ? readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const { kind, findings } = createAnalyser().analyse(readFileSync(`${parentPath}/${name}`, 'utf8'));
        return { name, kind, findings };
      })
  : [];

if (analyses.length === 0)
  console.log('The corpus of real task sequences is not beside the project: the rules did not run over it.');

describe('real task sequences', () => {
  it('are all recognised', () => {
    expect(analyses.filter(({ kind }) => kind !== 'taskSequence').map(({ name }) => name)).toEqual([]);
  });

  it('have no errors', () => {
    const errors = analyses.flatMap(({ name, findings }) =>
      findings
        .filter((finding) => finding.severity === 'error')
        .map(({ code, message }) => `${name}: ${code}: ${message}`),
    );
    expect(errors).toEqual([]);
  });

  it('have nothing of the case of KB977203', () => {
    const found = analyses.flatMap(({ findings }) => findings.map((finding) => finding.code));
    const counts = [...new Set(found)].sort().map((code) => {
      return `${found.filter((other) => other === code).length} ${code}`;
    });
    if (found.length > 0) console.log(`Findings in real task sequences: ${counts.join(', ')}.`);
    const ofTheCase = rules.filter(
      ({ category }) => category === 'Client patches' || category === 'User state',
    );
    expect(ofTheCase.filter(({ code }) => found.includes(code))).toEqual([]);
  });
});
