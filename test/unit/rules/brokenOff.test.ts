import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalyser } from '../../../server/src/languageService.ts';
import { rules } from '../../../server/src/rules/index.ts';

const folder = new URL('../../fixtures/rules/', import.meta.url);
const needEnd = rules.flatMap((rule) => (rule.reads === 'taskSequence' && rule.needsEnd ? rule.code : []));

function codesIn(text: string): readonly string[] {
  return createAnalyser()
    .analyse(text)
    .findings.map(({ code }) => code);
}

describe('a sequence that breaks off', () => {
  it.each(needEnd)('may hold behind its end what %s misses', (code) => {
    const texts = readdirSync(new URL(`${code}/`, folder))
      .filter((name) => name.endsWith('.xml') && !name.endsWith('.good.xml'))
      .map((name) => readFileSync(new URL(`${code}/${name}`, folder), 'utf8').replace(/[⟦⟧]/g, ''))
      .filter((text) => text.includes('</sequence>') && codesIn(text).includes(code));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      const cut = text.slice(0, text.lastIndexOf('</sequence>'));
      expect(codesIn(cut)).toContain('xml-unclosed-element');
      expect(codesIn(cut)).not.toContain(code);
    }
  });
});
