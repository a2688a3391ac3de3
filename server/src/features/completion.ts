import { type ClientHotfix, clientHotfixes, patchFileName } from '../knowledge/hotfixes.ts';
import type { Range } from '../range.ts';
import { hotfixPath, patchProperty } from '../rules/support/insertPatch.ts';
import {
  type ClientProperties,
  clientPackageIds,
  clientProperties,
} from '../taskSequence/clientInstallation.ts';
import { readPatchEntries } from '../taskSequence/clientPatch.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { editInDocument, fromDocument } from './embedding.ts';

/** Something to insert, in offsets of the document. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  /** Replaces what is typed so far. */
  readonly range: Range;
  readonly newText: string;
}

const PACKAGE_ID_PLACEHOLDER = '<Package_ID>';

/** At `offset` inside client install properties: PATCH= for the known ConfigMgr 2007 hotfixes, package ID filled in. */
export function taskSequenceCompletions(
  { sequence }: TaskSequenceDocument,
  offset: number,
): readonly Completion[] {
  const at = fromDocument(offset, sequence.embedding);
  for (const properties of clientProperties(sequence)) {
    for (const { source, offset: base } of properties.copies) {
      if (at < source.range.start || at > source.range.end) continue;
      const decoded = source.decodedOffset(at) - base;
      if (decoded < 0 || decoded > properties.text.length) continue;
      // Nobody has a list of the many patches of later clients.
      if (sequence.dialect.product === 'later') return [];
      return offers(properties, decoded).map(({ stretch, text, ...offer }) => {
        const edit = source.replace(base + stretch.start, base + stretch.end, text);
        return { ...offer, ...editInDocument(edit, sequence.embedding) };
      });
    }
  }
  return [];
}

interface Offer extends Pick<Completion, 'label' | 'detail' | 'documentation'> {
  readonly stretch: Range;
  readonly text: string;
}

function offers(properties: ClientProperties, at: number): readonly Offer[] {
  const [clientPackage] = clientPackageIds(properties.setup);
  const packageId = clientPackage ?? PACKAGE_ID_PLACEHOLDER;
  const entry = readPatchEntries(properties.text).find(({ value }) => value.start <= at && at <= value.end);
  const hotfixes = clientHotfixes.filter((hotfix) => hotfix.product === 'ConfigMgr 2007');
  if (entry && entry.value.end > entry.value.start) {
    const item = entry.items.find(({ raw }) => raw.start <= at && at <= raw.end);
    if (!item) return [];
    // The quote that is still open is closed with the last path.
    const isOpen = entry.quoting === 'missing-end' && item === entry.items.at(-1);
    return hotfixes.map((hotfix) => ({
      ...describe(hotfix, clientPackage),
      label: `${title(hotfix)} path`,
      stretch: item.range,
      text: hotfixPath(hotfix, packageId) + (isOpen ? '"' : ''),
    }));
  }
  if (!entry && readPatchEntries(properties.text).length > 0) return [];
  const typed = /\S*$/.exec(properties.text.slice(0, at))?.[0] ?? '';
  if (!'patch='.startsWith(typed.toLowerCase())) return [];
  const stretch = { start: at - typed.length, end: at };
  const blank = /^\S/.test(properties.text.slice(at)) ? ' ' : '';
  return hotfixes.flatMap((hotfix) => [
    {
      ...describe(hotfix, clientPackage),
      label: `PATCH= ${title(hotfix)}`,
      stretch,
      text: patchProperty(hotfix, packageId) + blank,
    },
  ]);
}

function title({ kb, servicePack }: ClientHotfix): string {
  return `KB${kb} ${servicePack}`;
}

function describe(
  hotfix: ClientHotfix,
  clientPackage: string | undefined,
): Pick<Offer, 'detail' | 'documentation'> {
  const doubtful = patchFileName(hotfix)?.certainty === 'doubtful';
  return {
    detail: clientPackage === undefined ? 'client package not known' : `client package ${clientPackage}`,
    documentation: [
      hotfix.about,
      ...(doubtful
        ? ['No source prints the file name: compare it with the file in the client package.']
        : []),
    ].join('\n\n'),
  };
}
