import type { Fix } from '../finding.ts';
import { saidFact, stepFact } from '../taskSequence/facts.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { placeRange } from '../taskSequence/textPlace.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { distinctPackageUses, isMissingPackage, isWellFormedPackageId } from './support/packages.ts';
import { manageTaskSequences } from './support/sources.ts';
import { tornPlaces } from './support/tornPlaces.ts';
import { unexpectedAttributes, unexpectedElements } from './support/unexpected.ts';

export const rule: TaskSequenceRule = {
  code: 'package-not-listed',
  title: 'A package is used but not in the reference list',
  category: 'References',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'A step uses a package that the reference list of the sequence does not name.',
  why: 'The client looks up the content of the packages in the list before the sequence begins; it has no location for one that is missing there.',
  todo: 'Add the package to the list; the console does so when the sequence is saved there.',
  example: {
    bad: `<referenceList><reference package="PS100001" /></referenceList>
...
<variable name="PackageID" property="PackageID">PS100003</variable>`,
    good: `<referenceList><reference package="PS100001" /><reference package="PS100003" /></referenceList>
...
<variable name="PackageID" property="PackageID">PS100003</variable>`,
  },
  sources: [manageTaskSequences],
  check(document, report) {
    const { sequence } = document;
    const { references } = sequence;
    // Sequences from the Community hub come with no list at all.
    if (references.length === 0 || isListUnclear(document)) return;
    const listed = new Set(references.map(({ id }) => id.text.trim().toLowerCase()));
    if (usedPackages(sequence.outline).every((id) => listed.has(id))) return;
    for (const step of sequence.steps) {
      for (const { key, use } of listedUses(step)) {
        if (listed.has(key)) continue;
        const { id, place } = use;
        report({
          range: placeRange(step, place),
          message: `'${step.name}' uses the package ${id}, which the reference list does not name, so the client looks up no location for its content. Add it to the list, or save the sequence in the console.`,
          fixes: listFixes(document, id),
        });
      }
    }
  },
};

/** The packages of a step that a list has to name, with their IDs in lower case. */
const listedUses = stepFact((content) =>
  distinctPackageUses(content)
    .filter(
      ({ id, kind, from }) =>
        kind !== 'taskSequence' && from !== 'sub' && !isMissingPackage(id) && isWellFormedPackageId(id),
    )
    .map((use) => ({ key: use.id.toLowerCase(), use })),
);

/** The IDs of all packages that steps use, in lower case. */
const usedPackages = saidFact(
  (content) => {
    const ids = listedUses(content).map(({ key }) => key);
    return ids.length > 0 ? ids : undefined;
  },
  (ids): readonly string[] => [...new Set(ids.flat())],
);

/** A misspelt line of the list can name the package: that has a finding already. */
function isListUnclear(document: TaskSequenceDocument): boolean {
  const { referenceList } = document.sequence;
  const unexpected = [...unexpectedElements(document), ...unexpectedAttributes(document)];
  return (
    unexpected.some(({ parent }) => parent === 'referenceList' || parent === 'reference') ||
    (referenceList !== undefined && tornPlaces(document)(referenceList.range))
  );
}

/** In the object of a console there is a second list, which the console alone should write. */
function listFixes({ sequence, package: object }: TaskSequenceDocument, id: string): readonly Fix[] {
  const last = sequence.references.findLast(({ kind }) => kind === 'package');
  if (object?.references || !last) return [];
  const { source } = sequence;
  const { start, end } = last.range;
  const text = source.slice(start, end);
  if (!/(?:\/>|<\/reference\s*>)$/.test(text)) return [];
  const lead = /(?:\r?\n|\r)[ \t]*$/.exec(source.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  const newText = `${lead}<reference package="${id}" />`;
  return [suggestedFix(`Add ${id} to the reference list`, [{ range: { start: end, end }, newText }])];
}
