import { isBlank, trimmedEnd } from './characters.ts';
import { fieldsByPattern } from './field.ts';
import type { LineFormat } from './lineFormat.ts';

const DATE = String.raw`(?<date>\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?),?`;
const TIME = String.raw`(?<time>\d{1,2}[:.]\d\d[:.]\d\d(?:[.,]\d{1,7})?(?:[ \t]*[AP]\.?M\.?)?)`;
const THREAD = String.raw`(?<thread>(\d{1,7}) \(0x([\dA-F]{1,8})\))`;
const TAIL = String.raw`${DATE}[ \t]+${TIME}[ \t]+${THREAD}`;
const TAIL_AT_END = new RegExp(String.raw`(?<=[ \t])${TAIL}$`, 'i');
const FIELDS = new RegExp(String.raw`(?<component>[^\t\r\n]*?)[ \t]+${TAIL}`, 'diy');

/** Longer than any date, time and thread. */
const LONGEST_TAIL = 100;
const LONGEST_COMPONENT = 100;
const CLOSING_BRACKET = 41;

/**
 * Text copied from CMTrace, as people paste it: `message<TAB>Component<TAB>14.02.2010 09:14:02<TAB>4764 (0x129C)`, date
 * and time as the reader's Windows writes them, tabs often turned into blanks. That the thread stands there twice,
 * with one value, tells it from other text.
 */
export const pasted: LineFormat = {
  name: 'pasted',
  readFields: (text, fields) => fieldsByPattern(text, fields, FIELDS),
};

/** Where the fields begin that end the line; -1 when it does not end with any. Looks at the end of the line only. */
export function pastedFieldsStart(text: string, lineStart: number, lineEnd: number): number {
  const end = trimmedEnd(text, lineStart, lineEnd);
  if (text.charCodeAt(end - 1) !== CLOSING_BRACKET) return -1;
  const from = Math.max(lineStart, end - LONGEST_TAIL);
  const match = TAIL_AT_END.exec(text.slice(from, end));
  const [decimal, hexadecimal] = match === null ? [] : match.slice(4);
  if (decimal === undefined || hexadecimal === undefined) return -1;
  if (Number(decimal) !== Number.parseInt(hexadecimal, 16)) return -1;
  return componentStart(text, lineStart, from + (match?.index ?? 0));
}

/** The component stands before the date: behind the last tab, or the last word where tabs have become blanks. */
function componentStart(text: string, lineStart: number, dateStart: number): number {
  let end = dateStart;
  while (end > lineStart && isBlank(text.charCodeAt(end - 1))) end--;
  const from = Math.max(lineStart, end - LONGEST_COMPONENT);
  const before = text.slice(from, end);
  const tab = before.lastIndexOf('\t');
  return from + (tab >= 0 ? tab : before.lastIndexOf(' ')) + 1;
}
