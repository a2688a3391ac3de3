import type { Finding, Fix } from '../finding.ts';
import type { Edit } from '../range.ts';

/**
 * Edits of as many of `fixes` as can be made at once, the earlier ones first: a fix whose edits overlap or touch
 * what is already being edited is left out whole, for the next round.
 */
export function compatibleEdits(fixes: Iterable<Fix>): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const fix of fixes) {
    const clashes = fix.edits.some((edit) => chosen.some((other) => touches(edit, other)));
    if (!clashes) chosen.push(...fix.edits);
  }
  return chosen;
}

function touches(a: Edit, b: Edit): boolean {
  return a.range.start <= b.range.end && b.range.start <= a.range.end;
}

/** For each finding the first of its safe fixes, if it has one. */
export function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  return findings.map((finding) => finding.fixes.find((fix) => fix.safe)).filter((fix) => fix !== undefined);
}
