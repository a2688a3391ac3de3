import type { Range } from '../range.ts';
import { type LogField, splitField } from './field.ts';
import type { LineFormat } from './lineFormat.ts';

const LETTERS = /^[a-z]+$/;

/** The attributes by lower-case name; of two with one name the first counts. */
export type LogAttributes = ReadonlyMap<string, LogField>;

/** A value whose closing quote was lost ends where the next attribute begins. */
const ATTRIBUTE = /([A-Za-z_][\w.-]*)\s*=\s*(?:"([^"]*?)(?:"|(?=\s\w+="(?![\s>])))|([^\s">]*))/dg;

/**
 * Reads `<name="value" name=value ...>`: any order, any case, any names, quotes or none, finished or torn.
 * A negative start means that there is no list.
 */
export function readAttributes(text: string, list: Range): LogAttributes {
  if (list.start < 0) return new Map();
  const listText = text.slice(list.start, list.end);
  return readUsualAttributes(listText, list.start) ?? readAnyAttributes(listText, list.start);
}

/** The list as nearly all writers write it, much quicker; undefined when anything in it is otherwise. */
function readUsualAttributes(list: string, offset: number): LogAttributes | undefined {
  const attributes = new Map<string, LogField>();
  for (let at = 1; at < list.length; ) {
    const equals = list.indexOf('="', at);
    const quote = equals < 0 ? -1 : list.indexOf('"', equals + 2);
    const name = quote < 0 ? '' : list.slice(at, equals).toLowerCase();
    if (!LETTERS.test(name) || attributes.has(name)) return undefined;
    attributes.set(name, fieldIn(list, offset, equals + 2, quote));
    const behind = list.charAt(quote + 1);
    if (behind === '>' && quote + 2 === list.length) return attributes;
    if (behind !== ' ') return undefined;
    at = quote + 2;
  }
  return undefined;
}

function readAnyAttributes(list: string, offset: number): LogAttributes {
  const attributes = new Map<string, LogField>();
  for (const match of list.matchAll(ATTRIBUTE)) {
    const name = match[1]?.toLowerCase();
    const place = match.indices?.[2] ?? match.indices?.[3];
    if (name === undefined || place === undefined || attributes.has(name)) continue;
    attributes.set(name, fieldIn(list, offset, place[0], place[1]));
  }
  return attributes;
}

function fieldIn(list: string, offset: number, start: number, end: number): LogField {
  return { text: list.slice(start, end), range: { start: offset + start, end: offset + end } };
}

/** The fields of a CMTrace record. */
export const cmTrace: LineFormat = {
  name: 'cmtrace',
  readFields(text, fields) {
    const attributes = readAttributes(text, fields);
    const [time, bias] = timeAndBias(attributes.get('time'));
    const [file, line] = fileAndLine(attributes.get('file') ?? attributes.get('source'));
    return {
      component: attributes.get('component'),
      date: attributes.get('date'),
      time,
      bias,
      type: attributes.get('type'),
      thread: attributes.get('thread'),
      context: attributes.get('context'),
      file,
      line,
    };
  },
};

type FieldPair = readonly [LogField | undefined, LogField | undefined];

/** `10:15:30.123+300`: the bias begins at the first sign. */
function timeAndBias(field: LogField | undefined): FieldPair {
  const sign = field?.text.search(/[+-]/) ?? -1;
  return field === undefined || sign < 0 ? [field, undefined] : splitField(field, sign, sign);
}

/** `C:\Scripts\a.ps1:12`: the line number stands behind the last colon, when digits follow it. */
function fileAndLine(field: LogField | undefined): FieldPair {
  const colon = field?.text.search(/:\d+$/) ?? -1;
  return field === undefined || colon < 0 ? [field, undefined] : splitField(field, colon, colon + 1);
}
