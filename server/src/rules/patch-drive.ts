import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { eachPatch, pathRange, replaceInPath } from './support/patches.ts';
import { article } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-drive',
  title: 'PATCH= points to a drive that may not hold the patch',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The path of a client patch begins with X:, or with another letter than C: (information).',
  why: 'X: is the RAM disk of Windows PE and gone when the client is installed in the full operating system. _SMSTaskSequence is made on the drive with most free space; that is usually C:, but with several drives or partitions it may be another, so another letter can be deliberate.',
  todo: 'Use C:, or make sure that the drive named has most free space and keeps its letter in the full operating system.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="X:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      const { root } = patch.path;
      if (root.kind !== 'drive' || root.letter === 'C') continue;
      const ramDisk = root.letter === 'X';
      report({
        severity: ramDisk ? 'warning' : 'information',
        range: pathRange(use, patch, root.range),
        message: ramDisk
          ? 'X: is the RAM disk of Windows PE, which is gone when the client is installed in the full operating system. Use the drive that holds _SMSTaskSequence there, usually C:.'
          : patch.path.place === undefined
            ? `Drive letters can differ from computer to computer and between Windows PE and the full operating system. Keep ${root.letter}: only if that drive holds the patch everywhere.`
            : `_SMSTaskSequence lies on the drive with most free space, usually C:. Keep ${root.letter}: only if that is the drive on every computer this sequence runs on.`,
        fixes: [suggestedFix('Use drive C:', replaceInPath(use, patch, root.range, 'C:'))],
      });
    }
  },
};
