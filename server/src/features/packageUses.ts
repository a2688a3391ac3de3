import type { TaskSequence } from '../taskSequence/model.ts';

const SHOWN_AT_MOST = 8;

/** What in the sequence uses a package, a phrase each; long lists are cut and say so. */
export function packageUses(sequence: TaskSequence, id: string): readonly string[] {
  const wanted = id.toLowerCase();
  const uses: string[] = [];
  for (const { content } of sequence.steps) {
    const variable = content.variables.find(({ value }) => value?.text.trim().toLowerCase() === wanted);
    if (variable) uses.push(`'${content.name}' (${variable.property ?? variable.name})`);
  }
  if (sequence.references.some((reference) => reference.id.text.toLowerCase() === wanted)) {
    uses.push('listed in the references of the sequence');
  }
  const more = uses.length - SHOWN_AT_MOST;
  return more > 0 ? [...uses.slice(0, SHOWN_AT_MOST), `and ${more} more`] : uses;
}
