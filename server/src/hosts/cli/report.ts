import { createLineIndex, type LineIndex, type Position } from '../../features/lineIndex.ts';
import { findSecrets, maskSecrets } from '../../features/secrets.ts';
import type { Finding, Fix, Severity } from '../../finding.ts';
import { SEVERITIES } from './arguments.ts';
import type { Tally } from './tally.ts';

const LANGUAGES = { taskSequence: 'xml', log: 'configmgr-log', control: 'json' } as const;

/** A recognised file, or the control file they come under, as reports show it. */
export interface FileReport {
  readonly name: string;
  readonly language: (typeof LANGUAGES)[keyof typeof LANGUAGES];
  readonly text: string;
  readonly lines: LineIndex;
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly code: string;
  readonly severity: Severity;
  /** With secrets masked. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly related: readonly { readonly message: string; readonly start: number }[];
  readonly fixes: readonly FixReport[];
}

export interface FixReport {
  readonly title: string;
  readonly safe: boolean;
  /** The file to edit, where it is another than the one with the finding. */
  readonly file: string | undefined;
  readonly edits: readonly EditReport[];
}

export interface EditReport {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** Writes findings down: each function returns what to print next. */
export interface Reporter {
  begin(): string;
  file(report: FileReport): string;
  end(tally: Tally): string;
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** `fixesElsewhere` are those that mend what a finding is about by editing other files. */
export function reportFile(
  name: string,
  kind: keyof typeof LANGUAGES,
  text: string,
  findings: readonly Finding[],
  fixesElsewhere: (finding: Finding) => readonly FixReport[],
): FileReport {
  const lines = createLineIndex(text);
  return {
    name,
    language: LANGUAGES[kind],
    text,
    lines,
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      message: maskSecrets(finding.message),
      start: finding.range.start,
      end: finding.range.end,
      related: finding.related.map(({ message, range }) => ({
        message: maskSecrets(message),
        start: range.start,
      })),
      fixes: [
        ...finding.fixes.filter(hidesNothing).map((fix) => reportFix(fix, lines)),
        ...fixesElsewhere(finding),
      ],
    })),
  };
}

/** A fix that repeats a secret of the document is left to editors, which show the document anyhow. */
function hidesNothing({ edits }: Fix): boolean {
  return edits.every(({ newText }) => findSecrets(newText).length === 0);
}

/** `lines` are those of the file that the fix edits, `file` its name where the finding stands in another one. */
export function reportFix(fix: Fix, lines: LineIndex, file?: string): FixReport {
  return {
    title: maskSecrets(fix.title),
    safe: fix.safe,
    file,
    edits: fix.edits.map(({ range, newText }) => ({
      range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
      newText,
    })),
  };
}
