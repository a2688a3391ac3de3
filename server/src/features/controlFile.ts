import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Finding, Fix, Severity } from '../finding.ts';
import { nearestName } from '../nearestName.ts';
import type { Range } from '../range.ts';
import { rules } from '../rules/index.ts';
import { type Control, type Ignore, LEVELS, type Level } from './control.ts';

/** The file in which a repository says which rules apply to it. */
export const CONTROL_FILE = 'configmgr-lens.json';

/** The code of the findings below; like the codes of rules, and the name of none. */
export const IGNORE_MALFORMED = 'ignore-malformed';

/** What a control file says, as far as it can be understood, and what is wrong with the rest. */
export interface ControlFile {
  readonly control: Control;
  readonly problems: readonly ControlProblem[];
  /** Which of its two parts can be edited: the JSON is whole, and they are absent or what they should be. */
  readonly editable: { readonly rules: boolean; readonly ignore: boolean };
}

export interface ControlProblem {
  readonly finding: Finding;
  /** Whether an editor with the JSON schema of the file says so itself. */
  readonly saidBySchema: boolean;
}

type Report = (problem: {
  readonly range: Range;
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly saidBySchema?: false;
}) => void;

const codes: ReadonlySet<string> = new Set(rules.map(({ code }) => code));
const TOP_LEVEL: ReadonlySet<string> = new Set(['$schema', 'rules', 'ignore']);
const IN_ENTRY: ReadonlySet<string> = new Set(['rule', 'files', 'step', 'reason']);

/** Reads the text of a control file: JSON with comments and trailing commas. Never throws. */
export function readControlFile(text: string): ControlFile {
  const problems: ControlProblem[] = [];
  const report: Report = ({ saidBySchema = true, ...problem }) => {
    const usual = { code: IGNORE_MALFORMED, severity: 'warning', fixes: [], related: [] } as const;
    problems.push({ finding: { ...usual, ...problem }, saidBySchema });
  };
  const { root, errors } = parse(text);
  reportSyntax(text, errors, report);
  if (root?.type === 'object') checkNames(root, TOP_LEVEL, 'configmgr-lens.json', report);
  else if (root) report({ range: rangeOf(root), message: NO_OBJECT, severity: 'error' });
  const [levels, ignores] = [partOf(root, 'rules'), partOf(root, 'ignore')];
  const control = { levels: readLevels(levels, report), ignores: readIgnores(ignores, errors, report) };
  problems.sort((a, b) => a.finding.range.start - b.finding.range.start);
  const whole = errors.length === 0 && (root === undefined || root.type === 'object');
  const editable = {
    rules: whole && (levels === undefined || levels.type === 'object'),
    ignore: whole && (ignores === undefined || ignores.type === 'array'),
  };
  return { control, problems, editable };
}

const NO_OBJECT = 'configmgr-lens.json is to be an object: { "rules": { ... }, "ignore": [ ... ] }.';

interface SyntaxError extends Range {
  readonly code: ReturnType<typeof printParseErrorCode>;
}

function parse(text: string): { readonly root: Node | undefined; readonly errors: readonly SyntaxError[] } {
  if (text.trim() === '') return { root: undefined, errors: [] };
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return {
      root,
      errors: errors.map(({ error, offset, length }) => ({
        code: printParseErrorCode(error),
        start: offset,
        end: offset + length,
      })),
    };
  } catch (error) {
    // The parser goes down into nested values by calling itself.
    if (!(error instanceof RangeError)) throw error;
    return { root: undefined, errors: [{ code: 'InvalidSymbol', start: 0, end: 0 }] };
  }
}

const SYNTAX: Readonly<Partial<Record<SyntaxError['code'], string>>> = {
  CommaExpected: 'a comma is missing before this',
  ColonExpected: 'a colon is missing before this',
  ValueExpected: 'a value is missing here',
  PropertyNameExpected: 'a name in double quotes is missing here',
  CloseBraceExpected: 'a } is missing here',
  CloseBracketExpected: 'a ] is missing here',
  EndOfFileExpected: 'nothing may follow the object',
  UnexpectedEndOfString: 'this string is not closed',
  UnexpectedEndOfComment: 'this comment is not closed',
  InvalidEscapeCharacter: 'a backslash is to be written twice in JSON, or as a forward slash in a path',
};

/** The first mistake alone: the others mostly follow from it. */
function reportSyntax(text: string, errors: readonly SyntaxError[], report: Report): void {
  const [first] = errors;
  if (!first) return;
  const { code, start, end } = first;
  const range = end > start ? { start, end } : { start: Math.max(0, Math.min(start, text.length) - 1), end };
  const message = `The JSON is torn: ${SYNTAX[code] ?? 'this is no JSON'}. Entries of "ignore" that it touches are not used; the rest is.`;
  report({ range, message, severity: 'error' });
}

function readLevels(node: Node | undefined, report: Report): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  if (node && node.type !== 'object') {
    report({ range: rangeOf(node), message: '"rules" is to be an object: { "patch-drive": "off" }.' });
  }
  for (const { name, nameNode, value } of properties(node)) {
    const level = LEVELS.find((known) => known === value?.value);
    if (!codes.has(name)) reportUnknownRule(name, nameNode, report);
    else if (level !== undefined) levels.set(name, level);
    else if (value) {
      const message = `${said(value)} is no severity, so ${name} stays as it is. Use off, hint, information, warning or error.`;
      report({ range: rangeOf(value), message });
    }
  }
  return levels;
}

function readIgnores(
  node: Node | undefined,
  errors: readonly SyntaxError[],
  report: Report,
): readonly Ignore[] {
  if (node && node.type !== 'array') {
    report({ range: rangeOf(node), message: '"ignore" is to be a list: [ { "rule": "patch-drive" } ].' });
    return [];
  }
  return (node?.children ?? []).flatMap((entry, index) => {
    const ignore = readIgnore(entry, index, report);
    // What is torn off might have made it narrower: nothing is hidden that was not meant.
    const torn = errors.some(({ start, end }) => end >= entry.offset && start <= rangeOf(entry).end);
    return ignore && !torn ? [ignore] : [];
  });
}

/** Undefined, and said why, for an entry that might hide more than it was meant to. */
function readIgnore(entry: Node, index: number, report: Report): Ignore | undefined {
  if (entry.type !== 'object') {
    const message = 'An entry of "ignore" is an object with "rule", "files", "step" and "reason".';
    report({ range: rangeOf(entry), message });
    return undefined;
  }
  const allKnown = checkNames(entry, IN_ENTRY, 'an entry of "ignore", so this one is not used', report);
  const texts = ['rule', 'files', 'step'].map((name) => textOf(entry, name, report));
  const [rule, files, step] = texts;
  if (!allKnown || texts.includes(NOT_TEXT)) return undefined;
  const ruleNode = partOf(entry, 'rule');
  if (typeof rule !== 'string' || !ruleNode) {
    const range = { start: entry.offset, end: entry.offset + 1 };
    report({
      range,
      message: 'This entry names no rule, so it is not used. Add "rule" with the code of one.',
    });
    return undefined;
  }
  if (!codes.has(rule)) {
    reportUnknownRule(rule, ruleNode, report);
    return undefined;
  }
  const ruleRange = rangeOf(ruleNode);
  return { index, rule, files: optional(files), step: optional(step), ruleRange };
}

const NOT_TEXT = Symbol('not a text');

function textOf(entry: Node, name: string, report: Report): string | undefined | typeof NOT_TEXT {
  const node = partOf(entry, name);
  if (!node) return undefined;
  if (typeof node.value === 'string') return node.value;
  report({ range: rangeOf(node), message: `"${name}" is to be a text; this entry is not used.` });
  return NOT_TEXT;
}

function optional(text: string | undefined | typeof NOT_TEXT): string | undefined {
  return typeof text === 'string' ? text : undefined;
}

function checkNames(node: Node, known: ReadonlySet<string>, where: string, report: Report): boolean {
  const unknown = properties(node).filter(({ name }) => !known.has(name));
  for (const { name, nameNode } of unknown) {
    const there = [...known].filter((other) => !other.startsWith('$')).map((other) => `"${other}"`);
    const message = `There is no "${name}" in ${where}. There are ${there.slice(0, -1).join(', ')} and ${there.at(-1)}.`;
    report({ range: rangeOf(nameNode), message });
  }
  return unknown.length === 0;
}

function reportUnknownRule(name: string, node: Node, report: Report): void {
  const range = rangeOf(node);
  const near = nearestName(name, codes);
  const fix: Fix | undefined =
    near === undefined
      ? undefined
      : {
          title: `Use ${near}`,
          safe: false,
          edits: [{ range, newText: JSON.stringify(near) }],
          leaves: [],
        };
  const message = `There is no rule '${name}', so this has no effect. ${near === undefined ? 'The code of a rule stands with each of its findings.' : `Use '${near}', if that is meant.`}`;
  report({ range, message, fixes: fix ? [fix] : [], saidBySchema: false });
}

interface Property {
  readonly name: string;
  readonly nameNode: Node;
  readonly value: Node | undefined;
}

function properties(node: Node | undefined): readonly Property[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [nameNode, value] = [] }) =>
    nameNode ? [{ name: String(nameNode.value), nameNode, value }] : [],
  );
}

/** Of several properties of one name the last counts, as everywhere in JSON. */
function partOf(node: Node | undefined, name: string): Node | undefined {
  return properties(node).findLast((property) => property.name === name)?.value;
}

function rangeOf({ offset, length }: Node): Range {
  return { start: offset, end: offset + length };
}

function said({ type, value }: Node): string {
  return type === 'string' ? `'${value}'` : `This ${type}`;
}
