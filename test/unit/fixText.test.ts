import { describe, expect, it } from 'vitest';
import type { Finding, Fix } from '../../server/src/finding.ts';
import { fixText } from '../../server/src/fixText.ts';
import type { Analyser } from '../../server/src/languageService.ts';
import { parseLog } from '../../server/src/log/parseLog.ts';

/** Finds every occurrence of `word`, and offers to put `newText` in its place. */
function rule(word: string, newText: string, safe: boolean): (text: string) => Finding[] {
  return (text) =>
    [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => {
      const range = { start: index, end: index + word.length };
      const fix: Fix = { title: `${word} to ${newText}`, safe, edits: [{ range, newText }], leaves: [] };
      return { code: word, severity: 'warning', message: word, range, fixes: [fix], related: [] };
    });
}

function analyserOf(...rules: ((text: string) => Finding[])[]): Analyser {
  return {
    analyse: (text) => ({ kind: 'log', log: parseLog(text), findings: rules.flatMap((each) => each(text)) }),
  };
}

const titles = ({ made }: { readonly made: readonly Fix[] }) => made.map(({ title }) => title);

describe('fixing a text', () => {
  it('makes all safe fixes and what they lead to', () => {
    const fixed = fixText('a-a', analyserOf(rule('a', 'b', true), rule('b', 'c', true)));
    expect(fixed.text).toBe('c-c');
    expect(titles(fixed)).toEqual(['a to b', 'a to b', 'b to c', 'b to c']);
  });

  it('leaves a fix that overlaps an earlier one to the next round', () => {
    const fixed = fixText('abc', analyserOf(rule('ab', 'x', true), rule('bc', 'y', true)));
    expect(fixed.text).toBe('xc');
    expect(titles(fixed)).toEqual(['ab to x']);
  });

  it('makes suggested fixes only where it is told to, and after the safe ones', () => {
    const analyser = analyserOf(rule('b', 'c', false), rule('a', 'b', true));
    expect(fixText('a', analyser).text).toBe('b');
    expect(titles(fixText('a', analyser, () => true))).toEqual(['a to b', 'b to c']);
    expect(fixText('a', analyser, () => false).text).toBe('b');
  });

  it('makes a suggested fix once, though its finding stays', () => {
    expect(fixText('a', analyserOf(rule('a', 'aa', false)), () => true).text).toBe('aa');
  });

  it('ends where fixes undo each other', () => {
    const fixed = fixText('a', analyserOf(rule('a', 'b', true), rule('b', 'a', true)));
    expect(['a', 'b']).toContain(fixed.text);
  });

  it('gives back the text where there is nothing to fix', () => {
    expect(fixText('x', analyserOf(rule('a', 'b', true)), () => true)).toEqual({ text: 'x', made: [] });
  });
});
