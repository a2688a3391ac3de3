/** The end of an attribute list whose beginning was lost: `nent="X" context="" type="1" thread="1" file="">`. */
const ATTRIBUTE_TAIL = /^[^<]*\b(?:thread|file)="[^"<>]*"[ \t]*>$/i;

/** No list of attributes is longer; what is longer is no line to look at closely. */
const LONGEST_LIST = 1000;
const GREATER_THAN = 62;

/** True when the line is what a record left behind that another process overwrote. */
export function isAttributeTail(text: string, lineStart: number, lineEnd: number): boolean {
  if (text.charCodeAt(lineEnd - 1) !== GREATER_THAN || lineEnd - lineStart > LONGEST_LIST) return false;
  return ATTRIBUTE_TAIL.test(text.slice(lineStart, lineEnd));
}
