import type { Range } from '../range.ts';

/** What a template found in a command. */
export interface TemplatePart {
  /** The name of the property, as the template has it. */
  readonly name: string;
  readonly text: string;
  /** In offsets of the command. */
  readonly range: Range;
}

/**
 * Matches a command against a template such as `smsboot.exe /target:{Target}[ /wait:{Wait}]`: a name in braces is
 * where a property stands, `{*}` is anything, what stands in brackets can be absent. Case does not matter, and a
 * blank is any number of them. Returns the properties in order of place, undefined when the command is another one.
 */
export function matchTemplate(template: string, command: string): readonly TemplatePart[] | undefined {
  const { expression, names } = compiled(template);
  const match = expression.exec(command.trimEnd());
  const places = match?.indices;
  if (!match || !places) return undefined;
  return names.flatMap((name, index) => {
    const place = places[index + 1];
    if (name === '*' || place === undefined) return [];
    const [start, end] = place;
    return [{ name, text: command.slice(start, end), range: { start, end } }];
  });
}

interface CompiledTemplate {
  readonly expression: RegExp;
  /** Of the groups in order; a name can repeat. */
  readonly names: readonly string[];
}

const known = new Map<string, CompiledTemplate>();

function compiled(template: string): CompiledTemplate {
  let entry = known.get(template);
  if (!entry) {
    entry = compile(template);
    known.set(template, entry);
  }
  return entry;
}

function compile(template: string): CompiledTemplate {
  const names: string[] = [];
  const pieces = template.split(/(\{[^}]*\}|[[\]]|\s+)/).filter((piece) => piece !== '');
  const source = pieces.map((piece, index) => {
    if (piece === '[') return '(?:';
    if (piece === ']') return ')?';
    if (piece.trim() === '') return '\\s+';
    if (!piece.startsWith('{')) return piece.replace(/[\\^$.*+?()|{}]/g, '\\$&');
    names.push(piece.slice(1, -1));
    return `(${whatMayStandBefore(pieces[index + 1], pieces.slice(index + 1))})`;
  });
  return { expression: new RegExp(`^\\s*${source.join('')}$`, 'dis'), names };
}

/**
 * A property ends where the template goes on, so that no command takes long to match; only one behind which nothing
 * has to follow may hold anything.
 */
function whatMayStandBefore(next: string | undefined, rest: readonly string[]): string {
  if (next === undefined) return '.*';
  if (next === '[' || next === ']' || next.trim() === '') return '\\S*';
  if (isOptional(rest.slice(1))) return '.*';
  const first = next.charAt(0);
  return first === '=' || first === '"' ? `[^${first}]*` : `[^${first}\\s]*`;
}

/** Whether all that is left of a template can be absent. */
function isOptional(pieces: readonly string[]): boolean {
  let isInside = false;
  for (const piece of pieces) {
    if (piece === '[') isInside = true;
    else if (piece === ']') isInside = false;
    else if (!isInside) return false;
  }
  return !isInside;
}
