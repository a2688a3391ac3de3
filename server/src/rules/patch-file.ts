import type { Fix } from '../finding.ts';
import {
  findClientHotfix,
  findClientHotfixes,
  parseClientPatchName,
  patchFileName,
} from '../knowledge/hotfixes.ts';
import type { Range } from '../range.ts';
import type { Patch, PatchUse } from '../taskSequence/clientInstallation.ts';
import { isDataPath, isPackageIdPlaceholder, readPatchPath } from '../taskSequence/patchPath.ts';
import { factOf } from '../taskSequence/stepFacts.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import {
  asPatch,
  eachPatch,
  fileKb,
  folderKb,
  isCertificateHotfix,
  isListed,
  meantPatchName,
  patchKb,
  pathRange,
  removeItem,
  replaceInPath,
  shown,
} from './support/patches.ts';
import { article, windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-file',
  title: 'PATCH= names a file that does not fit',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The file is no .msp (error); its KB number is not that of its folder; its service pack is not that of the path or of the other patches; an i386 folder holds an x64 file (hint); or its name has no known form (information: names vary by language).',
  why: 'Windows Installer applies .msp files only and ends with 1636 for anything else. A file of another hotfix, service pack or architecture does not lie in that folder, or does not fit the client (1642).',
  todo: 'Compare the name with the file in the client package on the site server and write it exactly as it is there.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msi"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
  },
  sources: [article('977203'), windowsInstallerPatchProperty],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      if (patch.item.text === '' || isOpen(patch)) continue;
      const file = patch.path.file?.text ?? '';
      if (!/\.msp$/i.test(file)) {
        report(notAPatch(use, patch));
      } else if (!parseClientPatchName(file)) {
        report({
          severity: 'information',
          range: fileRange(use, patch),
          message: `'${shown(use, file)}' has none of the known forms of client patch names. Names vary by language: compare it with the file in the client package.`,
        });
      }
      checkFolderKb(use, patch, report);
      checkServicePack(use, patch, report);
      checkArchitecture(use, patch, report);
    }
  },
};

/** Whether a variable or a placeholder stands for the file, so that nothing can be said of it. */
function isOpen({ path }: Patch): boolean {
  const last = path.segments.at(-1)?.text;
  if (last === undefined) return path.root.kind === 'variable' && !isDataPath(path.root);
  return /%[^%]+%|<[^<>]*>/.test(last) || (path.segments.length === 1 && isPackageIdPlaceholder(path.text));
}

function notAPatch(use: PatchUse, patch: Patch): Parameters<TaskSequenceReport>[0] {
  const file = patch.path.file;
  const range = file?.range ?? { start: 0, end: patch.path.text.length };
  return {
    severity: 'error',
    range: pathRange(use, patch, range),
    message: file
      ? `'${shown(use, file.text)}' is no Windows Installer patch; PATCH= takes .msp files only. Name the hotfix's .msp file.`
      : `'${shown(use, patch.path.text)}' names a folder, but PATCH= takes .msp files only. Add the name of the hotfix's .msp file.`,
    fixes: namePatch(use, patch),
  };
}

function namePatch(use: PatchUse, patch: Patch): readonly Fix[] {
  const { file, text } = patch.path;
  if (file && meantPatchName(patch.path.file?.text))
    return unlessRepeated(use, patch, file.range, asPatch(file.text), safeFix);
  const place = file?.range ?? { start: text.length, end: text.length };
  const separator = file || /[\\/]$/.test(text) ? '' : '\\';
  const level = folderServicePack(patch) ?? servicePackOfOthers(use, patch);
  const hotfixes = findClientHotfixes(folderKb(patch)?.kb ?? '').filter(
    (hotfix) => level === undefined || hotfix.servicePack === level,
  );
  return hotfixes.flatMap((hotfix) => {
    const known = patchFileName(hotfix)?.name;
    return known === undefined ? [] : unlessRepeated(use, patch, place, separator + known, suggestedFix);
  });
}

/** The fix that writes another name, unless the list has that path already. */
function unlessRepeated(
  use: PatchUse,
  patch: Patch,
  range: Range,
  newText: string,
  fix: typeof safeFix | typeof suggestedFix,
): readonly Fix[] {
  const { text } = patch.path;
  const result = text.slice(0, range.start) + newText + text.slice(range.end);
  if (isListed(use, result)) return [];
  const what = /\.msp$/i.test(newText) ? 'file' : 'folder';
  const made = fix(
    `Use the ${what} ${newText.replace(/^\\/, '')}`,
    replaceInPath(use, patch, range, newText),
  );
  const was = isCertificateHotfix(patchKb(patch));
  const is = isCertificateHotfix(patchKb({ ...patch, path: readPatchPath(result) }));
  // Another hotfix can be, or no longer be, the one that the user state rules ask for.
  const leaves = was === is ? [] : [is ? 'ccmcertfix-missing' : 'user-state-without-hotfix'];
  return [{ ...made, leaves }];
}

function checkFolderKb(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const folder = folderKb(patch);
  const { file } = patch.path;
  const kb = fileKb(patch);
  if (!file || !folder || kb === undefined || folder.kb === kb) return;
  const sibling = nameFor(folder.kb, meantPatchName(patch.path.file?.text)?.servicePack);
  report({
    range: pathRange(use, patch, folder.range),
    message: `The folder is that of KB${folder.kb}, but the file '${shown(use, file.text)}' belongs to KB${kb}. Make them agree.`,
    fixes: [
      ...unlessRepeated(use, patch, folder.range, `KB${kb}`, suggestedFix),
      ...(sibling === undefined ? [] : unlessRepeated(use, patch, file.range, sibling, suggestedFix)),
    ],
  });
}

/** The service pack that the folders name, or that the other patches of the list agree on. */
function checkServicePack(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const file = patch.path.file;
  const name = meantPatchName(patch.path.file?.text);
  if (!file || name?.product !== 'ConfigMgr 2007' || name.servicePack === undefined) return;
  const fromFolder = folderServicePack(patch);
  const expected = fromFolder ?? agreedServicePack(use, patch);
  if (expected === undefined || expected === name.servicePack) return;
  const other = nameFor(name.kb ?? '', expected);
  const text = patch.path.text;
  const isThere = other !== undefined && isListed(use, text.slice(0, file.range.start) + other);
  const fixes =
    isThere || other === undefined
      ? [suggestedFix(`Remove the ${name.servicePack} file`, removeItem(use, patch))]
      : [suggestedFix(`Use the file ${other}`, replaceInPath(use, patch, file.range, other))];
  report({
    range: fileRange(use, patch),
    message: `'${shown(use, file.text)}' is the file for ${name.servicePack}, but ${fromFolder === undefined ? 'the other patches of the list are' : 'its path is'} for ${expected}. A client takes only the patches of its own service pack.`,
    fixes: isThere || other !== undefined ? fixes : [],
  });
}

/** A folder for a service pack of the client; Windows has service packs, too. */
function folderServicePack(patch: Patch): string | undefined {
  for (const segment of patch.path.segments) {
    if (segment === patch.path.file || /win/i.test(segment.text)) continue;
    const isOwn = /^SP[12]$|sccm|sms|configmgr|2007|client|hotfix/i.test(segment.text);
    const servicePack = isOwn ? /SP ?([12])(?![a-z0-9])/i.exec(segment.text)?.[1] : undefined;
    if (servicePack !== undefined) return `SP${servicePack}`;
  }
  return undefined;
}

function agreedServicePack(use: PatchUse, patch: Patch): string | undefined {
  // With one against one, only the second is reported.
  return use.patches.length === 2 && use.patches[0] === patch ? undefined : servicePackOfOthers(use, patch);
}

function servicePackOfOthers(use: PatchUse, patch: Patch): string | undefined {
  const own = servicePackOf(patch);
  const others = [...listedServicePacks(use)]
    .filter(([servicePack, count]) => count > (servicePack === own ? 1 : 0))
    .map(([servicePack]) => servicePack);
  return others.length === 1 ? others[0] : undefined;
}

/** How often each service pack of ConfigMgr 2007 stands in a list. */
const listedServicePacks = factOf(({ patches }: PatchUse): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const patch of patches) {
    const servicePack = servicePackOf(patch);
    if (servicePack !== undefined) counts.set(servicePack, (counts.get(servicePack) ?? 0) + 1);
  }
  return counts;
});

function servicePackOf(patch: Patch): string | undefined {
  const name = meantPatchName(patch.path.file?.text);
  return name?.product === 'ConfigMgr 2007' ? name.servicePack : undefined;
}

function checkArchitecture(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const { file, folders } = patch.path;
  const written = /-(x64|amd64|ia64|x86|i386)(?:-[a-z]{3})?\.msp$/i.exec(asPatch(file?.text ?? ''))?.[1];
  const folder = folders.find((segment) => /^(?:i386|x64)$/i.test(segment.text));
  if (!file || !folder || written === undefined) return;
  const isX86 = /^(?:x86|i386)$/i.test(written);
  if (isX86 === /^i386$/i.test(folder.text)) return;
  const x86Name = file.text.replace(`-${written}`, '-x86');
  const renames = !isX86 && parseClientPatchName(x86Name)?.product === 'ConfigMgr 2007';
  report({
    severity: 'hint',
    range: pathRange(use, patch, folder.range),
    message: `The folder ${folder.text} holds the ${isX86 ? 'x64' : 'x86'} client files, but '${shown(use, file.text)}' is for ${written}. Check which of the two is meant.`,
    fixes: renames
      ? unlessRepeated(use, patch, file.range, x86Name, suggestedFix)
      : unlessRepeated(use, patch, folder.range, isX86 ? 'i386' : 'x64', suggestedFix),
  });
}

function nameFor(kb: string, servicePack: string | undefined): string | undefined {
  const hotfix = servicePack === undefined ? undefined : findClientHotfix(kb, servicePack);
  return hotfix && patchFileName(hotfix)?.name;
}

function fileRange(use: PatchUse, patch: Patch): Range {
  return pathRange(use, patch, patch.path.file?.range ?? { start: 0, end: patch.path.text.length });
}
