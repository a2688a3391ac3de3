const SHORTEST = 8;
const LONGEST = 10;
const HALF = SHORTEST / 2;

/**
 * Calls `visit` with the start of each run of eight to ten hexadecimal digits that may be a 32-bit failure code, and
 * with its value: `80070002`, `2147942402`, and `-2147024894` without its sign. Whether it is one the text around it
 * tells. Looks at every eighth character only, since a shorter run does not matter.
 */
export function visitLongNumbers(text: string, visit: (start: number, value: number) => void): void {
  let from = 0;
  for (let at = SHORTEST - 1; at < text.length; at += SHORTEST) {
    if (!isHexDigit(text.charCodeAt(at))) continue;
    // A run of eight round this digit goes on for four to one side at least.
    if (!isHexDigit(text.charCodeAt(at - HALF)) && !isHexDigit(text.charCodeAt(at + HALF))) continue;
    let start = at;
    while (start > from && isHexDigit(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && isHexDigit(text.charCodeAt(end))) end++;
    if (end - start >= SHORTEST && end - start <= LONGEST) {
      const value = readLongNumber(text, start, end);
      if (value >= FIRST_FAILURE && value < LIMIT) visit(start, value);
    }
    from = end;
    at = end;
  }
}

const FIRST_FAILURE = 2 ** 31;
const LIMIT = 2 ** 32;
const MINUS = 0x2d;

/** NaN where it has the shape of no code. */
function readLongNumber(text: string, start: number, end: number): number {
  const digits = text.slice(start, end);
  if (digits.length === SHORTEST) return Number.parseInt(digits, 16);
  if (!/^\d+$/.test(digits)) return Number.NaN;
  return text.charCodeAt(start - 1) === MINUS ? LIMIT - Number(digits) : Number(digits);
}

const ASCII = 128;
const HEX_DIGITS = Uint8Array.from({ length: ASCII }, (_, code) =>
  /[\da-f]/i.test(String.fromCharCode(code)) ? 1 : 0,
);

function isHexDigit(code: number): boolean {
  return code < ASCII && HEX_DIGITS[code] === 1;
}
