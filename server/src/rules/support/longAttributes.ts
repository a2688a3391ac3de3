import { attributeFacts } from '../../knowledge/attributeFacts.ts';
import type { Attributes } from '../../taskSequence/elements.ts';
import type { Report } from '../rule.ts';

/** Reports an attribute of a step or group whose value is longer than the class of steps allows. */
export function checkLength(
  owner: { readonly name: string; readonly attributes: Attributes },
  attribute: 'name' | 'description',
  report: Report,
): void {
  const most = limits.get(attribute);
  const value = owner.attributes.get(attribute);
  if (most === undefined || !value || value.text.length <= most) return;
  report({
    range: value.rangeOf(0, value.text.length),
    message: `The ${attribute} of '${shorten(owner.name)}' has ${value.text.length} characters, and steps may have ${most}: the console may refuse to save it. Shorten it.`,
  });
}

const limits: ReadonlyMap<string, number> = new Map(
  attributeFacts.flatMap(({ name, length }) => (length ? [[name, length[1]] as const] : [])),
);

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 50)}…` : name;
}
