import type { PackageObject } from '../taskSequence/model.ts';
import { packageFacts } from '../taskSequence/packageObject.ts';
import type { TaskSequenceRule } from './rule.ts';
import { applicationKey } from './support/applications.ts';
import { packageClass } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'reference-lists-differ',
  title: 'The two reference lists of an export do not agree',
  category: 'References',
  severity: 'information',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A package or application stands in the reference list of the sequence but not in that of the package object round it, or the reverse.',
  why: 'A console writes both from the same steps. One that was changed by hand makes it uncertain what an import takes along.',
  todo: 'Import the sequence and save it in the console, which writes both anew; or make the lists agree.',
  example: {
    bad: `<PROPERTY.OBJECTARRAY NAME="References"> ... PS100001 ... </PROPERTY.OBJECTARRAY>
...
<referenceList><reference package="PS100001" /><reference package="PS100003" /></referenceList>`,
    good: `<PROPERTY.OBJECTARRAY NAME="References"> ... PS100001 ... PS100003 ... </PROPERTY.OBJECTARRAY>
...
<referenceList><reference package="PS100001" /><reference package="PS100003" /></referenceList>`,
  },
  sources: [packageClass],
  check({ sequence, package: object }, report) {
    const copy = object?.references?.references;
    if (!copy || !object || (copy.length === 0 && sequence.references.length === 0)) return;
    const inSequence = new Set(sequence.references.map(({ id }) => keyOf(id.text)));
    const inObject = new Set(copy.map(({ package: id }) => keyOf(id?.text ?? '')));
    for (const { id, startTag } of sequence.references) {
      if (inObject.has(keyOf(id.text))) continue;
      report({
        range: startTag,
        message: `${id.text.trim()} stands in this list, but not in the list of references of the package object. Save the sequence in the console, which writes both.`,
      });
    }
    for (const { package: id, startTag } of copy) {
      const written = id?.text.trim() ?? '';
      if (written === '' || inSequence.has(keyOf(written)) || isOwnOfObject(object, written)) continue;
      report({
        offsetsOf: 'document',
        range: startTag,
        message: `${written} stands in this list of references, but not in that of the sequence. Save the sequence in the console, which writes both.`,
      });
    }
  },
};

function keyOf(id: string): string {
  return applicationKey(id) ?? id.trim().toLowerCase();
}

/** What the object itself needs, and no step: its boot image, and the program that runs before the sequence. */
function isOwnOfObject(object: PackageObject, id: string): boolean {
  const { bootImageId, dependentProgram } = packageFacts(object);
  const own = [bootImageId, dependentProgram?.split(';')[0]];
  return own.some((one) => one?.trim().toLowerCase() === id.toLowerCase());
}
