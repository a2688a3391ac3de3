import { nodeRange, startTagRange } from '../syntax/xmlQuery.ts';
import { findSequence } from './container.ts';
import { judgeDialect } from './dialect.ts';
import { readAttributes } from './elements.ts';
import { KnownReading } from './knownReading.ts';
import type { TaskSequence, TaskSequenceDocument } from './model.ts';
import { SequenceReader } from './sequenceReader.ts';

/**
 * The task sequence of a text, or undefined when it holds none. `known` lends what is
 * unchanged since the last reading, and keeps what this one leaves.
 */
export function readTaskSequence(
  text: string,
  known: KnownReading = new KnownReading(),
): TaskSequenceDocument | undefined {
  const outer = known.document.parse(text);
  const place = findSequence(outer, known.embedded);
  if (place === undefined) return undefined;
  const { tree, element, embedding } = place;
  const content = new SequenceReader(tree, element, known.steps).read();
  const attributes = readAttributes(tree, element);
  const version = attributes.get('version')?.text;
  const sequence: TaskSequence = {
    source: tree.text,
    embedding,
    tree,
    element,
    attributes,
    version,
    startTag: startTagRange(tree, element),
    range: nodeRange(tree, element),
    dialect: judgeDialect(version, content.outline),
    ...content,
    facts: [],
  };
  return { text, tree: outer, package: place.package, sequence, facts: [] };
}
