import type { Severity } from '../../finding.ts';
import type { FileReport } from './report.ts';

/** What stands in all files together. */
export interface Tally {
  readonly files: number;
  readonly filesWithFindings: number;
  /** Findings at or above the severity asked for, and how many of each. */
  readonly listed: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings below it. */
  readonly unlisted: number;
  /**
   * Listed findings with a safe fix, and those with suggestions only; fixes of other files, of logs and of what stands
   * in an archive do not count.
   */
  readonly safelyFixable: number;
  readonly suggested: number;
}

export const NOTHING_TALLIED: Tally = {
  files: 0,
  filesWithFindings: 0,
  listed: 0,
  counts: { error: 0, warning: 0, information: 0, hint: 0 },
  unlisted: 0,
  safelyFixable: 0,
  suggested: 0,
};

export interface CheckedFile {
  readonly report: FileReport;
  /** Its findings below the severity asked for. */
  readonly unlisted: number;
  readonly inArchive?: boolean;
}

/** The tally with one more file. */
export function tallyFile(
  tally: Tally,
  { report: { findings, language }, unlisted, inArchive = false }: CheckedFile,
): Tally {
  const counts = { ...tally.counts };
  for (const { severity } of findings) counts[severity]++;
  const isMended = language !== 'configmgr-log' && !inArchive;
  const own = findings.map(({ fixes }) => fixes.filter((fix) => isMended && fix.file === undefined));
  const fixable = own.filter((fixes) => fixes.length > 0).length;
  const safe = own.filter((fixes) => fixes.some((fix) => fix.safe)).length;
  return {
    files: tally.files + 1,
    filesWithFindings: tally.filesWithFindings + (findings.length > 0 ? 1 : 0),
    listed: tally.listed + findings.length,
    counts,
    unlisted: tally.unlisted + unlisted,
    safelyFixable: tally.safelyFixable + safe,
    suggested: tally.suggested + fixable - safe,
  };
}
