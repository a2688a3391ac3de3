import type { Finding, Fix } from '../finding.ts';
import type { Edit, Range } from '../range.ts';
import type { Embedding } from '../taskSequence/model.ts';

/** Where a stretch of the sequence's source stands in the document. */
export function toDocument(range: Range, embedding: Embedding): Range {
  return embedding.kind === 'escaped' ? embedding.content.rangeOf(range.start, range.end) : range;
}

/** The offset of the sequence's source at which a place of the document stands. */
export function fromDocument(offset: number, embedding: Embedding): number {
  return embedding.kind === 'escaped' ? embedding.content.decodedOffset(offset) : offset;
}

/** The edit of the document that makes an edit of the sequence's source, written for where it lands. */
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

export function fixInDocument(fix: Fix, embedding: Embedding): Fix {
  return { ...fix, edits: fix.edits.map((edit) => editInDocument(edit, embedding)) };
}

/** A finding of the sequence's source as one of the document. */
export function findingInDocument(finding: Finding, embedding: Embedding): Finding {
  if (embedding.kind === 'markup') return finding;
  return {
    ...finding,
    range: toDocument(finding.range, embedding),
    related: finding.related.map((place) => ({ ...place, range: toDocument(place.range, embedding) })),
    fixes: finding.fixes.map((fix) => fixInDocument(fix, embedding)),
  };
}
