import type { Finding, Fix } from '../finding.ts';
import type { LogDocument } from '../log/logDocument.ts';
import type { Edit, Range } from '../range.ts';
import { rules } from '../rules/index.ts';
import type { RuleDescription } from '../rules/rule.ts';
import type { Embedding, TaskSequenceDocument } from '../taskSequence/model.ts';

/** What the rules find in a task sequence, in offsets of the document, in order of place. */
export function checkTaskSequence(document: TaskSequenceDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const { embedding } = document.sequence;
  for (const rule of rules) {
    if (rule.reads !== 'taskSequence') continue;
    rule.check(document, ({ offsetsOf, ...reported }) => {
      const finding = complete(rule, reported);
      findings.push(offsetsOf === 'document' ? finding : inDocument(finding, embedding));
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

/** From offsets of the sequence's source to those of the document, with edits written for where they land. */
function inDocument(finding: Finding, embedding: Embedding): Finding {
  if (embedding.kind === 'markup') return finding;
  return {
    ...finding,
    range: toDocument(finding.range, embedding),
    related: finding.related.map((place) => ({ ...place, range: toDocument(place.range, embedding) })),
    fixes: finding.fixes.map(
      (fix): Fix => ({
        ...fix,
        edits: fix.edits.map((edit) => editInDocument(edit, embedding)),
      }),
    ),
  };
}

/** Where a stretch of the sequence's source stands in the document. */
export function toDocument(range: Range, embedding: Embedding): Range {
  return embedding.kind === 'escaped' ? embedding.content.rangeOf(range.start, range.end) : range;
}

/** The edit of the document that makes an edit of the sequence's source. */
export function editInDocument(edit: Edit, embedding: Embedding): Edit {
  switch (embedding.kind) {
    case 'markup':
      return edit;
    case 'cdata':
      return { ...edit, newText: edit.newText.replaceAll(']]>', ']]]]><![CDATA[>') };
    case 'escaped':
      return embedding.content.replace(edit.range.start, edit.range.end, edit.newText);
  }
}
