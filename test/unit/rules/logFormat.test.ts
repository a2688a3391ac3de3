import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/range.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { LOOKED_AT_MOST } from '../../../server/src/rules/support/logFormatLists.ts';
import { findingsIn } from '../../support/ruleFixtures.ts';

const record = ({ time = '13:51:24.650+420', date = '02-14-2026' } = {}) =>
  `<![LOG[Copying]LOG]!><time="${time}" date="${date}" component="Copy" context="" type="1" thread="1" file="">\n`;

const twoSigns = record({ time: '13:51:24.650+-420' });

describe('a mistake of the writer', () => {
  it('is one finding, with its repetitions counted and twenty of them linked', () => {
    const findings = findingsIn(twoSigns.repeat(500));
    expect(findings.map(({ code }) => code)).toEqual(['log-format-bias']);
    expect(findings[0]?.message).toContain('in 500 records');
    expect(findings[0]?.related).toHaveLength(20);
  });

  it('is counted up to a limit, and said to be more', () => {
    const [finding] = findingsIn(twoSigns.repeat(LOOKED_AT_MOST + 10));
    expect(finding?.message).toContain('in at least 5,000 records');
  });

  it('is mended in all records at once', () => {
    const text = twoSigns.repeat(3) + record();
    const [fix] = findingsIn(text)[0]?.fixes ?? [];
    const mended = applyEdits(text, fix?.edits ?? []);
    expect(mended).toBe(record().repeat(4));
    expect(findingsIn(mended)).toEqual([]);
  });

  it('is told apart from others in the same record', () => {
    const findings = findingsIn(record({ time: '13:51:24.650+-420', date: '2026-02-14' }));
    expect(findings.map(({ code }) => code)).toEqual(['log-format-bias', 'log-format-date']);
  });
});

it('a record that breaks off, as the last one of a live log does, is no mistake', () => {
  const bad = twoSigns.trimEnd();
  for (let length = 1; length < bad.length; length++) {
    expect(findingsIn(record() + bad.slice(0, length)), bad.slice(0, length)).toEqual([]);
  }
});

it('a record that another one overwrites at any place is no mistake', () => {
  const bad = twoSigns.trimEnd();
  for (let length = 8; length < bad.length; length++) {
    expect(findingsIn(record() + bad.slice(0, length) + record()), bad.slice(0, length)).toEqual([]);
    expect(findingsIn(`${record()}${bad.slice(length)}\n${record()}`), bad.slice(length)).toEqual([]);
  }
});

it('no rule for writers speaks louder than a warning, or mends a log unasked', () => {
  const loud = rules.filter(({ category, severity }) => category === 'Log writing' && severity === 'error');
  expect(loud).toEqual([]);
  const fixes = findingsIn(twoSigns + record({ date: '2026-02-14' })).flatMap((finding) => finding.fixes);
  expect(fixes.filter((fix) => fix.safe)).toEqual([]);
});
