import type { Range } from '../range.ts';
import { ENCODED_TEXT, GREATER, LESS, QUOTE, SECRET_WORD, secretPatterns } from './secretPatterns.ts';

/** What is shown in the place of a secret, whatever its length. */
export const MASK = '***';

/**
 * Where `text` holds values that are or may be secrets: passwords on command lines, in pairs and in connection
 * strings, values of variables with such names, product keys, encoded scripts. In order of place, without overlaps. A reference to
 * a variable (`%Password%`) and a word like `true` are no secrets.
 */
export function findSecrets(text: string): readonly Range[] {
  const found: Range[] = secretVariables(text);
  for (const { expression } of secretPatterns) {
    for (const match of text.matchAll(expression)) {
      const indices = match.indices?.groups?.secret;
      if (indices) found.push({ start: indices[0], end: indices[1] });
    }
  }
  for (const { index, 0: encoded } of text.matchAll(ENCODED_TEXT)) {
    found.push({ start: index, end: index + encoded.length });
  }
  return merge(found.filter((range) => !isHarmless(text.slice(range.start, range.end))));
}

/** The text with every value that is or may be a secret replaced by `***`. */
export function maskSecrets(text: string): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of findSecrets(text)) {
    masked += text.slice(at, start) + MASK;
    at = end;
  }
  return masked + text.slice(at);
}

const HARMLESS = /^(?:true|false|yes|no|none|null|ad|\*+|%[\w().-]+%)[;,.)]*$/i;

function isHarmless(value: string): boolean {
  return HARMLESS.test(value.trim());
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: { readonly start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start === end) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** `<variable name= property= >value`, also where the markup is escaped. */
const VARIABLE = new RegExp(
  `${LESS}variable\\b(?<attributes>(?:(?!${GREATER})[^<]){0,500}?)(?<empty>/?)${GREATER}(?:<!\\[CDATA\\[)?(?<value>(?:(?!${LESS}|\\]\\]>)[^])*)`,
  'dgi',
);
const ATTRIBUTE = new RegExp(`(\\w+)\\s*=\\s*${QUOTE}((?:(?!${QUOTE})[^])*)`, 'g');
const SECRET_NAME = new RegExp(`${SECRET_WORD}|key(?!board|drive|path|location)`, 'i');
const TRUE = /^\s*true\s*$/i;

interface VariableElement {
  /** By name in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly value: string;
  readonly range: Range;
}

/** Values of variables that have the name of a secret, or stand beside the name of one. */
function secretVariables(text: string): Range[] {
  return siblingVariables(text).flatMap((siblings) => {
    const setsSecret = siblings.some(namesSecret);
    return siblings
      .filter((variable) => isSecret(variable) || (setsSecret && /value$/i.test(nameOf(variable))))
      .map(({ range }) => range);
  });
}

function nameOf({ attributes }: VariableElement): string {
  return attributes.get('name') ?? '';
}

function isSecret({ attributes }: VariableElement): boolean {
  return (
    SECRET_NAME.test(attributes.get('name') ?? '') ||
    SECRET_NAME.test(attributes.get('property') ?? '') ||
    TRUE.test(attributes.get('issecret') ?? '')
  );
}

/** `VariableName` of a Set Task Sequence Variable step, `Variable` of a condition, or that the value is not shown. */
function namesSecret(variable: VariableElement): boolean {
  const name = nameOf(variable).toLowerCase();
  if (name === 'variablename' || name === 'variable') return SECRET_NAME.test(variable.value);
  return name === 'donotshowvariablevalue' && TRUE.test(variable.value);
}

/** The variable elements of the text, those of one list together. */
function siblingVariables(text: string): readonly (readonly VariableElement[])[] {
  const lists: VariableElement[][] = [];
  let previousEnd = -1;
  for (const match of text.matchAll(VARIABLE)) {
    const element = variableElement(match);
    if (!element) continue;
    const between = previousEnd === -1 ? undefined : text.slice(previousEnd, match.index);
    if (between !== undefined && isBetweenSiblings(between)) lists.at(-1)?.push(element);
    else lists.push([element]);
    previousEnd = match.index + match[0].length;
  }
  return lists;
}

function variableElement(match: RegExpExecArray): VariableElement | undefined {
  const value = match.indices?.groups?.value;
  if (!value) return undefined;
  const attributes = new Map<string, string>();
  for (const [, name = '', text = ''] of (match.groups?.attributes ?? '').matchAll(ATTRIBUTE)) {
    attributes.set(name.toLowerCase(), text);
  }
  const [start, end] = match.groups?.empty ? [value[0], value[0]] : value;
  return { attributes, value: match.input.slice(start, end), range: { start, end } };
}

const END_TAG = new RegExp(`^(?:\\]\\]>)?(?:${LESS}/variable\\s{0,10}${GREATER})?\\s*$`, 'i');

function isBetweenSiblings(text: string): boolean {
  return text.length < 1000 && END_TAG.test(text);
}
