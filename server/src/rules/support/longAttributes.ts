import { attributeFacts } from '../../knowledge/attributeFacts.ts';
import type { SourceString } from '../../syntax/sourceString.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';

export interface LongAttribute {
  readonly value: SourceString;
  /** For messages: which step or group. */
  readonly owner: string;
  /** The most characters it may have. */
  readonly most: number;
}

/** The values of an attribute of steps and groups that are longer than the class of steps allows. */
export function* eachLongAttribute(sequence: TaskSequence, attribute: string): Generator<LongAttribute> {
  const most = attributeFacts.find(({ name }) => name === attribute)?.length?.[1];
  if (most === undefined) return;
  for (const step of sequence.steps) {
    const length = step.content.attributes.get(attribute)?.text.length ?? 0;
    const value = length > most ? step.attribute(attribute) : undefined;
    if (value) yield { value, owner: `'${shorten(step.name)}'`, most };
  }
  for (const group of sequence.groups) {
    const value = group.attributes.get(attribute);
    if (value && value.text.length > most) yield { value, owner: `'${shorten(group.name)}'`, most };
  }
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 50)}…` : name;
}
