import {
  type ClientPatchName,
  ccmCertFix,
  findClientHotfixes,
  parseClientPatchName,
  supersedingHotfixes,
} from '../../knowledge/hotfixes.ts';
import type { Edit, Range } from '../../range.ts';
import {
  clientPackageIds,
  inItem,
  type Patch,
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../../taskSequence/clientInstallation.ts';
import type { PatchEntry } from '../../taskSequence/clientPatch.ts';
import { factOf } from '../../taskSequence/facts.ts';
import type { TaskSequence } from '../../taskSequence/model.ts';
import { isPackageId, type PatchPath, readPatchPath } from '../../taskSequence/patchPath.ts';

/**
 * Every patch of every PATCH= entry of a sequence, with the entry it stands in, but for a path of which nothing can
 * be said yet: one that is still being written, or that holds characters nobody sees.
 */
export function* eachPatch(
  sequence: TaskSequence,
): Generator<{ readonly use: PatchUse; readonly patch: Patch }> {
  for (const { use, patch } of everyPatch(sequence)) {
    if (!isUnfinished(use, patch) && !INVISIBLE.test(patch.path.text)) yield { use, patch };
  }
}

/** Every patch, whatever its path is like. */
export function* everyPatch(
  sequence: TaskSequence,
): Generator<{ readonly use: PatchUse; readonly patch: Patch }> {
  for (const use of patchUses(sequence)) for (const patch of use.patches) yield { use, patch };
}

/**
 * Where nothing stands behind an open quote and a path without a file, or behind the beginning of a reference, its
 * author has not come to the end.
 */
export function isUnfinished({ entry, patches, properties }: PatchUse, { index, path }: Patch): boolean {
  const isOpen = entry.quoting === 'missing-end' || /^&\w*$/.test(path.text);
  return (
    isOpen &&
    index === patches.length - 1 &&
    !/\.\w{3}$/.test(path.text) &&
    properties.text.slice(entry.value.end).trim() === ''
  );
}

/** Characters that copying from a web page or a dialog brings along: no width, or the direction of writing. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;

/** Where invisible characters stand in a path. */
export function invisibleCharacters({ path }: Patch): readonly Range[] {
  return [...path.text.matchAll(new RegExp(`${INVISIBLE.source}+`, 'g'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** Where a stretch of a patch's path stands. */
export function pathRange(use: PatchUse, patch: Patch, range: Range): Range {
  return propertiesRange(use.properties, inItem(patch.item, range));
}

/** The edits that replace a stretch of a patch's path. */
export function replaceInPath(use: PatchUse, patch: Patch, range: Range, newText: string): readonly Edit[] {
  return replaceInProperties(use.properties, inItem(patch.item, range), newText);
}

/** The edits that replace a patch's whole path. */
export function replacePath(use: PatchUse, patch: Patch, newText: string): readonly Edit[] {
  return replaceInProperties(use.properties, patch.item.range, newText);
}

/**
 * A path or a part of it for a message. Where the quotes leave open where the path ends, what follows the first
 * blank may belong to another property and is not repeated.
 */
export function shown(use: PatchUse, written: string): string {
  const end = written.search(use.entry.quoting === 'quoted' ? /\s+\S*=|=/ : /[\s=]/);
  return end === -1 ? written : written.slice(0, end);
}

/** What to take out of a list with one of its items: the separator before it, or that behind the first one. */
function stretchOfItem({ items, separators }: PatchEntry, index: number): Range {
  const { start, end } = items[index]?.whole ?? { start: 0, end: 0 };
  const before = separators[index - 1]?.range;
  const after = separators[index]?.range;
  return before ? { start: before.start, end } : { start, end: after?.end ?? end };
}

/** The edits that take a patch out of its list. */
export function removeItem(use: PatchUse, patch: Patch): readonly Edit[] {
  const stretch = stretchOfItem(use.entry, patch.index);
  return replaceInProperties(use.properties, stretch, '');
}

/** Paths that differ only in case and in how separators are written lead to the same file. */
export function comparable(path: string): string {
  return path.toLowerCase().replace(/(?<=.)[\\/]+/g, '\\');
}

/**
 * What tells whether two paths name the same patch: the file, if it is called like a client patch, or else all of
 * the path.
 */
export function patchIdentity(path: PatchPath): string {
  const file = path.file?.text;
  return file !== undefined && meantPatchName(file)?.kb !== undefined
    ? file.toLowerCase()
    : comparable(path.text);
}

/** Whether the list names that patch already. */
export function isListed(use: PatchUse, path: string): boolean {
  return identitiesOf(use).has(patchIdentity(readPatchPath(path)));
}

const identitiesOf = factOf(
  ({ patches }: PatchUse): ReadonlySet<string> => new Set(patches.map((patch) => patchIdentity(patch.path))),
);

/** The Knowledge Base number a patch's path shows: its file's, or else its folder's. */
export function patchKb(patch: Patch): string | undefined {
  return fileKb(patch) ?? folderKb(patch)?.kb;
}

/** The Knowledge Base number in the file name, whether or not the name fits a known form. */
export function fileKb(patch: Patch): string | undefined {
  const file = patch.path.file?.text ?? '';
  return parseClientPatchName(file)?.kb ?? /(?<![a-z])kb(\d{6,8})(?!\d)/i.exec(file)?.[1];
}

/** A file's name with the extension of a patch. */
export function asPatch(file: string): string {
  return `${file.replace(/\.[a-z0-9]{1,4}$/i, '')}.msp`;
}

/** What a file's name says once it has the extension of a patch. */
export function meantPatchName(file: string | undefined): ClientPatchName | undefined {
  return file === undefined ? undefined : parseClientPatchName(asPatch(file));
}

/** The last folder named after a hotfix. */
export function folderKb(patch: Patch): { readonly kb: string; readonly range: Range } | undefined {
  for (const folder of [...patch.path.segments].reverse()) {
    const kb = folder === patch.path.file ? undefined : /^kb(\d{6,8})$/i.exec(folder.text)?.[1];
    if (kb !== undefined) return { kb, range: folder.range };
  }
  return undefined;
}

/**
 * The path as KB977203 writes it, for the client package of the step or else the package it names itself; undefined
 * where the document does not show the package, the folder or the file. The drive stays when the path has one that
 * the full operating system has.
 */
export function canonicalPath(use: PatchUse, patch: Patch): string | undefined {
  const { root, packageId, file } = patch.path;
  const [clientPackage] = clientPackageIds(use.properties.setup);
  const named = packageId && isPackageId(packageId.text) ? packageId.text : undefined;
  const id = clientPackage ?? named;
  const kb = patchKb(patch);
  const known = kb === undefined ? undefined : findClientHotfixes(kb)[0]?.folder;
  const folder = packageFolders(patch) ?? known;
  if (id === undefined || folder === undefined || file === undefined) return undefined;
  // With a `=` in its name another property may be stuck to it, and its value with it.
  if (!/^[^=]*\.msp$/i.test(file.text)) return undefined;
  const drive = root.kind === 'drive' && root.letter !== 'X' ? root.letter : 'C';
  const { segments } = readPatchPath(`${drive}:\\_SMSTaskSequence\\OSD\\${id}\\${folder}\\${file.text}`);
  return [`${drive}:`, ...segments.map((segment) => segment.text)].join('\\');
}

/** The folders of the client package that a path names. */
export function packageFolders(patch: Patch): string | undefined {
  const folders = patch.path.folders.map((segment) => segment.text);
  const first = folders.findIndex((name) => /^(?:i386|x64)$/i.test(name));
  return first === -1 ? undefined : folders.slice(first).join('\\');
}

/** Whether any patch of the sequence is the client half of the KB977203 fix, under whichever number. */
export function carriesCertificateHotfix(uses: readonly PatchUse[]): boolean {
  return uses.some((use) => use.patches.some((patch) => isCertificateHotfix(patchKb(patch))));
}

/** Whether a hotfix makes new client certificates correct: KB977203, or one that contains it. */
export function isCertificateHotfix(kb: string | undefined): boolean {
  return kb === ccmCertFix.kb || supersedingHotfixes(ccmCertFix.kb).some((hotfix) => hotfix.kb === kb);
}

/** The number of a hotfix in the same list that contains and replaces this one. */
export function supersedingPatch(use: PatchUse, patch: Patch): string | undefined {
  const kb = patchKb(patch);
  if (kb === undefined) return undefined;
  return supersedingHotfixes(kb).find((hotfix) => listedKbs(use).has(hotfix.kb))?.kb;
}

const listedKbs = factOf(
  ({ patches }: PatchUse): ReadonlySet<string | undefined> => new Set(patches.map(patchKb)),
);
