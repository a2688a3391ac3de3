import { Char, type Codes, isBlank, isNameStartAt, isQuote, nameEndAt, skipBlanks } from './xmlCharacters.ts';
import type { XmlScan } from './xmlScan.ts';

/** Whether a `>`, a `/>` or a `<` stands at `at`. */
export function endsTag(codes: Codes, at: number): boolean {
  const code = codes[at];
  if (code === Char.Slash) return codes[at + 1] === Char.GreaterThan;
  return code === Char.GreaterThan || code === Char.LessThan;
}

/** Whether what stands at `at` cannot be meant as part of a name. */
export function endsToken(codes: Codes, at: number): boolean {
  const code = codes[at];
  return code === Char.Equals || isBlank(code) || isQuote(code) || endsTag(codes, at);
}

/** The end of the characters at `from` that can only be meant as one name. */
export function tokenEndAt({ codes, text }: XmlScan, from: number): number {
  let at = from;
  while (at < text.length && !endsToken(codes, at)) at++;
  return at;
}

/** Whether `="` follows at `at`. */
export function startsQuotedValue(codes: Codes, at: number): boolean {
  const equals = skipBlanks(codes, at);
  return codes[equals] === Char.Equals && isQuote(codes[skipBlanks(codes, equals + 1)]);
}

/** Whether `name="` stands at `at`. */
export function startsAttribute(codes: Codes, at: number): boolean {
  return isNameStartAt(codes, at) && startsQuotedValue(codes, nameEndAt(codes, at));
}

/** Whether the `length` codes at `a` and at `b` are the same. */
export function sameCodes(codes: Codes, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    if (codes[a + i] !== codes[b + i]) return false;
  }
  return true;
}
