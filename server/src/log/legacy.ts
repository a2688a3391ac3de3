import { fieldsByPattern, type RecordFields } from './field.ts';
import { type LineFormat, matchEnd } from './lineFormat.ts';

/** Begins the fields that end a record. */
export const LEGACY_MARKER = '$$<';

const FIELDS_AT = /\$\$<[^<>\r\n]*><[^<>\r\n]*><thread=[^<>\r\n]*>/y;

const COMPONENT = String.raw`\$\$<(?<component>[^<>\r\n]*)>`;
const THREAD = '<thread=(?<thread>[^<>]*)>';
const PATTERNS = [
  String.raw`<(?<date>\d{1,2}-\d{1,2}-\d{4}) +(?<time>\d{1,2}:\d\d:\d\d(?:\.\d{1,7})?)(?<bias>[+-]\d{1,4})?>`,
  String.raw`<(?<date>[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} (?<time>\d\d:\d\d:\d\d(?:\.\d{1,7})?) \d{4})~?(?: (?<zone>[^<>]*))?>`,
  '<[^<>]*>',
].map((date) => new RegExp(COMPONENT + date + THREAD, 'dy'));

/**
 * The logs of site servers: `text  $$<COMPONENT><02-14-2010 09:14:02.117+300><thread=4764 (0x129C)>`. Scripts leave
 * bias and hexadecimal thread out; Systems Management Server wrote `<Sun Feb 14 09:14:02.117 2010 Pacific Standard
 * Time><thread=8D>`, with the thread in hexadecimal digits. A message may span lines: the fields end it.
 */
export const legacy: LineFormat = {
  name: 'legacy',
  readFields(text, fields): RecordFields {
    for (const pattern of PATTERNS) {
      const read = fieldsByPattern(text, fields, pattern);
      if (read.thread !== undefined) return read;
    }
    return {};
  },
};

/** Where the fields end that begin with the marker at `start`; -1 when they are torn. */
export function legacyFieldsEnd(text: string, start: number, end: number): number {
  return matchEnd(text, start, end, FIELDS_AT);
}
