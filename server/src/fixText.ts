import { compatibleFixes, safeFixes } from './features/fixAll.ts';
import type { Finding, Fix } from './finding.ts';
import type { Analyser, Analysis } from './languageService.ts';
import { applyEdits } from './range.ts';

export interface FixedText {
  readonly text: string;
  /** The fixes made, in the order of the rounds. */
  readonly made: readonly Fix[];
}

/** Fixes settle within a few rounds; two that undo each other would never. */
const ROUNDS_AT_MOST = 20;

/**
 * Makes all safe fixes, round by round, until nothing changes. Where `suggestedFor` is given, it goes on with the
 * first fix of the findings it accepts, each of them once, and with the safe ones that these lead to. `shown` tells the
 * findings that count.
 */
export function fixText(
  text: string,
  analyser: Analyser,
  suggestedFor?: (finding: Finding) => boolean,
  shown: (analysis: Analysis) => readonly Finding[] = ({ findings }) => findings,
): FixedText {
  const tried = new Set<string>();
  let fixed: FixedText = { text, made: [] };
  for (let round = 0; round < ROUNDS_AT_MOST; round++) {
    const findings = shown(analyser.analyse(fixed.text));
    const fixes = nextFixes(findings, tried, suggestedFor);
    if (fixes.length === 0) break;
    const edits = fixes.flatMap((fix) => fix.edits);
    fixed = { text: applyEdits(fixed.text, edits), made: [...fixed.made, ...fixes] };
  }
  return fixed;
}

function nextFixes(
  findings: readonly Finding[],
  tried: Set<string>,
  suggestedFor: ((finding: Finding) => boolean) | undefined,
): readonly Fix[] {
  const safe = compatibleFixes(safeFixes(findings));
  if (safe.length > 0 || !suggestedFor) return safe;
  const offered = new Map<Fix, string>();
  for (const finding of findings) {
    const [first] = finding.fixes;
    // A finding that its fix did not end will not end by making it again.
    const identity = `${finding.code} ${finding.message}`;
    if (first && !tried.has(identity) && suggestedFor(finding)) offered.set(first, identity);
  }
  const chosen = compatibleFixes(offered.keys());
  for (const fix of chosen) tried.add(offered.get(fix) ?? '');
  return chosen;
}
