import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { compatibleEdits, safeFixes } from '../features/fixAll.ts';
import type { Finding, Fix } from '../finding.ts';
import { fixText } from '../fixText.ts';
import { type Analysis, createAnalyser } from '../languageService.ts';
import { toDiagnostic, toQuickFix, toWorkspaceEdit } from '../protocol.ts';
import { applyEdits, type Edit } from '../range.ts';
import { rules } from '../rules/index.ts';
import { textChange } from '../textChange.ts';

/** Makes all safe fixes of a document. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.configmgrLens`;

/** Whether a client asks for `FIX_ALL`, or for a kind it belongs to. */
export function wantsFixAll({ context }: CodeActionParams): boolean {
  return context.only?.some((only) => FIX_ALL === only || FIX_ALL.startsWith(`${only}.`)) ?? false;
}

/** Whether a client asks for all that can be done, or for quick fixes among it. */
export function wantsQuickFixes({ context }: CodeActionParams): boolean {
  const { only = [] } = context;
  return only.length === 0 || only.includes(CodeActionKind.Empty) || only.includes(CodeActionKind.QuickFix);
}

/** Whether two ranges touch. */
export function overlaps(a: Diagnostic['range'], b: Diagnostic['range']): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Diagnostic['range']['start'], b: Diagnostic['range']['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** What mends the findings `asked` for, and all others of their kinds at once. `version`: undefined for a client without. */
export function quickFixes(
  document: TextDocument,
  asked: readonly Finding[],
  all: readonly Finding[],
  ruleLink: string | undefined,
  version: number | undefined,
): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const finding of asked) {
    const diagnostic = toDiagnostic(document, finding, ruleLink);
    finding.fixes.forEach((fix, index) => {
      actions.push(toQuickFix(document, diagnostic, fix, index === 0, version));
    });
  }
  for (const code of new Set(asked.map((finding) => finding.code))) {
    const fixes = safeFixes(all.filter((finding) => finding.code === code));
    if (fixes.length < 2) continue;
    const title = `Fix all of this kind: ${rules.find((rule) => rule.code === code)?.title ?? code}`;
    const edit = toWorkspaceEdit(document, compatibleEdits(fixes), version);
    actions.push({ title, kind: CodeActionKind.QuickFix, edit });
  }
  return actions;
}

/**
 * One action with all safe fixes, and with those that become possible when they are made; none where there are no such.
 * `shown` tells the findings of an analysis that count.
 */
export function fixAll(
  document: TextDocument,
  findings: readonly Finding[],
  shown: (analysis: Analysis) => readonly Finding[],
  version: number | undefined,
): CodeAction[] {
  const fixes = safeFixes(findings);
  if (fixes.length === 0) return [];
  const title = 'Make all safe fixes of ConfigMgr Lens';
  const edits = editsOfAll(document.getText(), fixes, shown);
  return [{ title, kind: FIX_ALL, edit: toWorkspaceEdit(document, edits, version) }];
}

function editsOfAll(
  text: string,
  fixes: readonly Fix[],
  shown: (analysis: Analysis) => readonly Finding[],
): readonly Edit[] {
  const first = compatibleEdits(fixes);
  const once = applyEdits(text, first);
  const { text: mended } = fixText(once, createAnalyser(), undefined, shown);
  // The edits of one round leave cursors and folds alone.
  if (mended === once) return first;
  const { start, oldEnd, newEnd } = textChange(text, mended);
  return [{ range: { start, end: oldEnd }, newText: mended.slice(start, newEnd) }];
}
