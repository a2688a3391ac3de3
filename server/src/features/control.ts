import type { Finding, Severity } from '../finding.ts';
import type { Range } from '../range.ts';
import { rules } from '../rules/index.ts';
import { matchesGlob } from './globs.ts';

/** What the findings of a rule are shown as. */
export type Level = Severity | 'off';

export const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const satisfies readonly Level[];

/** Levels by the code of the rule. */
export type Levels = ReadonlyMap<string, Level>;

export const NO_LEVELS: Levels = new Map();

/** Findings that are not to be shown. What is undefined does not matter. */
export interface Ignore {
  /** Its place among the entries of the file. */
  readonly index: number;
  readonly rule: string;
  /** A pattern for paths from the folder of the control file; see `matchesGlob`. */
  readonly files: string | undefined;
  /** The name of the innermost step or group the finding stands in. */
  readonly step: string | undefined;
  /** Where the entry names its rule. */
  readonly ruleRange: Range;
}

/** What a configmgr-lens.json says. */
export interface Control {
  readonly levels: Levels;
  readonly ignores: readonly Ignore[];
}

/** What applies to one document; made once, asked at every analysis. */
export interface DocumentControl {
  /** Rules that are shown as something else than they judge. */
  readonly overrides: Levels;
  /** By rule, the names of the steps in which it is ignored; `undefined` among them is the whole document. */
  readonly ignored: ReadonlyMap<string, ReadonlySet<string | undefined>>;
}

/** The name of the innermost step or group in which a range stands; undefined where it is in none. */
export type StepOf = (range: Range) => string | undefined;

/**
 * What applies to the document at `path`, seen from the folder of the control file; undefined for one that is not
 * below it. Where settings and control file name the same rule, the control file wins.
 */
export function controlDocument(
  control: Control | undefined,
  path: string | undefined,
  settings: Levels = NO_LEVELS,
): DocumentControl {
  const overrides = new Map<string, Level>();
  for (const { code, severity, offByDefault } of rules) {
    const level = control?.levels.get(code) ?? settings.get(code) ?? (offByDefault ? 'off' : severity);
    // A rule at its own severity may judge single cases more mildly.
    if (level !== severity) overrides.set(code, level);
  }
  const ignored = new Map<string, Set<string | undefined>>();
  for (const ignore of control?.ignores ?? []) {
    if (!coversFile(ignore, path)) continue;
    const steps = ignored.get(ignore.rule) ?? new Set();
    ignored.set(ignore.rule, steps.add(ignore.step));
  }
  return { overrides, ignored };
}

/** The findings as they are shown. Takes time in proportion to their number. */
export function applyControl(
  findings: readonly Finding[],
  { overrides, ignored }: DocumentControl,
  stepOf: StepOf,
): readonly Finding[] {
  if (overrides.size === 0 && ignored.size === 0) return findings;
  return findings.flatMap((finding) => {
    const level = overrides.get(finding.code);
    if (level === 'off') return [];
    const steps = ignored.get(finding.code);
    if (steps?.has(undefined)) return [];
    if (steps) {
      const step = stepOf(finding.range);
      if (step !== undefined && steps.has(step)) return [];
    }
    return [level === undefined ? finding : { ...finding, severity: level }];
  });
}

/** Whether an entry applies to files at `path`, seen from the folder of the control file. */
export function coversFile({ files }: Ignore, path: string | undefined): boolean {
  return files === undefined || (path !== undefined && matchesGlob(files, path));
}

/** Whether an entry that covers the file hides at least one of its findings. */
export function hidesOne(
  { rule, step }: Ignore,
  findings: readonly Pick<Finding, 'code' | 'range'>[],
  stepOf: StepOf,
): boolean {
  return findings.some(
    (finding) => finding.code === rule && (step === undefined || stepOf(finding.range) === step),
  );
}
