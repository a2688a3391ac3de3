import { fieldsByPattern } from './field.ts';
import { type LeadingFormat, matchEnd } from './lineFormat.ts';
import { installationFailed } from './msi.ts';
import { severityByWords } from './severityWords.ts';

const HEAD = String.raw`<(?<date>[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d (?<time>\d\d:\d\d:\d\d) \d{4})> ?`;
const HEAD_AT = new RegExp(HEAD, 'y');
const HEAD_FIELDS = new RegExp(HEAD, 'dy');
const RETURNED = /\bexited with return code: (\d+)/;

/**
 * SMSFSPSetup.log: `<Fri Dec  9 11:25:00 2022> text`. The writer opens the file anew for each line and leaves a
 * byte-order mark before it. Local time without a bias.
 */
export const fspSetup: LeadingFormat = {
  name: 'fspsetup',
  firstCharacters: '<',
  fieldsEnd: (text, lineStart, lineEnd) => matchEnd(text, lineStart, lineEnd, HEAD_AT),
  readFields: (text, fields) => fieldsByPattern(text, fields, HEAD_FIELDS),
  severityOfMessage(message) {
    // It tells of failures by the code that Windows Installer returned, and in no other way.
    const returned = RETURNED.exec(message)?.[1];
    return returned !== undefined && installationFailed(returned) ? 'error' : severityByWords(message);
  },
};
