import { type Edit, type Range, shiftRange } from '../range.ts';
import { rawString } from '../syntax/sourceString.ts';
import type { LoneStep, Variable } from './step.ts';

/** XML to insert, one line a node; `depth` counts indentation steps. */
export interface XmlLine {
  readonly depth: number;
  readonly text: string;
}

/** How a sequence is laid out at some place: what separates lines there, if anything does. */
interface Layout {
  /** Line break and indentation of the element at hand; empty when it shares its line with others. */
  readonly lineStart: string;
  readonly unit: string;
}

/** The edit that puts elements behind `step`, laid out as the step is. */
export function insertAfter(source: string, step: LoneStep, lines: readonly XmlLine[]): Edit {
  const layout = layoutAt(source, step);
  const text = lines.map(
    (line) => layout.lineStart + layout.unit.repeat(indent(layout, line.depth)) + line.text,
  );
  const end = step.range.end;
  return { range: { start: end, end }, newText: text.join('') };
}

/** The edit that takes `step` out, with the blank that leads to it. */
export function removeStep(source: string, step: LoneStep): Edit {
  const { start, end } = step.range;
  return { range: { start: blankBefore(source, start), end }, newText: '' };
}

/**
 * The edit that gives a variable of a step a value, whether its element, and the list it belongs to, exist or not.
 * Undefined where tags are torn, so that it cannot be told what belongs to the step.
 */
export function setVariable(
  source: string,
  step: LoneStep,
  variable: { readonly name: string; readonly property: string },
  value: string,
): Edit | undefined {
  const present = step.variable(variable.name);
  if (present) return fillVariable(source, present, value);
  const escaped = rawString(source, { start: 0, end: 0 }).encode(value);
  const element = `<variable name="${variable.name}" property="${variable.property}">${escaped}</variable>`;
  const layout = layoutAt(source, step);
  const { variableList, inner, startTag } = step.content;
  if (variableList?.inner) return insertAt(step.start + variableList.inner.start, line(layout, 2, element));
  const list = [
    line(layout, 1, '<defaultVarList>'),
    line(layout, 2, element),
    line(layout, 1, '</defaultVarList>'),
  ];
  if (variableList) {
    const range = shiftRange(variableList.range, step.start);
    const isSelfClosing = /^<defaultVarList\s*\/>$/.test(source.slice(range.start, range.end));
    return isSelfClosing ? { range, newText: list.join('').trimStart() } : undefined;
  }
  if (inner) return insertAt(contentEnd(source, shiftRange(inner, step.start)), list.join(''));
  const slash = step.start + startTag.end - '/>'.length;
  if (source.slice(slash, step.start + startTag.end) !== '/>') return undefined;
  const end = line(layout, 0, `</${step.content.element}>`);
  return {
    range: { start: blankBefore(source, slash), end: slash + '/>'.length },
    newText: `>${list.join('')}${end}`,
  };
}

/** Where the content between a start tag and an end tag ends, without the blank before the end tag. */
function contentEnd(source: string, inner: Range): number {
  return Math.max(inner.start, blankBefore(source, inner.end));
}

function fillVariable(source: string, variable: Variable, value: string): Edit {
  if (variable.value) return variable.value.replace(0, variable.value.text.length, value);
  const tag = source.slice(variable.startTag.start, variable.startTag.end);
  const escaped = rawString(source, { start: 0, end: 0 }).encode(value);
  return { range: variable.startTag, newText: `${tag.replace(/\s*\/>$/, '')}>${escaped}</variable>` };
}

function insertAt(offset: number, newText: string): Edit {
  return { range: { start: offset, end: offset }, newText };
}

function line(layout: Layout, depth: number, text: string): string {
  return layout.lineStart + layout.unit.repeat(indent(layout, depth)) + text;
}

function indent(layout: Layout, depth: number): number {
  return layout.lineStart === '' ? 0 : depth;
}

function layoutAt(source: string, step: LoneStep): Layout {
  const lineStart = lineStartBefore(source, step.range.start);
  const own = lineStart.replace(/[\r\n]/g, '');
  const inner = step.content.inner;
  const child =
    inner && /^\s*(?:\r?\n|\r)([ \t]+)</.exec(source.slice(step.start + inner.start, step.start + inner.end));
  const childIndent = child?.[1] ?? '';
  const unit =
    childIndent.startsWith(own) && childIndent.length > own.length ? childIndent.slice(own.length) : '  ';
  return { lineStart, unit };
}

/** The line break and indentation right before an element; empty when something else stands on its line. */
function lineStartBefore(source: string, offset: number): string {
  const start = blankBefore(source, offset);
  return /\r?\n[ \t]*$|\r[ \t]*$/.exec(source.slice(start, offset))?.[0] ?? '';
}

function blankBefore(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && ' \t\r\n'.includes(source.charAt(start - 1))) start--;
  return start;
}
