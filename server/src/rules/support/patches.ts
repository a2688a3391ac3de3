import { findClientHotfixes, parseClientPatchName, supersedingHotfixes } from '../../knowledge/hotfixes.ts';
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
import type { TaskSequence } from '../../taskSequence/model.ts';

/** Every patch of every PATCH= entry of a sequence, with the entry it stands in. */
export function* eachPatch(
  sequence: TaskSequence,
): Generator<{ readonly use: PatchUse; readonly patch: Patch }> {
  for (const use of patchUses(sequence)) for (const patch of use.patches) yield { use, patch };
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

/** The Knowledge Base number a patch's path shows: its file's, or else its folder's. */
export function patchKb(patch: Patch): string | undefined {
  return fileKb(patch) ?? folderKb(patch)?.kb;
}

/** The Knowledge Base number in the file name, whether or not the name fits a known form. */
export function fileKb(patch: Patch): string | undefined {
  const file = patch.path.file?.text ?? '';
  return parseClientPatchName(file)?.kb ?? /(?<![a-z])kb(\d{6,8})(?!\d)/i.exec(file)?.[1];
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
 * The path as KB977203 writes it, for the client package of the step; undefined where the document does not show
 * the package, the hotfix or its file. The drive stays when the path has one that the full operating system has.
 */
export function canonicalPath(use: PatchUse, patch: Patch): string | undefined {
  const [clientPackage] = clientPackageIds(use.properties.setup);
  const kb = patchKb(patch);
  const file = patch.path.file?.text;
  if (clientPackage === undefined || kb === undefined || file === undefined || !/\.msp$/i.test(file))
    return undefined;
  const folder = findClientHotfixes(kb)[0]?.folder ?? writtenFolders(patch);
  const { root } = patch.path;
  const drive = root.kind === 'drive' && root.letter !== 'X' ? root.letter : 'C';
  return folder && `${drive}:\\_SMSTaskSequence\\OSD\\${clientPackage}\\${folder}\\${file}`;
}

function writtenFolders(patch: Patch): string | undefined {
  const folders = patch.path.folders.map((segment) => segment.text);
  const first = folders.findIndex((name) => /^(?:i386|x64)$/i.test(name));
  return first === -1 ? undefined : folders.slice(first).join('\\');
}

/** Whether any patch of the sequence is the client half of the KB977203 fix, under whichever number. */
export function carriesCertificateHotfix(uses: readonly PatchUse[], kb: string): boolean {
  const accepted = new Set([kb, ...supersedingHotfixes(kb).map((hotfix) => hotfix.kb)]);
  return uses.some((use) =>
    use.patches.some((patch) => {
      const named = patchKb(patch);
      return named !== undefined && accepted.has(named);
    }),
  );
}
