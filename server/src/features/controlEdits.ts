import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Edit } from '../range.ts';
import { type ControlFile, readControlFile } from './controlFile.ts';

/** What is to be ignored: a rule in a step or group, in a file, or everywhere. Paths start at the control file. */
export type IgnoreScope =
  | { readonly kind: 'step'; readonly file: string; readonly step: string }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'everywhere' };

/**
 * The edits that write an entry into the text of a control file, which is empty where there is none yet. Comments and
 * layout stay. Undefined where the JSON is torn or of another shape.
 */
export function ignoreEdits(text: string, rule: string, scope: IgnoreScope): readonly Edit[] | undefined {
  if (text.trim() === '') {
    return [{ range: { start: 0, end: text.length }, newText: `${newFile(rule, scope)}\n` }];
  }
  return scope.kind === 'everywhere'
    ? change(text, ['rules', rule], 'off')
    : change(text, ['ignore', -1], entryOf(rule, scope));
}

/** The edits that take an entry out of `ignore`. */
export function removeEntryEdits(text: string, index: number): readonly Edit[] {
  return change(text, ['ignore', index], undefined) ?? [];
}

type Entry = Readonly<Record<'rule' | 'files' | 'reason', string>> & { readonly step?: string };

function entryOf(rule: string, scope: Exclude<IgnoreScope, { kind: 'everywhere' }>): Entry {
  const step = scope.kind === 'step' ? { step: scope.step } : {};
  return { rule, files: scope.file, ...step, reason: '' };
}

function newFile(rule: string, scope: IgnoreScope): string {
  const content =
    scope.kind === 'everywhere' ? { rules: { [rule]: 'off' } } : { ignore: [entryOf(rule, scope)] };
  return JSON.stringify(content, undefined, 2);
}

type Part = keyof ControlFile['editable'];

function change(
  text: string,
  path: readonly [Part, string | number],
  value: unknown,
): readonly Edit[] | undefined {
  if (!readControlFile(text).editable[path[0]]) return undefined;
  const layout = layoutOf(text);
  const appended = value === undefined ? undefined : appendOnOwnLine(text, path, value, layout);
  if (appended) return appended;
  const options = { formattingOptions: layout, isArrayInsertion: path[1] === -1 };
  return modify(text, [...path], value, options).map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    newText: content,
  }));
}

/** What may follow the last of several things on its line: a comma, and a comment, which belongs to it. */
const REST_OF_LINE = /[ \t]*(,?)[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*)?(?=[\r\n])/y;

/**
 * Writes the new thing below the last that is there, where that stands on a line of its own: `modify` would lay out
 * the line of that one anew, and take its comment along. Undefined where it does not.
 */
function appendOnOwnLine(
  text: string,
  [part, key]: readonly [Part, string | number],
  value: unknown,
  { eol, unit }: Layout,
): readonly Edit[] | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const container = root && findNodeAtLocation(root, [part]);
  if (!root || (container && findNodeAtLocation(container, [key]))) return undefined;
  const last = (container ?? root).children?.at(-1);
  if (!last) return undefined;
  const end = last.offset + last.length;
  const lead = text.slice(text.lastIndexOf('\n', last.offset) + 1, last.offset);
  REST_OF_LINE.lastIndex = end;
  const rest = REST_OF_LINE.exec(text);
  if (!rest || !/^[ \t]*$/.test(lead)) return undefined;
  const json = (content: unknown) => JSON.stringify(content, undefined, unit).replaceAll('\n', eol + lead);
  const inContainer = typeof key === 'number' ? json(value) : `${JSON.stringify(key)}: ${json(value)}`;
  const whole = typeof key === 'number' ? [value] : { [key]: value };
  const added = container ? inContainer : `${JSON.stringify(part)}: ${json(whole)}`;
  const below = { start: end + rest[0].length, end: end + rest[0].length };
  const comma = rest[1] === '' ? [{ range: { start: end, end }, newText: ',' }] : [];
  return [...comma, { range: below, newText: eol + lead + added }];
}

interface Layout {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
}

function layoutOf(text: string): Layout {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const tabs = indent.startsWith('\t');
  return {
    insertSpaces: !tabs,
    tabSize: tabs ? 4 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit: tabs ? '\t' : indent,
  };
}
