import type { Finding } from '../finding.ts';
import type { LogDocument } from '../log/logDocument.ts';
import { rules } from '../rules/index.ts';
import type { RuleDescription } from '../rules/rule.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { findingInDocument } from './embedding.ts';

/** What the rules find in a task sequence, in offsets of the document, in order of place. */
export function checkTaskSequence(document: TaskSequenceDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const { embedding } = document.sequence;
  for (const rule of rules) {
    if (rule.reads !== 'taskSequence') continue;
    rule.check(document, ({ offsetsOf, ...reported }) => {
      const finding = complete(rule, reported);
      findings.push(offsetsOf === 'document' ? finding : findingInDocument(finding, embedding));
    });
  }
  return inOrder(findings);
}

/** What the rules find in a log, in order of place. */
export function checkLog(log: LogDocument): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.reads !== 'log') continue;
    rule.check(log, (reported) => findings.push(complete(rule, reported)));
  }
  return inOrder(findings);
}

function complete(
  rule: RuleDescription,
  reported: Pick<Finding, 'message' | 'range'> & Partial<Finding>,
): Finding {
  return { severity: rule.severity, fixes: [], related: [], ...reported, code: rule.code };
}

function inOrder(findings: Finding[]): readonly Finding[] {
  return findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
