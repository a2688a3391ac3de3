/** Small questions about characters, asked in every format. Only ASCII decides, so that bytes can be read alike. */

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const BYTE_ORDER_MARK = 0xfeff;

export function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

export function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/**
 * The length of a byte-order mark at `at`, 0 where none is. Three characters long where the bytes of UTF-8 are
 * read one by one. Writers that open a log anew for each line leave one before every line.
 */
export function byteOrderMarkLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === BYTE_ORDER_MARK) return 1;
  return code === 0xef && text.charCodeAt(at + 1) === 0xbb && text.charCodeAt(at + 2) === 0xbf ? 3 : 0;
}

export function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Past blanks, line breaks and byte-order marks. */
export function skipWhiteSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isLineBreak(code)) at++;
    else {
      // No mark begins below 0x80: the usual characters cost one comparison.
      const mark = code < 0x80 ? 0 : byteOrderMarkLength(text, at);
      if (mark === 0 || at + mark > limit) break;
      at += mark;
    }
  }
  return at;
}

/** True when something stands before `at` on its line; `startsMidLine`: the text begins in the middle of a line. */
export function isMidLine(text: string, at: number, startsMidLine: boolean): boolean {
  const before = lastBefore(text, at);
  return before < 0 ? startsMidLine : !isLineBreak(text.charCodeAt(before));
}

/** The place of the last character before `at` that is no blank and no byte-order mark; -1 when there is none. */
function lastBefore(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0) {
    if (isBlank(text.charCodeAt(before)) || text.charCodeAt(before) === BYTE_ORDER_MARK) before--;
    else if (before >= 2 && byteOrderMarkLength(text, before - 2) === 3) before -= 3;
    else break;
  }
  return before;
}

/** The end of what stands in `from..end` without the white space and the NUL padding behind it. */
export function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isPadding(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Past white space and NUL padding. */
export function skipPadding(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isPadding(text.charCodeAt(at))) at++;
  return at;
}

function isPadding(code: number): boolean {
  return isBlank(code) || isLineBreak(code) || code === 0;
}
