import { nameCharacters, nameStartCharacters } from './xmlCharacters.ts';

/** What stands at an `&`. Only a character is ever expanded. */
export type Reference =
  | { readonly kind: 'character'; readonly end: number; readonly text: string }
  | { readonly kind: 'unknown-entity'; readonly end: number }
  | { readonly kind: 'invalid-character'; readonly end: number }
  | { readonly kind: 'none'; readonly end: number };

/** The five entities every XML document knows. */
const predefined: readonly (readonly [reference: string, character: string])[] = [
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&apos;', "'"],
];

const decimalReference = /&#(\d+);/y;
const hexadecimalReference = /&#x([\dA-Fa-f]+);/y;
const entityReference = new RegExp(`&[${nameStartCharacters}][${nameCharacters}]*;`, 'uy');

/** Reads the reference whose `&` is at `ampersand`. */
export function referenceAt(text: string, ampersand: number): Reference {
  for (const [reference, character] of predefined) {
    if (text.startsWith(reference, ampersand)) {
      return { kind: 'character', end: ampersand + reference.length, text: character };
    }
  }
  return (
    characterReference(text, ampersand, decimalReference, 10) ??
    characterReference(text, ampersand, hexadecimalReference, 16) ??
    unknownEntity(text, ampersand) ?? { kind: 'none', end: ampersand + 1 }
  );
}

function characterReference(
  text: string,
  ampersand: number,
  pattern: RegExp,
  radix: number,
): Reference | undefined {
  pattern.lastIndex = ampersand;
  const digits = pattern.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const end = pattern.lastIndex;
  const codePoint = Number.parseInt(digits, radix);
  if (!isLegalCodePoint(codePoint)) return { kind: 'invalid-character', end };
  return { kind: 'character', end, text: String.fromCodePoint(codePoint) };
}

function unknownEntity(text: string, ampersand: number): Reference | undefined {
  entityReference.lastIndex = ampersand;
  return entityReference.test(text) ? { kind: 'unknown-entity', end: entityReference.lastIndex } : undefined;
}

/** https://www.w3.org/TR/xml/#NT-Char */
function isLegalCodePoint(codePoint: number): boolean {
  return (
    codePoint === 0x9 ||
    codePoint === 0xa ||
    codePoint === 0xd ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}
