import { formatCode, type LogDocument } from '../../log/logDocument.ts';
import type { Range } from '../../range.ts';

/** One `name="value"` of an attribute list. */
export interface ListAttribute {
  /** As written. */
  readonly name: string;
  /** The name in small letters. */
  readonly key: string;
  readonly value: string;
  readonly isQuoted: boolean;
  /** From the name to the closing quote. */
  readonly range: Range;
  /** Without the quotes. */
  readonly valueRange: Range;
}

/** The attribute list of a CMTrace record that was written whole. */
export interface AttributeList {
  /** With its angle brackets. */
  readonly range: Range;
  readonly attributes: readonly ListAttribute[];
}

/** The attributes of a record, in the order in which CMTrace looks for them. */
export const ATTRIBUTES = ['time', 'date', 'component', 'context', 'type', 'thread', 'file'] as const;

export type AttributeName = (typeof ATTRIBUTES)[number];

/** So many odd records are looked at; in a log whose writer is wrong all of them are. */
export const LOOKED_AT_MOST = 5_000;

/** The list as CMTrace reads it. Lists that do not match are few, and are looked at closely. */
const USUAL = new RegExp(
  [
    String.raw`<time="\d{1,2}:\d{1,2}:\d{1,2}\.(?:\d{1,3}[+-]\d{1,4}|\d{4,9})"`,
    String.raw`date="(?:0?[1-9]|1[0-2])-\d{1,2}-\d{4}"`,
    'component="[^"<>\r\n]{1,100}"',
    'context="[^"<>\r\n]*"',
    String.raw`type="\d"`,
    String.raw`thread="\d*"`,
    'file="[^"<>\r\n]*">',
  ].join(' '),
  'y',
);

const known = new WeakMap<LogDocument, readonly AttributeList[]>();

/**
 * The attribute lists of a log that are written whole and otherwise than usual, the first `LOOKED_AT_MOST` of them.
 * What several processes tore between them is left out: no writer meant it.
 */
export function oddLists(log: LogDocument): readonly AttributeList[] {
  const lists = known.get(log) ?? findOddLists(log);
  known.set(log, lists);
  return lists;
}

function findOddLists(log: LogDocument): readonly AttributeList[] {
  const lists: AttributeList[] = [];
  const cmTrace = formatCode('cmtrace');
  for (let row = 0; row < log.rowCount && lists.length < LOOKED_AT_MOST; row++) {
    const start = log.fieldsStart[row] ?? -1;
    if (log.format[row] !== cmTrace || start < 0) continue;
    USUAL.lastIndex = start;
    if (USUAL.test(log.text)) continue;
    const attributes = readList(log.text, { start, end: log.fieldsEnd[row] ?? start });
    if (attributes !== undefined) lists.push(attributes);
  }
  return lists;
}

const ATTRIBUTE = /(\s*)([A-Za-z_][\w.-]*)(?:(\s*=\s*")([^"<>]*)"|(\s*=)([^\s"<>]*))(?=[\s>])/y;
const END = /\s*>$/y;

/** Reads a list from `<` to `>`; undefined when anything in it is no attribute, or an attribute stands there twice. */
export function readList(text: string, range: Range): AttributeList | undefined {
  const list = text.slice(range.start, range.end);
  const attributes: ListAttribute[] = [];
  const names = new Set<string>();
  let at = 1;
  ATTRIBUTE.lastIndex = at;
  for (let match = ATTRIBUTE.exec(list); match !== null; match = ATTRIBUTE.exec(list)) {
    const [, blanks = '', name = '', quote, quoted, equals = '', bare] = match;
    const value = quoted ?? bare ?? '';
    const start = range.start + at + blanks.length;
    const valueStart = start + name.length + (quote ?? equals).length;
    at = ATTRIBUTE.lastIndex;
    const key = name.toLowerCase();
    names.add(key);
    attributes.push({
      name,
      key,
      value,
      isQuoted: quote !== undefined,
      range: { start, end: range.start + at },
      valueRange: { start: valueStart, end: valueStart + value.length },
    });
  }
  END.lastIndex = at;
  const isWhole = list.startsWith('<') && END.test(list) && names.size === attributes.length;
  // Three of CMTrace's own tell a list from other text in angle brackets.
  const isList = ATTRIBUTES.filter((known) => names.has(known)).length >= 3;
  return isWhole && isList ? { range, attributes } : undefined;
}

/** The attribute of that name, in whatever letters. */
export function attributeOf({ attributes }: AttributeList, name: string): ListAttribute | undefined {
  return attributes.find(({ key }) => key === name);
}

/** The values of one attribute in all odd lists. */
export function oddValues(log: LogDocument, name: string): readonly ListAttribute[] {
  return oddLists(log).flatMap((list) => attributeOf(list, name) ?? []);
}
