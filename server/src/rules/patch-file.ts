import type { Fix } from '../finding.ts';
import {
  findClientHotfix,
  findClientHotfixes,
  misprintedKb,
  parseClientPatchName,
  patchFileName,
} from '../knowledge/hotfixes.ts';
import type { Range } from '../range.ts';
import type { Patch, PatchUse } from '../taskSequence/clientInstallation.ts';
import { factOf } from '../taskSequence/facts.ts';
import { isDataPath, isPackageIdPlaceholder, readPatchPath } from '../taskSequence/patchPath.ts';
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
import { agreedServicePack, servicePackOfOthers } from './support/patchReleases.ts';
import { article, windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-file',
  title: 'PATCH= names a file that does not fit',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The file is no .msp (error); its KB number is not that of its folder, or is a misprint; its service pack or release is not that of the path or of the other patches; an i386 folder holds an x64 file (hint; information for ConfigMgr 2007, which has files for x86 only), or one list holds files for both (hint); or its name has no known form (information: names vary by language).',
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
      } else if (!parseClientPatchName(file) && !architectureSlip(patch)?.x86Name) {
        report({
          severity: 'information',
          range: fileRange(use, patch),
          message: `'${shown(use, file)}' has none of the known forms of client patch names. Names vary by language: compare it with the file in the client package.`,
        });
      }
      if (patch.path.text.includes(misprintedKb.printed)) report(misprint(use, patch));
      else checkFolderKb(use, patch, report);
      checkServicePack(use, patch, report);
      checkArchitecture(use, patch, report);
      checkMixedArchitectures(use, patch, report);
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
  const level = ownServicePack(file?.text) ?? folderServicePack(patch) ?? servicePackOfOthers(use, patch);
  const hotfixes = findClientHotfixes(folderKb(patch)?.kb ?? '').filter(
    (hotfix) => level === undefined || hotfix.servicePack === level,
  );
  return hotfixes.flatMap((hotfix) => {
    const known = patchFileName(hotfix)?.name;
    return known === undefined ? [] : unlessRepeated(use, patch, place, separator + known, suggestedFix);
  });
}

/** What the name of the hotfix's installer says, such as `SCCM2007-SP2-KB977203-ENU.msi`. */
function ownServicePack(file: string | undefined): string | undefined {
  return /(?<![a-z0-9])SP[12](?![a-z0-9])/i.exec(file ?? '')?.[0].toUpperCase();
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
  // A path that gets its file is looked at for its folders.
  const folders = patch.path.file === undefined ? ['patch-path', 'patch-package-id-mismatch'] : [];
  return [{ ...made, leaves: [...leaves, ...folders] }];
}

function misprint(use: PatchUse, patch: Patch): Parameters<TaskSequenceReport>[0] {
  const { printed, meant } = misprintedKb;
  const start = patch.path.text.indexOf(printed);
  const corrected = patch.path.text.replaceAll(printed, meant);
  return {
    range: pathRange(use, patch, { start, end: start + printed.length }),
    message: `No hotfix of this client has the number KB${printed}: the article on KB977203 misprints KB${meant} that way. Write ${meant}.`,
    fixes: isListed(use, corrected)
      ? []
      : [
          suggestedFix(
            `Write ${meant}`,
            replaceInPath(use, patch, { start: 0, end: patch.path.text.length }, corrected),
            ['ccmcertfix-missing', 'patch-superseded'],
          ),
        ],
  };
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
  if (!file || name?.servicePack === undefined) return;
  const { product } = name;
  const is2007 = product === 'ConfigMgr 2007';
  // Folders of later versions are not named for them.
  const fromFolder = is2007 ? folderServicePack(patch) : undefined;
  const expected = fromFolder ?? agreedServicePack(use, patch, product);
  if (expected === undefined || expected === name.servicePack) return;
  const other = is2007 ? nameFor(name.kb ?? '', expected) : undefined;
  const text = patch.path.text;
  const isThere = other !== undefined && isListed(use, text.slice(0, file.range.start) + other);
  const fixes =
    isThere || other === undefined
      ? [suggestedFix(`Remove the ${name.servicePack} file`, removeItem(use, patch))]
      : [suggestedFix(`Use the file ${other}`, replaceInPath(use, patch, file.range, other))];
  report({
    range: fileRange(use, patch),
    message: `'${shown(use, file.text)}' is the file for ${name.servicePack}, but ${fromFolder === undefined ? 'the other patches of the list are' : 'its path is'} for ${expected}. A client takes only the patches of its own ${is2007 ? 'service pack' : 'release'}.`,
    fixes: isThere || other !== undefined || !is2007 ? fixes : [],
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

/** Clients later than ConfigMgr 2007 have patches of their own for each architecture. */
function checkMixedArchitectures(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const own = laterArchitecture(patch);
  const first = firstLater(use);
  if (own === undefined || !first || first === patch || laterArchitecture(first) === own) return;
  report({
    severity: 'hint',
    range: fileRange(use, patch),
    message: `'${shown(use, patch.path.file?.text ?? '')}' is for ${own} clients, but '${shown(use, first.path.file?.text ?? '')}' in the same list is for ${laterArchitecture(first)} ones, and a client is one of them only. Keep those of the client that is installed.`,
    fixes: [suggestedFix(`Remove the ${own} file`, removeItem(use, patch))],
  });
}

const firstLater = factOf(({ patches }: PatchUse) =>
  patches.find((patch) => laterArchitecture(patch) !== undefined),
);

function laterArchitecture(patch: Patch): 'x86' | 'x64' | undefined {
  const name = meantPatchName(patch.path.file?.text);
  return name?.product === 'ConfigMgr 2007' ? undefined : name?.architecture;
}

function checkArchitecture(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const slip = architectureSlip(patch);
  if (!slip) return;
  const { file, folder, written, isX86, x86Name } = slip;
  report({
    severity: x86Name === undefined ? 'hint' : 'information',
    range: pathRange(use, patch, folder.range),
    message: `The folder ${folder.text} holds the ${isX86 ? 'x64' : 'x86'} client files, but '${shown(use, file.text)}' is for ${written}. Check which of the two is meant.`,
    fixes:
      x86Name === undefined
        ? unlessRepeated(use, patch, folder.range, isX86 ? 'i386' : 'x64', suggestedFix)
        : unlessRepeated(use, patch, file.range, x86Name, suggestedFix),
  });
}

/** A file that is not for the architecture of its folder; `x86Name` where ConfigMgr 2007 has a file for x86 only. */
function architectureSlip({ path: { file, folders } }: Patch) {
  const written = /-(x64|amd64|ia64|x86|i386)(?:-[a-z]{3})?\.msp$/i.exec(asPatch(file?.text ?? ''))?.[1];
  const folder = folders.find((segment) => /^(?:i386|x64)$/i.test(segment.text));
  if (!file || !folder || written === undefined) return undefined;
  const isX86 = /^(?:x86|i386)$/i.test(written);
  if (isX86 === /^i386$/i.test(folder.text)) return undefined;
  const renamed = file.text.replace(`-${written}`, '-x86');
  const is2007 = !isX86 && parseClientPatchName(renamed)?.product === 'ConfigMgr 2007';
  return { file, folder, written, isX86, x86Name: is2007 ? renamed : undefined };
}

function nameFor(kb: string, servicePack: string | undefined): string | undefined {
  const hotfix = servicePack === undefined ? undefined : findClientHotfix(kb, servicePack);
  return hotfix && patchFileName(hotfix)?.name;
}

function fileRange(use: PatchUse, patch: Patch): Range {
  return pathRange(use, patch, patch.path.file?.range ?? { start: 0, end: patch.path.text.length });
}
