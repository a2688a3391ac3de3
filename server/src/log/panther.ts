import { fieldAt, fieldsByPattern } from './field.ts';
import { type LeadingFormat, matchEnd } from './lineFormat.ts';

const TIME = String.raw`(?<date>\d{4}-\d\d-\d\d) (?<time>\d\d:\d\d:\d\d(?:[.,:]\d{1,7})?), `;
const LEVEL = String.raw`(?<type>Info|Warning|Error|Fatal|Perf|Verbose|Debug|Audit)(?=[ \t]{2})`;
const EVENT = String.raw`(?:[ \t]+\[0x[\da-f]{1,8}\](?=[ \t]))?[ \t]+`;
/** Behind the 22 columns of the level. */
const SOURCE = String.raw`(?:(?<=, [^\r\n]{22})(?<component>[A-Za-z]\w{1,15})(?:[ \t]+|(?=[\r\n])))?`;
const HEAD = TIME + LEVEL + EVENT + SOURCE;

const HEAD_AT = new RegExp(HEAD, 'iy');
const HEAD_FIELDS = new RegExp(HEAD, 'diy');
/** DISM writes process and thread into the message. */
const THREAD = /^[^\r\n]{0,80}?\bPID=\d{1,10} TID=(\d{1,10})/;

/**
 * The logs of Windows setup and servicing: CBS.log, dism.log, setupact.log, setuperr.log, wpeinit.log.
 * `2010-02-14 09:14:02, Info                  CBS    text`: the level is padded to 22 columns, an event ID may stand
 * in them, then comes the source. wpeinit.log has a narrower level and no source. Local time without a bias.
 */
export const panther: LeadingFormat = {
  name: 'panther',
  firstCharacters: '12',
  fieldsEnd: (text, lineStart, lineEnd) => matchEnd(text, lineStart, lineEnd, HEAD_AT),
  readFields(text, fields, message) {
    const thread = THREAD.exec(text.slice(message.start, Math.min(message.end, message.start + 128)));
    const read = fieldsByPattern(text, fields, HEAD_FIELDS);
    if (thread?.[1] === undefined) return read;
    const end = message.start + thread[0].length;
    return { ...read, thread: fieldAt(text, end - thread[1].length, end) };
  },
};
