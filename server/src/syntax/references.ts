import { Char, isLegalCodePoint, isNameStartAt, nameEndAt } from './xmlCharacters.ts';

/** What stands at an `&`. Only `character` yields text; nothing else is ever expanded. */
export type Reference =
  | { readonly kind: 'character'; readonly end: number; readonly text: string }
  | { readonly kind: 'unknown-entity'; readonly end: number }
  | { readonly kind: 'invalid-character'; readonly end: number }
  | { readonly kind: 'none'; readonly end: number };

/** The five entities every XML document knows. */
const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Longer digits than this stand for no character; they are not worth a number. */
const MOST_DIGITS = 10;

/** Reads the reference whose `&` is at `ampersand`. */
export function referenceAt(text: string, ampersand: number): Reference {
  const none: Reference = { kind: 'none', end: ampersand + 1 };
  const nameStart = ampersand + 1;
  if (text.charCodeAt(nameStart) === Char.NumberSign) return characterReferenceAt(text, ampersand) ?? none;
  if (!isNameStartAt(text, nameStart)) return none;
  const nameEnd = nameEndAt(text, nameStart);
  if (text.charCodeAt(nameEnd) !== Char.Semicolon) return none;
  const character = nameEnd - nameStart <= 4 ? predefined.get(text.slice(nameStart, nameEnd)) : undefined;
  return character === undefined
    ? { kind: 'unknown-entity', end: nameEnd + 1 }
    : { kind: 'character', end: nameEnd + 1, text: character };
}

function characterReferenceAt(text: string, ampersand: number): Reference | undefined {
  const hexadecimal = text.charCodeAt(ampersand + 2) === Char.LowerX;
  const digitsStart = ampersand + (hexadecimal ? 3 : 2);
  let at = digitsStart;
  while (isDigit(text.charCodeAt(at), hexadecimal)) at++;
  if (at === digitsStart || text.charCodeAt(at) !== Char.Semicolon) return undefined;
  const digits = text.slice(digitsStart, at).replace(/^0+(?=.)/, '');
  const codePoint = digits.length > MOST_DIGITS ? Number.NaN : Number.parseInt(digits, hexadecimal ? 16 : 10);
  if (!isLegalCodePoint(codePoint)) return { kind: 'invalid-character', end: at + 1 };
  return { kind: 'character', end: at + 1, text: String.fromCodePoint(codePoint) };
}

function isDigit(code: number, hexadecimal: boolean): boolean {
  if (code >= 0x30 && code <= 0x39) return true;
  return hexadecimal && ((code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66));
}
