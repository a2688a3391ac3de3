import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../../server/src/features/lineIndex.ts';
import { createExcerpts } from '../../../server/src/hosts/cli/excerpt.ts';
import { columnsOf } from '../../../server/src/hosts/cli/terminalText.ts';

/** The excerpt for what stands between the marks « and » of a text. */
function show(marked: string): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  const { line, source, marker } = createExcerpts(text, createLineIndex(text))({ start, end });
  return `${line}|${source}\n${line}|${marker}`;
}

describe('excerpt', () => {
  it('shows the line without its indentation, and marks the range', () => {
    expect(show('first\r\n\t  <step «name»="x">\r\nlast')).toBe('2|<step name="x">\n2|      ^^^^');
  });

  it('points to a place where nothing stands', () => {
    expect(show('abc«»')).toBe('1|abc\n1|   ^');
    expect(show('«»')).toBe('1|\n1|^');
  });

  it('marks a range of several lines to the end of its first line', () => {
    expect(show('a «b\nc» d')).toBe('1|a b\n1|  ^…');
  });

  it('shows a window of a long line', () => {
    expect(show(`${'a'.repeat(100_000)}«PS100042»${'b'.repeat(200_000)}`)).toBe(
      `1|…${'a'.repeat(46)}PS100042${'b'.repeat(46)}…\n1|${' '.repeat(47)}^^^^^^^^`,
    );
    expect(show(`${'a'.repeat(500)}«end»`)).toBe(`1|…${'a'.repeat(97)}end\n1|${' '.repeat(98)}^^^`);
  });

  it('shortens the mark of a long range', () => {
    const [source, marker] = show(`<x>«${'y'.repeat(5000)}»</x>`).split('\n');
    expect(source).toBe(`1|<x>${'y'.repeat(97)}…`);
    expect(marker).toBe(`1|   ${'^'.repeat(70)}…`);
  });

  it('shows characters a terminal would obey as pictures, and keeps the mark below what it marks', () => {
    expect(show('a\tb\x1b[31m\x07«x»')).toBe('1|a b␛[31m␇x\n1|         ^');
    expect(show('\u202Ea\x9b«x»')).toBe('1|\uFFFDa\uFFFDx\n1|   ^');
    expect(show('語語e\u0301«語»')).toBe('1|語語e\u0301語\n1|     ^^');
  });

  it('cuts no character in two', () => {
    expect(show(`${'😀'.repeat(150)}«😀»${'😀'.repeat(150)}`)).not.toContain('\uFFFD');
  });

  it('masks secrets, and keeps the mark below what it marks', () => {
    expect(show('net use \\\\srv\\x hunter2 && tool «0x80092024»')).toBe(
      '1|net use \\\\srv\\x *** && tool 0x80092024\n1|                            ^^^^^^^^^^',
    );
  });

  it('masks a secret that begins before the window or is what the range marks', () => {
    const secret = 'hunter2'.repeat(100);
    expect(show(`<variable name="OSDJoinPassword">${secret}«</variable>»`)).toBe(
      '1|…***</variable>\n1|    ^^^^^^^^^^^',
    );
    expect(show('password="«hunter2»"')).toBe('1|password="***"\n1|          ^^^');
  });

  it('masks secrets wherever in a long text', () => {
    const text = `${'<x y="z"/>'.repeat(30)} /password:hunter2 `.repeat(800);
    const excerptOf = createExcerpts(text, createLineIndex(text));
    for (let start = 0; start < text.length; start += 40) {
      expect(excerptOf({ start, end: start + 1 }).source).not.toMatch(/hunter|unter2|nter2|ter2|er2|r2/);
    }
  });

  it('is small and harmless whatever the text', () => {
    const unit = fc.constantFrom(
      'a',
      '\t',
      '\n',
      '\r',
      '\x1b',
      '\u202E',
      '語',
      '😀',
      'password=',
      ' ',
      '<x>',
      '\uD800',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), fc.nat(), fc.nat(), (text, first, length) => {
        const start = first % (text.length + 1);
        const end = Math.min(text.length, start + length);
        const { source, marker } = createExcerpts(text, createLineIndex(text))({ start, end });
        expect(source + marker).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(columnsOf(source)).toBeLessThanOrEqual(250);
        expect(marker).toMatch(/^ *\^+…?$/);
      }),
    );
  });
});
