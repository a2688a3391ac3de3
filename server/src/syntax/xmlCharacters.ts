/**
 * The character codes of a text with some zeros behind them, so that looking ahead needs no check.
 * Reading an array is several times as fast as asking a string for one code after the other.
 */
export type Codes = Uint8Array | Uint16Array;

export const Char = {
  Tab: 0x09,
  LineFeed: 0x0a,
  CarriageReturn: 0x0d,
  Space: 0x20,
  Exclamation: 0x21,
  DoubleQuote: 0x22,
  Apostrophe: 0x27,
  Slash: 0x2f,
  LessThan: 0x3c,
  Equals: 0x3d,
  GreaterThan: 0x3e,
  QuestionMark: 0x3f,
  OpenBracket: 0x5b,
  CloseBracket: 0x5d,
  ByteOrderMark: 0xfeff,
} as const;

const NAME = 1;
const NAME_START = 2;
const BLANK = 4;
const ILLEGAL = 8;
const SURROGATE = 16;

/** By UTF-16 code. */
const classOf = new Uint8Array(0x10000);

/** https://www.w3.org/TR/xml/#NT-NameStartChar, fifth edition, within the basic plane. */
const nameStart =
  ': A-Z _ a-z \u00C0-\u00D6 \u00D8-\u00F6 \u00F8-\u02FF \u0370-\u037D \u037F-\u1FFF \u200C-\u200D ' +
  '\u2070-\u218F \u2C00-\u2FEF \u3001-\uD7FF \uF900-\uFDCF \uFDF0-\uFFFD';
/** https://www.w3.org/TR/xml/#NT-NameChar, what it adds. */
const otherName = '- . 0-9 \u00B7 \u0300-\u036F \u203F-\u2040';
classify(nameStart, NAME_START | NAME);
classify(otherName, NAME);
/** https://www.w3.org/TR/xml/#NT-Char, what it leaves out. */
classify('\u0000-\u001F \uFFFE-\uFFFF', ILLEGAL);
classify('\uD800-\uDFFF', SURROGATE);
for (const code of [Char.Tab, Char.LineFeed, Char.CarriageReturn, Char.Space]) classOf[code] = BLANK;

/** Both classes of name characters as the inside of a regular expression's brackets, for flag `u`. */
export const nameStartCharacters = `${nameStart.replaceAll(' ', '')}\\u{10000}-\\u{EFFFF}`;
export const nameCharacters = otherName.replaceAll(' ', '') + nameStartCharacters;

/** Gives the characters and ranges of `list`, which blanks separate, a class. */
function classify(list: string, codeClass: number): void {
  for (const range of list.split(' ')) {
    classOf.fill(codeClass, range.charCodeAt(0), range.charCodeAt(range.length - 1) + 1);
  }
}

export function isBlank(code: number | undefined): boolean {
  return code === Char.Space || code === Char.LineFeed || code === Char.CarriageReturn || code === Char.Tab;
}

export function isQuote(code: number | undefined): boolean {
  return code === Char.DoubleQuote || code === Char.Apostrophe;
}

/** A quote as word processors write it, in English, German or French; XML knows none of them. */
export function isTypographicQuote(code: number | undefined): boolean {
  return code !== undefined && ((code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb);
}

export function skipBlanks(codes: Codes, from: number): number {
  let at = from;
  while (isBlank(codes[at])) at++;
  return at;
}

/** The end of [from, to) without the blanks at its end. */
export function trimmedEnd(codes: Codes, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(codes[end - 1])) end--;
  return end;
}

export function isNameStartAt(codes: Codes, at: number): boolean {
  const codeClass = classAt(codes, at);
  return (codeClass & NAME_START) !== 0 || (codeClass === SURROGATE && isNamePair(codes, at));
}

/** The end of the run of name characters at `from`; `from` itself when there is none. */
export function nameEndAt(codes: Codes, from: number): number {
  let at = from;
  for (;;) {
    const codeClass = classAt(codes, at);
    if ((codeClass & NAME) !== 0) at++;
    else if (codeClass === SURROGATE && isNamePair(codes, at)) at += 2;
    else return at;
  }
}

/** Beyond the basic plane all characters up to U+EFFFF may begin a name. */
function isNamePair(codes: Codes, at: number): boolean {
  const high = codes[at] ?? 0;
  const low = codes[at + 1] ?? 0;
  return high >= 0xd800 && high <= 0xdb7f && low >= 0xdc00 && low <= 0xdfff;
}

function classAt(codes: Codes, at: number): number {
  return classOf[codes[at] ?? 0] ?? 0;
}

/** Whether [from, to) may hold something that XML allows nowhere, or surrogates. */
export function needsCharacterCheck(codes: Codes, from: number, to: number): boolean {
  let seen = 0;
  for (let at = from; at < to; at++) seen |= classAt(codes, at);
  return (seen & (ILLEGAL | SURROGATE)) !== 0;
}

/** Characters XML allows nowhere, in runs: the complement of its production `Char`. A surrogate counts when alone. */
export const illegalCharacters = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+/gu;

/** Zeros behind the codes of a text. */
const LOOKAHEAD = 4;
const encoder = new TextEncoder();

export function codesOf(text: string): Codes {
  const bytes = new Uint8Array(text.length + LOOKAHEAD);
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read === text.length && written === text.length) return bytes;
  const codes = new Uint16Array(text.length + LOOKAHEAD);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return codes;
}
