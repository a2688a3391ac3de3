import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLineIndex } from '../../../server/src/features/lineIndex.ts';

const textWithLineEnds = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\u2028', '😀') });

describe('line index', () => {
  it('counts lines at \\n, \\r\\n and \\r alike', () => {
    const index = createLineIndex('one\ntwo\r\nthree\rfour\n');
    expect(index.lineCount).toBe(5);
    expect(index.positionAt('one\ntwo\r\nth'.length)).toEqual({ line: 2, character: 2 });
    expect(index.offsetAt({ line: 3, character: 1 })).toBe('one\ntwo\r\nthree\rf'.length);
  });

  it('puts an offset inside a line end at the end of the line', () => {
    expect(createLineIndex('one\r\ntwo').positionAt(4)).toEqual({ line: 0, character: 3 });
  });

  it('keeps what lies outside the text at its nearest end', () => {
    const index = createLineIndex('one\r\ntwo');
    expect(index.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(index.positionAt(99)).toEqual({ line: 1, character: 3 });
    expect(index.offsetAt({ line: 0, character: 99 })).toBe(3);
    expect(index.offsetAt({ line: 9, character: 0 })).toBe(8);
    expect(index.offsetAt({ line: -1, character: 5 })).toBe(0);
  });

  it('agrees with the document of the language server library on every offset', () => {
    fc.assert(
      fc.property(textWithLineEnds, (text) => {
        const index = createLineIndex(text);
        const oracle = TextDocument.create('', '', 0, text);
        expect(index.lineCount).toBe(oracle.lineCount);
        for (let offset = 0; offset <= text.length; offset++) {
          const position = oracle.positionAt(offset);
          expect(index.positionAt(offset)).toEqual(position);
          expect(index.offsetAt(position)).toBe(oracle.offsetAt(position));
        }
      }),
    );
  });

  it('answers 200,000 questions about one line of 300,000 characters', () => {
    const index = createLineIndex('x'.repeat(300_000));
    let sum = 0;
    for (let offset = 0; offset < 200_000; offset++) sum += index.positionAt(offset).character;
    expect(sum).toBe((199_999 * 200_000) / 2);
  });
});
