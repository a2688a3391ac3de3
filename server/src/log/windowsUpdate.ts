import { fieldsByPattern } from './field.ts';
import { type LeadingFormat, matchEnd } from './lineFormat.ts';

const DECODED = String.raw`(?<date>\d{4}\/\d\d\/\d\d) (?<time>\d\d:\d\d:\d\d\.\d{1,7})[ \t]+\d{1,7}[ \t]+(?<thread>\d{1,7})[ \t]+`;
const ORIGINAL = String.raw`(?<date>\d{4}-\d\d-\d\d)\t(?<time>\d\d:\d\d:\d\d:\d{3})\t *\d{1,7}\t *(?<thread>[\da-f]{1,8})\t`;
const COMPONENT = String.raw`(?:(?<component>[A-Za-z]\w{0,40})(?:[ \t]+|(?=[\r\n])))?`;

const DECODED_AT = new RegExp(DECODED + COMPONENT, 'y');
const DECODED_FIELDS = new RegExp(DECODED + COMPONENT, 'dy');
const ORIGINAL_AT = new RegExp(ORIGINAL + COMPONENT, 'iy');
const ORIGINAL_FIELDS = new RegExp(ORIGINAL + COMPONENT, 'diy');
const SLASH = 47;

/**
 * WindowsUpdate.log. Decoded from the traces of Windows 10 and 11:
 * `2020/11/19 15:25:46.9997442 3304  9020  Agent           text`, process and thread in decimal digits; as Windows 7
 * wrote it, with tabs between: `2010-02-14	09:14:02:117	 980	1a4	Agent	text`, thread in hexadecimal digits.
 */
export const windowsUpdate: LeadingFormat = {
  name: 'windowsupdate',
  firstCharacters: '12',
  fieldsEnd: (text, lineStart, lineEnd) =>
    matchEnd(text, lineStart, lineEnd, isDecoded(text, lineStart) ? DECODED_AT : ORIGINAL_AT),
  readFields: (text, fields) =>
    fieldsByPattern(text, fields, isDecoded(text, fields.start) ? DECODED_FIELDS : ORIGINAL_FIELDS),
};

function isDecoded(text: string, lineStart: number): boolean {
  return text.charCodeAt(lineStart + 4) === SLASH;
}
