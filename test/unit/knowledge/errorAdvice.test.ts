import { describe, expect, it } from 'vitest';
import { adviceFor, errorAdvice } from '../../../server/src/knowledge/errorAdvice.ts';
import { describeCode, unwrapped } from '../../../server/src/knowledge/errorCodes.ts';

describe('the advice on error codes', () => {
  it('covers at least 150 codes', () => {
    const codes = new Set(errorAdvice.map(({ value, system }) => `${system ?? ''} ${unwrapped(value)}`));
    expect(codes.size).toBeGreaterThanOrEqual(150);
  });
  it('has on each row a situation, a cause, an action and a page it rests on', () => {
    for (const { value, situation, cause, action, source } of errorAdvice) {
      const label = `${value.toString(16)} ${situation}`;
      expect(situation, label).toMatch(/^[.\w]/);
      expect(cause, label).toMatch(/^[A-Z].*\.$/);
      expect(action, label).toMatch(/^[A-Z].*\.$/);
      expect(source.title, label).not.toBe('');
      expect(source.url, label).toMatch(/^https:\/\/learn\.microsoft\.com\/\S+$/);
    }
  });
  it('is about codes the table knows', () => {
    const unknown = errorAdvice.filter(
      ({ value, system }) => describeCode(value, system).readings.length === 0,
    );
    expect(unknown).toEqual([]);
  });
  it('says nothing twice', () => {
    const labels = errorAdvice.map(({ value, system, situation, source }) =>
      [unwrapped(value), system, situation, source.url].join(' '),
    );
    expect(labels).toEqual([...new Set(labels)]);
  });
});

describe('advice is found', () => {
  const situations = (value: number, system?: Parameters<typeof adviceFor>[1]) =>
    adviceFor(value, system).map(({ situation }) => situation);

  it('for a Win32 code and for the HRESULT around it alike', () => {
    expect(situations(0x80070643)).toEqual(['Windows Installer']);
    expect(situations(1603, 'windows-installer')).toEqual(situations(0x80070643));
    expect(situations(0x80070569)).toEqual(situations(1385));
  });
  it('for the system that wrote the number, and for no other', () => {
    expect(situations(27, 'usmt')).toEqual(['user state migration']);
    expect(situations(27)).toEqual([]);
    expect(situations(71, 'usmt')).toEqual(['user state migration']);
    expect(situations(71)).toEqual(['domain join']);
    expect(situations(1603, 'mdt')).toEqual([]);
  });
  it('in each situation a code is known from', () => {
    expect(situations(0x80070057)).toEqual([
      'Enable BitLocker or Pre-provision BitLocker step',
      'Apply Driver Package step',
      'DISM /Apply-Image',
      'BITS transfer',
    ]);
  });
});
