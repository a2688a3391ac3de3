import { fieldsByPattern } from './field.ts';
import { type LeadingFormat, matchEnd } from './lineFormat.ts';

const TIMESTAMP = [
  String.raw`(?:(?<date>\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d\d-\d\d)[ T]`,
  String.raw`(?<time>\d{1,2}:\d\d:\d\d(?:\.\d{1,7})?)(?<zone>Z|[+-]\d\d:\d\d)?)`,
].join('');
const SECTION = String.raw`(?:\[(?<context>[^\]\r\n]{0,100})\] )?`;
const SOURCE = String.raw`(?:\[(?<component>[^\]\r\n]{0,200})\] )?`;
const SEVERITY = String.raw`\[(?<type>Error|Warning|Info|Success)\] :: ?`;
const HEAD = String.raw`\[${TIMESTAMP}\] ${SECTION}${SOURCE}${SEVERITY}`;
const HEAD_AT = new RegExp(HEAD, 'iy');
const HEAD_FIELDS = new RegExp(HEAD, 'diy');

/**
 * The PowerShell App Deployment Toolkit when told to write no CMTrace log:
 * `[02-14-2010 09:14:02.117] [Section] [Source] [Severity] :: text`, where section and source may be absent.
 * Version 4 writes the time as `2010-02-14T09:14:02.1170000+01:00`.
 * Source: https://github.com/PSAppDeployToolkit/PSAppDeployToolkit
 */
export const psadt: LeadingFormat = {
  name: 'psadt',
  firstCharacters: '[',
  fieldsEnd: (text, lineStart, lineEnd) => matchEnd(text, lineStart, lineEnd, HEAD_AT),
  readFields: (text, fields) => fieldsByPattern(text, fields, HEAD_FIELDS),
};
