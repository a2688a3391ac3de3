import type { Finding, Fix } from '../finding.ts';
import type { Edit } from '../range.ts';

/**
 * As many of `fixes` as can be made at once, the earlier ones first: a fix whose edits overlap or touch what is
 * already being edited is left out whole, for the next round.
 */
export function compatibleFixes(fixes: Iterable<Fix>): readonly Fix[] {
  const chosen: Fix[] = [];
  const edited: Edit[] = [];
  for (const fix of fixes) {
    if (fix.edits.some((edit) => edited.some((other) => touches(edit, other)))) continue;
    chosen.push(fix);
    edited.push(...fix.edits);
  }
  return chosen;
}

/** The edits of all fixes that can be made at once. */
export function compatibleEdits(fixes: Iterable<Fix>): readonly Edit[] {
  return compatibleFixes(fixes).flatMap((fix) => fix.edits);
}

function touches(a: Edit, b: Edit): boolean {
  return a.range.start <= b.range.end && b.range.start <= a.range.end;
}

/** For each finding the first of its safe fixes, if it has one. */
export function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  return findings.map((finding) => finding.fixes.find((fix) => fix.safe)).filter((fix) => fix !== undefined);
}
