import { attributeFacts } from '../../knowledge/attributeFacts.ts';
import type { SourceString } from '../../syntax/sourceString.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { sequenceFact, stepFact } from '../../taskSequence/stepFacts.ts';

export interface LongAttribute {
  readonly value: SourceString;
  /** For messages: which step or group. */
  readonly owner: string;
  /** The most characters it may have. */
  readonly most: number;
}

/** The values of an attribute of steps and groups that are longer than the class of steps allows. */
export function eachLongAttribute(sequence: TaskSequence, attribute: string): readonly LongAttribute[] {
  return longAttributes(sequence).get(attribute) ?? [];
}

const limits = attributeFacts.flatMap(({ name, length }) => (length ? [{ name, most: length[1] }] : []));

/** By the name of the attribute, found once for the rules of all of them. */
const longAttributes = sequenceFact((sequence): ReadonlyMap<string, readonly LongAttribute[]> => {
  const found = new Map<string, LongAttribute[]>(limits.map(({ name }) => [name, []]));
  for (const step of sequence.steps) {
    for (const { name, most } of tooLong(step.content)) {
      const value = step.attribute(name);
      if (value) found.get(name)?.push({ value, owner: `'${shorten(step.name)}'`, most });
    }
  }
  for (const group of sequence.groups) {
    for (const { name, most } of limits) {
      const value = group.attributes.get(name);
      if (value && value.text.length > most) {
        found.get(name)?.push({ value, owner: `'${shorten(group.name)}'`, most });
      }
    }
  }
  return found;
});

const tooLong = stepFact((content) =>
  limits.filter(({ name, most }) => (content.attributes.get(name)?.text.length ?? 0) > most),
);

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 50)}…` : name;
}
