import { describe, expect, it } from 'vitest';
import { type FailureSign, isWordSign } from '../../../server/src/knowledge/logFailures/failure.ts';
import { logFailures } from '../../../server/src/knowledge/logFailures.ts';
import { rules } from '../../../server/src/rules/index.ts';

const failureRules = rules.filter(({ category }) => category === 'Log');
const signs = logFailures.flatMap(({ rule, signs }) => signs.map((sign) => ({ rule, sign })));

function codesOf(sign: FailureSign): readonly number[] {
  return Array.isArray(sign.codes) ? sign.codes : [];
}

describe('the table of known failures', () => {
  it('holds at least forty, each with a rule of its own', () => {
    expect(logFailures.length).toBeGreaterThanOrEqual(40);
    expect(logFailures.map(({ rule }) => rule).sort()).toEqual(failureRules.map(({ code }) => code).sort());
  });

  it('gives each sign a source', () => {
    for (const { rule, sign } of signs) {
      expect(sign.source.title, rule).not.toBe('');
      expect(sign.source.url, rule).toMatch(/^https?:\/\/[^\s/]+\/\S+$/);
      expect(['observed', 'documented'], rule).toContain(sign.evidence);
    }
  });

  it('looks only for codes of failures', () => {
    for (const { rule, sign } of signs) {
      for (const code of codesOf(sign)) {
        expect(code, rule).toBeGreaterThanOrEqual(2 ** 31);
        expect(code, rule).toBeLessThan(2 ** 32);
      }
      if (!isWordSign(sign)) expect(codesOf(sign), rule).not.toEqual([]);
    }
  });

  it('begins or ends the words of a sign with characters of ASCII, and does one of both', () => {
    for (const { rule, sign } of signs) {
      if (!isWordSign(sign)) continue;
      expect([sign.begins, sign.ends].filter((words) => words !== undefined).length, rule).toBe(1);
      expect(sign.begins ?? sign.ends, rule).toMatch(/^[!-}].*[ -}]$/);
    }
  });

  it('has patterns that remember nothing between two logs', () => {
    for (const { rule, sign } of signs) expect(sign.pattern?.flags ?? '', rule).not.toMatch(/[gy]/);
  });

  it('names no code twice for the same writers, so that a record has one explanation', () => {
    const labels = signs.flatMap(({ sign }) =>
      isWordSign(sign)
        ? []
        : codesOf(sign).flatMap((code) =>
            (sign.components ?? ['any']).map(
              (component) => `${code} ${component.toLowerCase()} ${sign.pattern}`,
            ),
          ),
    );
    expect(labels).toEqual([...new Set(labels)]);
  });
});

describe('the page of a rule about a log', () => {
  it('says where the wording is not from a log at hand', () => {
    for (const { rule: code, signs: own } of logFailures) {
      if (code === 'certificate-import-failed') continue;
      const rule = failureRules.find((candidate) => candidate.code === code);
      const isDocumented = own.some(({ evidence }) => evidence === 'documented');
      expect(rule?.what.includes('is known from the sources below'), code).toBe(isDocumented);
    }
  });
});
