import type { Fix } from '../finding.ts';
import {
  findClientHotfix,
  findClientHotfixes,
  parseClientPatchName,
  patchFileName,
} from '../knowledge/hotfixes.ts';
import type { Range } from '../range.ts';
import type { Patch, PatchUse } from '../taskSequence/clientInstallation.ts';
import { isPackageIdPlaceholder } from '../taskSequence/patchPath.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { eachPatch, folderKb, pathRange, replaceInPath } from './support/patches.ts';
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
      if (patch.item.text === '' || isPackageIdPlaceholder(patch.item.text)) continue;
      const file = patch.path.file?.text ?? '';
      if (!/\.msp$/i.test(file)) {
        if (!file.endsWith('%')) report(notAPatch(use, patch));
        continue;
      }
      const name = parseClientPatchName(file);
      if (!name) {
        report({
          severity: 'information',
          range: fileRange(use, patch),
          message: `'${file}' has none of the known forms of client patch names. Names vary by language: compare it with the file in the client package.`,
        });
      }
      checkFolderKb(use, patch, report);
      checkServicePack(use, patch, report);
      checkArchitecture(use, patch, report);
    }
  },
};

function notAPatch(use: PatchUse, patch: Patch): Parameters<TaskSequenceReport>[0] {
  const file = patch.path.file;
  const range = file?.range ?? { start: 0, end: patch.path.text.length };
  const stem = file?.text.replace(/\.[a-z0-9]{1,4}$/i, '') ?? '';
  const kb = folderKb(patch)?.kb;
  const fixes: Fix[] = [];
  if (file && parseClientPatchName(`${stem}.msp`)) {
    fixes.push(safeFix(`Use ${stem}.msp`, replaceInPath(use, patch, range, `${stem}.msp`)));
  } else if (kb !== undefined) {
    const end = patch.path.text.length;
    const place = file?.range ?? { start: end, end };
    const separator = file || /[\\/]$/.test(patch.path.text) ? '' : '\\';
    for (const hotfix of findClientHotfixes(kb)) {
      const known = patchFileName(hotfix)?.name;
      if (known === undefined) continue;
      fixes.push(suggestedFix(`Use ${known}`, replaceInPath(use, patch, place, separator + known)));
    }
  }
  return {
    severity: 'error',
    range: pathRange(use, patch, range),
    message: file
      ? `'${file.text}' is no Windows Installer patch; PATCH= takes .msp files only. Name the hotfix's .msp file.`
      : `'${patch.path.text}' names a folder. Add the name of the hotfix's .msp file.`,
    fixes,
  };
}

function checkFolderKb(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const folder = folderKb(patch);
  const file = patch.path.file?.text ?? '';
  const kb = parseClientPatchName(file)?.kb ?? /kb(\d{6,8})(?!\d)/i.exec(file)?.[1];
  if (!folder || kb === undefined || folder.kb === kb) return;
  const folderText = `KB${kb}`;
  const fixes = [
    suggestedFix(`Use the folder ${folderText}`, replaceInPath(use, patch, folder.range, folderText)),
  ];
  const servicePack = parseClientPatchName(file)?.servicePack;
  const sibling = nameFor(folder.kb, servicePack);
  if (sibling !== undefined && patch.path.file) {
    fixes.push(
      suggestedFix(`Use the file ${sibling}`, replaceInPath(use, patch, patch.path.file.range, sibling)),
    );
  }
  report({
    range: pathRange(use, patch, folder.range),
    message: `The folder is that of KB${folder.kb}, but the file '${file}' belongs to KB${kb}. Make them agree.`,
    fixes,
  });
}

/** The service pack that the folders name, or that the other patches of the list agree on. */
function checkServicePack(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const file = patch.path.file;
  const name = parseClientPatchName(file?.text ?? '');
  if (!file || name?.product !== 'ConfigMgr 2007' || name.servicePack === undefined) return;
  const fromFolder = patch.path.segments
    .filter((segment) => segment !== file)
    .map((segment) => /(?<![a-z0-9])SP([1-3])(?![a-z0-9])/i.exec(segment.text)?.[0].toUpperCase())
    .find((found) => found !== undefined);
  const expected = fromFolder ?? agreedServicePack(use, patch);
  if (expected === undefined || expected === name.servicePack) return;
  const kb = name.kb ?? '';
  const other = nameFor(kb, expected);
  report({
    range: fileRange(use, patch),
    message: `'${file.text}' is the file for ${name.servicePack}, but ${fromFolder === undefined ? 'the other patches of the list are' : 'its path is'} for ${expected}. A client takes only the patches of its own service pack.`,
    fixes:
      other === undefined ? [] : [suggestedFix(`Use ${other}`, replaceInPath(use, patch, file.range, other))],
  });
}

function agreedServicePack(use: PatchUse, patch: Patch): string | undefined {
  const others = new Set(
    use.patches
      .filter((other) => other !== patch)
      .map((other) => parseClientPatchName(other.path.file?.text ?? '')?.servicePack),
  );
  // With one against one, only the second is reported.
  const [only] = others;
  const isFirst = use.patches[0] === patch;
  return others.size === 1 && !(use.patches.length === 2 && isFirst) ? only : undefined;
}

function checkArchitecture(use: PatchUse, patch: Patch, report: TaskSequenceReport): void {
  const file = patch.path.file;
  const architecture = parseClientPatchName(file?.text ?? '')?.architecture;
  const folder = patch.path.folders.find((segment) => /^(?:i386|x64)$/i.test(segment.text));
  if (!file || !folder || architecture === undefined) return;
  const expected = /^x64$/i.test(folder.text) ? 'x64' : 'x86';
  if (expected === architecture) return;
  report({
    severity: 'hint',
    range: pathRange(use, patch, folder.range),
    message: `The folder ${folder.text} holds the ${expected} client files, but '${file.text}' is for ${architecture}. Check which of the two is meant.`,
  });
}

function nameFor(kb: string, servicePack: string | undefined): string | undefined {
  const hotfix = servicePack === undefined ? undefined : findClientHotfix(kb, servicePack);
  return hotfix && patchFileName(hotfix)?.name;
}

function fileRange(use: PatchUse, patch: Patch): Range {
  return pathRange(use, patch, patch.path.file?.range ?? { start: 0, end: patch.path.text.length });
}
