import type { Edit, Range } from '../range.ts';
import { rawString } from '../syntax/sourceString.ts';
import type { Step, Variable } from './step.ts';

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
export function insertAfter(source: string, step: Step, lines: readonly XmlLine[]): Edit {
  const layout = layoutAt(source, step);
  const text = lines.map(
    (line) => layout.lineStart + layout.unit.repeat(indent(layout, line.depth)) + line.text,
  );
  const end = step.range.end;
  return { range: { start: end, end }, newText: text.join('') };
}

/** The edit that takes `step` out, with the blank that leads to it. */
export function removeStep(source: string, step: Step): Edit {
  const { start, end } = step.range;
  return { range: { start: blankBefore(source, start), end }, newText: '' };
}

/** The edit that moves nothing and gives a variable a value, whether its element exists or not. */
export function setVariable(
  source: string,
  step: Step,
  variable: { readonly name: string; readonly property: string },
  value: string,
): Edit | undefined {
  const present = step.variable(variable.name);
  if (present) return fillVariable(source, present, value);
  const escaped = rawString(source, { start: 0, end: 0 }).encode(value);
  const element = `<variable name="${variable.name}" property="${variable.property}">${escaped}</variable>`;
  const layout = layoutAt(source, step);
  const list = step.content.variableList;
  if (list?.inner) return insertAt(step.start + list.inner.start, line(layout, 2, element));
  const whole = [
    line(layout, 1, '<defaultVarList>'),
    line(layout, 2, element),
    line(layout, 1, '</defaultVarList>'),
  ];
  if (list)
    return {
      range: { start: step.start + list.range.start, end: step.start + list.range.end },
      newText: whole.join('').trimStart(),
    };
  if (!step.content.inner) return undefined;
  return insertAt(step.start + step.content.startTag.end, whole.join(''));
}

function fillVariable(source: string, variable: Variable, value: string): Edit {
  if (variable.value) return variable.value.replace(0, variable.value.text.length, value);
  const tag = source.slice(variable.startTag.start, variable.startTag.end);
  const escaped = rawString(source, { start: 0, end: 0 }).encode(value);
  return { range: variable.range, newText: `${tag.replace(/\s*\/>$/, '')}>${escaped}</variable>` };
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

function layoutAt(source: string, step: Step): Layout {
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

/** The edit that gives a start tag's attribute a value it has already, or adds the attribute. */
export function setAttribute(step: Step, name: string, value: string): Edit {
  const present = step.content.attributes.get(name)?.shifted(step.start);
  if (present) return present.replace(0, present.text.length, value);
  const range: Range = step.startTag;
  const end = range.end - (step.content.inner ? 1 : 2);
  return insertAt(end, ` ${name}="${value}"`);
}
