import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../server/src/hosts/cli/encoding.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const someText = fc.string({ unit: fc.constantFrom('a', '\0', '\r\n', 'ä', '€', '語', '😀', '\uFEFF') });

describe('decoding', () => {
  it.each([
    ['UTF-8 by its mark', bytes(0xef, 0xbb, 0xbf, 0x3c, 0xc3, 0xa4), '<ä', 'utf-8', true],
    ['UTF-16LE by its mark', bytes(0xff, 0xfe, 0x3c, 0, 0xe4, 0), '<ä', 'utf-16le', true],
    ['UTF-16BE by its mark', bytes(0xfe, 0xff, 0, 0x3c, 0, 0xe4), '<ä', 'utf-16be', true],
    ['UTF-16LE by its zero bytes', bytes(0x3c, 0, 0x61, 0, 0x3e, 0), '<a>', 'utf-16le', false],
    ['UTF-16BE by its zero bytes', bytes(0, 0x3c, 0, 0x61, 0, 0x3e), '<a>', 'utf-16be', false],
    ['UTF-8 where it is valid', bytes(0x3c, 0xc3, 0xa4), '<ä', 'utf-8', false],
    ['Windows-1252 where UTF-8 is not', bytes(0x3c, 0x80, 0x92, 0xe4), '<€’ä', 'windows-1252', false],
    [
      'text padded with zero bytes',
      latin(`<![LOG[padded]LOG]!>${'\0'.repeat(50)}`),
      undefined,
      'utf-8',
      false,
    ],
    ['nothing', bytes(), '', 'utf-8', false],
  ])('reads %s', (_, input, text, name, byteOrderMark) => {
    const decoded = decode(input);
    expect(decoded.encoding).toEqual({ name, byteOrderMark });
    if (text !== undefined) expect(decoded.text).toBe(text);
  });

  it.each([
    ['windows-1250', '\xb9', 'ą'],
    ['ISO-8859-1', '\xc3\xa4', 'Ã¤'],
    ['koi8-r', '\xc1', 'а'],
    ['utf-8', '\xe4', 'ä'],
    ['utf-16', '\xe4', 'ä'],
    ['unheard-of', '\xe4', 'ä'],
  ])('follows the declaration of %s as far as it can be true', (name, written, read) => {
    const declaration = `<?xml version="1.0" encoding='${name}'?>`;
    expect(decode(latin(declaration + written)).text).toBe(declaration + read);
  });

  it('does not mistake the end of a part for broken UTF-8', () => {
    const part = bytes(0x61, 0xe2, 0x82);
    expect(decode(part, { partial: true })).toEqual({
      text: 'a',
      encoding: { name: 'utf-8', byteOrderMark: false },
    });
    expect(decode(part).encoding.name).toBe('windows-1252');
  });

  it('keeps a second byte-order mark as a character of the text', () => {
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x61)).text).toBe('\uFEFFa');
  });
});

describe('encoding', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'gives back every text in %s with and without a mark',
    (name) => {
      fc.assert(
        fc.property(someText, fc.boolean(), (text, byteOrderMark) => {
          const encoded = encode(text, { name, byteOrderMark }) ?? bytes();
          const content = encoded.subarray(byteOrderMark ? (name === 'utf-8' ? 3 : 2) : 0);
          expect(new TextDecoder(name, { ignoreBOM: true }).decode(content)).toBe(text);
          if (byteOrderMark) expect(decode(encoded).text).toBe(text);
        }),
      );
    },
  );

  it('gives back every byte of Windows-1252', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text, encoding } = decode(all);
    expect(encoding.name).toBe('windows-1252');
    expect(encode(text, encoding)).toEqual(all);
  });

  it('gives back every file that is valid in the encoding found', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (input) => {
        const { text, encoding } = decode(input);
        if (!text.includes('\uFFFD')) expect(encode(text, encoding)).toEqual(input);
      }),
    );
  });

  it('refuses a character the encoding has no place for', () => {
    expect(encode('PATCH=“x”', { name: 'windows-1252', byteOrderMark: false })).toBeDefined();
    expect(encode('Ω', { name: 'windows-1252', byteOrderMark: false })).toBeUndefined();
    expect(encode('語', { name: 'shift_jis', byteOrderMark: false })).toBeUndefined();
  });
});
