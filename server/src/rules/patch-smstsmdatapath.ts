import { clientPackageIds } from '../taskSequence/clientInstallation.ts';
import { isDataPath, isPackageId, isPackageIdPlaceholder } from '../taskSequence/patchPath.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { eachPatch, packageFolders, pathRange, replaceInPath, replacePath } from './support/patches.ts';
import { article, taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-smstsmdatapath',
  title: 'PATCH= relies on _SMSTSMDataPath',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The path of a client patch begins with the variable _SMSTSMDataPath.',
  why: 'Drive letters can be dealt out differently in Windows PE and in the full operating system. The variable is filled in while Windows PE runs, ccmsetup runs in the full operating system: the path can then lead to another drive. KB977203 recommends against it.',
  todo: 'Write the path out: C:\\_SMSTaskSequence, or the drive that will hold that folder. A UNC path to the client files is the alternative that does not depend on drives.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="%_SMSTSMDataPath%\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
  },
  sources: [article('977203'), taskSequenceVariables],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      const { root, packageId, segments, file } = patch.path;
      if (root.kind !== 'variable' || !isDataPath(root)) continue;
      const fixes = [
        suggestedFix(
          'Use C:\\_SMSTaskSequence',
          replaceInPath(use, patch, root.range, 'C:\\_SMSTaskSequence'),
        ),
      ];
      const named = packageId && (isPackageId(packageId.text) || isPackageIdPlaceholder(packageId.text));
      const id = named ? packageId.text : clientPackageIds(use.properties.setup)[0];
      const behind = packageId && segments.slice(segments.indexOf(packageId) + 1);
      const below = behind?.map((segment) => segment.text).join('\\') ?? packageFolders(patch);
      if (id !== undefined && below !== undefined && file) {
        const name = packageId ? '' : `\\${file.text}`;
        const title = 'Use the UNC path of a distribution point';
        const edits = replacePath(use, patch, `\\\\<server>\\SMSPKGC$\\${id}\\${below}${name}`);
        fixes.push(suggestedFix(title, edits, ['patch-package-id-placeholder']));
      }
      report({
        range: pathRange(use, patch, root.range),
        message: `${root.name} may name another drive in Windows PE than in the full operating system, where the patch is installed. Write the drive out: C:\\_SMSTaskSequence, or use a UNC path.`,
        fixes,
      });
    }
  },
};
