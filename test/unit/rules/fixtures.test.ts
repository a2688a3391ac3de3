import { describe, expect, it } from 'vitest';
import { rules } from '../../../server/src/rules/index.ts';
import { markRanges } from '../../support/markedText.ts';
import {
  describeFindings,
  findingsIn,
  golden,
  type RuleFixture,
  ruleFixtures,
  strayFixtures,
} from '../../support/ruleFixtures.ts';

describe('the fixtures', () => {
  it('all belong to a rule', () => {
    expect(strayFixtures()).toEqual([]);
  });
});

describe.each(rules.map((rule) => rule.code))('%s', (code) => {
  const fixtures = ruleFixtures(code);
  const bad = fixtures.filter((fixture) => !fixture.isGood);
  const good = fixtures.filter((fixture) => fixture.isGood);

  it('has at least two fixtures that it reports and two near misses', () => {
    expect([bad.length, good.length].every((count) => count >= 2)).toBe(true);
  });

  it.each(bad.map((fixture) => [fixture.name, fixture] as const))('reports %s', (_, fixture) => {
    const findings = findingsIn(fixture.text);
    expect(marked(fixture, findings)).toBe(fixture.marked);
    expect(fixture.ranges.length).toBeGreaterThan(0);
    const actual = describeFindings(fixture, findings);
    const expected = golden(fixture, actual);
    if (expected === undefined)
      throw new Error('its .expected.md is missing: write it with UPDATE_GOLDENS=1');
    expect(actual).toBe(expected);
  });

  it.each(good.map((fixture) => [fixture.name, fixture] as const))('is silent on %s', (_, fixture) => {
    expect(marked(fixture, findingsIn(fixture.text))).toBe(fixture.marked);
    expect(fixture.ranges).toEqual([]);
  });
});

/** The fixture's text with marks where the rule reports something. */
function marked({ code, text }: RuleFixture, findings: ReturnType<typeof findingsIn>): string {
  return markRanges(
    text,
    findings.filter((finding) => finding.code === code).map((finding) => finding.range),
  );
}
