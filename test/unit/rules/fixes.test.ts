import { describe, expect, it } from 'vitest';
import { faultsOfFix, fixAll } from '../../support/fixChecks.ts';
import { allRuleFixtures, findingsIn } from '../../support/ruleFixtures.ts';

const fixtures = allRuleFixtures().map(
  (fixture) => [`${fixture.code}/${fixture.name}${fixture.isGood ? '.good' : ''}`, fixture.text] as const,
);

describe('every fix of every fixture', () => {
  it.each(fixtures)('of %s mends what it is for and nothing else', (_, text) => {
    const faults = findingsIn(text).flatMap((finding) =>
      finding.fixes.flatMap((fix) =>
        faultsOfFix(text, finding, fix).map((fault) => `${finding.code}, "${fix.title}": ${fault}`),
      ),
    );
    expect(faults).toEqual([]);
  });
});

describe('fixing all there is', () => {
  it.each(fixtures)('ends for %s, and leaves nothing that a safe fix mends', (_, text) => {
    const left = findingsIn(fixAll(text, 'safe'));
    expect(left.flatMap((finding) => finding.fixes.filter((fix) => fix.safe))).toEqual([]);
  });

  it.each(fixtures)('ends for %s with the suggested fixes, too', (_, text) => {
    const left = findingsIn(fixAll(text, 'all'));
    expect(left.flatMap((finding) => finding.fixes)).toEqual([]);
  });
});
