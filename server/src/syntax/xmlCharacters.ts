/** Character classes of XML 1.0, fifth edition: https://www.w3.org/TR/xml/#charsets and #NT-NameStartChar */

export const Char = {
  Tab: 0x09,
  LineFeed: 0x0a,
  CarriageReturn: 0x0d,
  Space: 0x20,
  Exclamation: 0x21,
  DoubleQuote: 0x22,
  NumberSign: 0x23,
  Ampersand: 0x26,
  Apostrophe: 0x27,
  Slash: 0x2f,
  Semicolon: 0x3b,
  LessThan: 0x3c,
  Equals: 0x3d,
  GreaterThan: 0x3e,
  QuestionMark: 0x3f,
  OpenBracket: 0x5b,
  CloseBracket: 0x5d,
  LowerX: 0x78,
  ByteOrderMark: 0xfeff,
} as const;

const NAME = 1;
const NAME_START_AND_NAME = 2;
const asciiClass = new Uint8Array(128);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:') {
  asciiClass[letter.charCodeAt(0)] = NAME_START_AND_NAME;
}
for (const character of '-.0123456789') asciiClass[character.charCodeAt(0)] = NAME;

const otherNameStart =
  /^[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]/u;
const otherName =
  /[\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]/uy;

/**
 * Characters XML 1.0 allows nowhere, in runs: the complement of its production `Char`.
 * A surrogate counts when it stands alone.
 */
export const illegalCharacters = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+/gu;

export function isBlank(code: number): boolean {
  return code === Char.Space || code === Char.LineFeed || code === Char.CarriageReturn || code === Char.Tab;
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The end of [from, to) without the blanks at its end. */
export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

export function isNameStartAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (asciiClass[code] ?? 0) >= NAME_START_AND_NAME;
  return code >= 128 && otherNameStart.test(text.slice(at, at + 2));
}

/** The end of the run of name characters at `from`; `from` itself when there is none. */
export function nameEndAt(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (asciiClass[code] === 0) return at;
      at++;
    } else {
      otherName.lastIndex = at;
      if (!(code >= 128) || !otherName.test(text)) return at;
      at = otherName.lastIndex;
    }
  }
}

/** Whether a character reference may stand for `codePoint`. */
export function isLegalCodePoint(codePoint: number): boolean {
  return (
    codePoint === Char.Tab ||
    codePoint === Char.LineFeed ||
    codePoint === Char.CarriageReturn ||
    (codePoint >= Char.Space && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}
