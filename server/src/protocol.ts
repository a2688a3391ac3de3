import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  InsertTextFormat,
  type Location,
  type LocationLink,
  MarkupKind,
  type Range as ProtocolRange,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Completion } from './features/completion.ts';
import { createLineIndex } from './features/lineIndex.ts';
import type { LogLink } from './features/logLinks.ts';
import type { OutlineItem } from './features/logOutline.ts';
import type { RunFinding } from './features/runFindings.ts';
import type { PlacedInstruction } from './features/sequenceItems.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import type { Edit, Range } from './range.ts';

/** Positions of a document's offsets; a text document of the protocol is one. */
export interface Positions {
  readonly uri: string;
  positionAt(offset: number): { readonly line: number; readonly character: number };
}

export const SOURCE = 'ConfigMgr Lens';

/** A command of the extension that goes to one of several locations. */
export const GO_TO = 'configmgrLens.goTo';
/** A command of the extension that looks for the file of a path in the workspace. */
export const FIND_FILE = 'configmgrLens.findLoggedFile';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(positions: Positions, range: Range): ProtocolRange {
  return { start: positions.positionAt(range.start), end: positions.positionAt(range.end) };
}

export function toTextEdits(positions: Positions, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ range, newText }) => ({ range: toRange(positions, range), newText }));
}

/** `ruleLink` is the address of a rule's page but for its code; without it the diagnostic has no link. */
export function toDiagnostic(
  positions: Positions,
  finding: Finding,
  ruleLink: string | undefined,
): Diagnostic {
  return {
    range: toRange(positions, finding.range),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    ...(ruleLink !== undefined && { codeDescription: { href: ruleLink + finding.code } }),
    source: SOURCE,
    message: finding.message,
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map((place) => ({
        message: place.message,
        location: { uri: positions.uri, range: toRange(positions, place.range) },
      })),
    }),
  };
}

/** `version`: of the text that is edited, null for one that is not open; undefined for a client without versions. */
export function toWorkspaceEdit(
  positions: Positions,
  edits: readonly Edit[],
  version: number | null | undefined,
): WorkspaceEdit {
  const { uri } = positions;
  const changes = toTextEdits(positions, edits);
  if (version === undefined) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

/** A quick fix that edits a file with this text, which need not be open; `creates` it where it is not there. */
export function toFileAction(
  uri: string,
  text: string,
  { title, edits }: { readonly title: string; readonly edits: readonly Edit[] },
  creates: boolean,
): CodeAction {
  const lines = createLineIndex(text);
  const changes = toTextEdits({ uri, positionAt: lines.positionAt }, edits);
  const edit: WorkspaceEdit = creates
    ? {
        documentChanges: [
          { kind: 'create', uri, options: { ignoreIfExists: true } },
          { textDocument: { uri, version: null }, edits: changes },
        ],
      }
    : { changes: { [uri]: changes } };
  return { title, kind: CodeActionKind.QuickFix, edit };
}

/** A quick fix for one finding. `version` as for `toWorkspaceEdit`. */
export function toQuickFix(
  positions: Positions,
  diagnostic: Diagnostic,
  fix: Fix,
  isFirst: boolean,
  version: number | undefined,
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: isFirst && fix.safe,
    edit: toWorkspaceEdit(positions, fix.edits, version),
  };
}

export function toHover(
  positions: Positions,
  hover: { readonly range: Range; readonly markdown: string },
): Hover {
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.markdown },
    range: toRange(positions, hover.range),
  };
}

export function toInlayHint(
  positions: Positions,
  hint: { readonly offset: number; readonly label: string },
): InlayHint {
  return { position: positions.positionAt(hint.offset), label: hint.label, paddingLeft: true };
}

const SYMBOL_KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  run: SymbolKind.File,
  group: SymbolKind.Namespace,
  step: SymbolKind.Event,
};

export function toDocumentSymbol(positions: Positions, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: SYMBOL_KINDS[item.kind],
    range: toRange(positions, item.range),
    selectionRange: toRange(positions, item.selection),
    children: item.children.map((child) => toDocumentSymbol(positions, child)),
  };
}

/** The lines between the first, which stays, and the last; none for what stands on one line. */
export function toFoldingRanges(positions: Positions, ranges: readonly Range[]): FoldingRange[] {
  return ranges.flatMap((range) => {
    const { start, end } = toRange(positions, range);
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}

export function toCompletionItem(
  positions: Positions,
  completion: Completion,
  order: number,
): CompletionItem {
  return {
    label: completion.label,
    kind: CompletionItemKind.Property,
    detail: completion.detail,
    documentation: { kind: MarkupKind.Markdown, value: completion.documentation },
    sortText: String(order).padStart(4, '0'),
    filterText: completion.newText,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range: toRange(positions, completion.range), newText: completion.newText },
  };
}

/** The start of a line; lines count from one. */
export function lineRange(line: number): ProtocolRange {
  const start = { line: line - 1, character: 0 };
  return { start, end: start };
}

/** That a step failed, as information: the failure is in the log, and the sequence may be right. */
export function toRunDiagnostic(positions: Positions, { message, range, related }: RunFinding): Diagnostic {
  return {
    range: toRange(positions, range),
    severity: DiagnosticSeverity.Information,
    code: 'failed-in-log',
    source: SOURCE,
    message,
    relatedInformation: related.map((place) => ({
      message: place.message,
      location: { uri: place.uri, range: lineRange(place.line) },
    })),
  };
}

export function toCodeLens(
  positions: Positions,
  lens: { readonly range: Range; readonly title: string; readonly places: readonly Location[] },
): CodeLens {
  const range = toRange(positions, lens.range);
  const asked = { uri: positions.uri, position: range.start };
  return { range, command: { title: lens.title, command: GO_TO, arguments: [asked, lens.places] } };
}

export function toLocationLink(positions: Positions, placed: PlacedInstruction): LocationLink {
  return {
    targetUri: positions.uri,
    targetRange: toRange(positions, placed.range),
    targetSelectionRange: toRange(positions, placed.nameRange),
  };
}

/**
 * An address links to itself. A path is one of another computer: nothing looks for it before the user follows the
 * link, and then in the workspace alone, by a command of the extension.
 */
export function toDocumentLink(positions: Positions, link: LogLink, hasCommands: boolean): DocumentLink[] {
  const range = toRange(positions, link.range);
  if (link.kind === 'address') return [{ range, target: link.text }];
  const target = `command:${FIND_FILE}?${encodeURIComponent(JSON.stringify([link.text]))}`;
  return hasCommands ? [{ range, target, tooltip: 'Look for this file in the workspace' }] : [];
}

/** The first and the last line a stretch stands on, without the line break behind it; lines count from zero. */
export function toLines(
  positions: Positions,
  range: Range,
): { readonly start: number; readonly end: number } {
  const start = positions.positionAt(range.start).line;
  const end = positions.positionAt(range.end);
  return { start, end: end.character === 0 && end.line > start ? end.line - 1 : end.line };
}
