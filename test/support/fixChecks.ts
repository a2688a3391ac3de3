import { compatibleEdits, safeFixes } from '../../server/src/features/fixAll.ts';
import type { Finding, Fix } from '../../server/src/finding.ts';
import { type Analysis, createAnalyser } from '../../server/src/languageService.ts';
import { applyEdits, type Range } from '../../server/src/range.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { TaskSequenceDocument } from '../../server/src/taskSequence/model.ts';

/**
 * What is wrong with a fix of a finding, a line each: the finding must be gone, none new but for what the fix
 * declares, the document as well-formed as before, and all other steps as they were.
 */
export function faultsOfFix(text: string, finding: Finding, fix: Fix): readonly string[] {
  const before = createAnalyser().analyse(text);
  let fixed: string;
  try {
    fixed = applyEdits(text, fix.edits);
  } catch (error) {
    return [String(error)];
  }
  const after = createAnalyser().analyse(fixed);
  return [
    ...(fix.edits.length === 0 ? ['it edits nothing'] : []),
    ...(fixed === text ? ['it changes nothing'] : []),
    ...findingFaults(before, after, finding, fix),
    ...documentFaults(before, after, fix),
    ...(lineEndsOf(text).size === 1 && lineEndsOf(fixed).size > 1 ? ['it mixes line ends'] : []),
  ];
}

function findingFaults(before: Analysis, after: Analysis, finding: Finding, fix: Fix): readonly string[] {
  const faults: string[] = [];
  const [counted, left] = [countByCode(before.findings), countByCode(after.findings)];
  const mayBeNew = new Set([...fix.leaves, ...(mendsXml(before, after) ? notOfXml : [])]);
  if ((left.get(finding.code) ?? 0) >= (counted.get(finding.code) ?? 0)) {
    faults.push(`the finding is still there (${finding.code})`);
  }
  for (const [code, count] of left) {
    if (count > (counted.get(code) ?? 0) && !mayBeNew.has(code)) faults.push(`${code} is new`);
  }
  return faults;
}

/** What does not stand in the XML itself is judged once that is mended. */
const notOfXml = rules.filter(({ category }) => category !== 'XML').map(({ code }) => code);

function mendsXml(before: Analysis, after: Analysis): boolean {
  if (before.kind !== 'taskSequence' || after.kind !== 'taskSequence') return false;
  return problemCount(after.document) < problemCount(before.document);
}

function countByCode(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function documentFaults(before: Analysis, after: Analysis, fix: Fix): readonly string[] {
  if (before.kind !== after.kind) return [`the document is ${after.kind} now`];
  if (before.kind !== 'taskSequence' || after.kind !== 'taskSequence') return [];
  const faults: string[] = [];
  if (problemCount(after.document) > problemCount(before.document)) faults.push('new XML problems');
  const untouched = stepTexts(
    before.document,
    fix.edits.map((edit) => edit.range),
  );
  const left = stepTexts(after.document, []);
  for (const text of untouched) {
    const index = left.indexOf(text);
    if (index === -1) faults.push(`a step it does not edit has changed: ${text.slice(0, 80)}`);
    else left.splice(0, index + 1);
  }
  return faults;
}

function problemCount({ tree, sequence }: TaskSequenceDocument): number {
  return tree.problems.length + (sequence.tree === tree ? 0 : sequence.tree.problems.length);
}

/** The texts of the steps that no edit touches, in order; edits are in offsets of the document. */
function stepTexts({ sequence }: TaskSequenceDocument, edited: readonly Range[]): string[] {
  const { source, embedding } = sequence;
  return sequence.steps
    .filter(({ range }) => {
      const place = embedding.kind === 'escaped' ? embedding.content.rangeOf(range.start, range.end) : range;
      return !edited.some(({ start, end }) => start < place.end && place.start < end);
    })
    .map(({ range }) => source.slice(range.start, range.end));
}

function lineEndsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\r\n|\r|\n/g) ?? []);
}

/**
 * Applies fixes again and again: of each finding the first safe one, or the first at all. Returns the last text;
 * throws when it comes back to a text it had, or never ends.
 */
export function fixAll(text: string, which: 'safe' | 'all'): string {
  const seen = new Set<string>();
  let current = text;
  for (let round = 0; round < 50; round++) {
    if (seen.has(current)) throw new Error(`the fixes come back to a text they had:\n${current}`);
    seen.add(current);
    const { findings } = createAnalyser().analyse(current);
    const fixes =
      which === 'safe' ? safeFixes(findings) : findings.flatMap((finding) => finding.fixes.slice(0, 1));
    const edits = compatibleEdits(fixes);
    if (edits.length === 0) return current;
    current = applyEdits(current, edits);
  }
  throw new Error(`the fixes never end:\n${current}`);
}
