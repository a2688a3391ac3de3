import type { Finding } from '../finding.ts';
import type { LogDocument } from '../log/logDocument.ts';
import { rules } from '../rules/index.ts';
import type { TaskSequence, TaskSequenceDocument } from '../taskSequence/model.ts';
import { completeFinding } from './completeFinding.ts';
import { findingInDocument } from './embedding.ts';
import { findInSteps } from './stepFindings.ts';

/**
 * What the rules find in a task sequence, in offsets of the document, in order of place. Of rules that are not wanted
 * nothing is found that needs a look at the whole sequence: that would cost time at every key.
 */
export function checkTaskSequence(
  document: TaskSequenceDocument,
  isWanted: (code: string) => boolean = () => true,
): readonly Finding[] {
  const { embedding } = document.sequence;
  const findings = findInSteps(document).map((finding) => findingInDocument(finding, embedding));
  const hasEnd = isClosed(document.sequence);
  for (const rule of rules) {
    if (rule.reads !== 'taskSequence' || !isWanted(rule.code) || (rule.needsEnd && !hasEnd)) continue;
    rule.check?.(document, ({ offsetsOf, ...reported }) => {
      const finding = completeFinding(rule, reported);
      findings.push(offsetsOf === 'document' ? finding : findingInDocument(finding, embedding));
    });
  }
  return inOrder(findings);
}

/** A document that broke off in a copy or a download may have held anything behind that. */
function isClosed({ tree, element }: TaskSequence): boolean {
  const hasEndTag = (tree.endTagStart[element] ?? -1) >= 0;
  return hasEndTag || tree.text.endsWith('/>', tree.startTagEnd[element]);
}

/** What the rules find in a log, in order of place. */
export function checkLog(log: LogDocument): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.reads !== 'log') continue;
    rule.check(log, (reported) => findings.push(completeFinding(rule, reported)));
  }
  return inOrder(findings);
}

function inOrder(findings: Finding[]): readonly Finding[] {
  return findings.sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || compareCodes(a.code, b.code),
  );
}

function compareCodes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
