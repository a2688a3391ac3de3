import { findClientHotfixes, type Product, parseClientPatchName } from '../knowledge/hotfixes.ts';
import type { Patch, PatchUse } from '../taskSequence/clientInstallation.ts';
import { factOf } from '../taskSequence/facts.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import type { TaskSequenceRule } from './rule.ts';
import { eachPatch, patchKb, pathRange, shown } from './support/patches.ts';
import { article } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-wrong-product',
  title: 'The client patch is for another product',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A patch stands in a sequence that is plainly of another version: one for the ConfigMgr 2007 client in a later sequence or a later one in a ConfigMgr 2007 sequence. Or one list holds patches for several products.',
  why: 'A patch fits only the client it was made for; on another, Windows Installer ends with 1642 and the client is not installed.',
  todo: 'Remove the patch that is not for the client you install. The failure of KB977203 exists on ConfigMgr 2007 clients only; current branch brings its updates with the client package.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" retryCount="0" runFromNet="false">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" retryCount="0" runFromNet="false">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01</variable>
  </defaultVarList>
</step>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      const { file } = patch.path;
      const made = file && productOf(patch);
      const message = made && (disagreement(sequence, made) ?? disagreementInList(use, patch, made));
      if (!file || !message) continue;
      report({
        range: pathRange(use, patch, file.range),
        message: `'${shown(use, file.text)}' ${message}`,
      });
    }
  },
};

/** What is wrong with a patch for that product in this sequence; the end of a sentence about the file. */
function disagreement({ dialect }: TaskSequence, made: Product): string | undefined {
  const { product, evidence } = dialect;
  if (product === 'ConfigMgr 2007' && made !== 'ConfigMgr 2007') {
    return `patches the client of ${made}, but this is a ConfigMgr 2007 sequence: ${evidence}. Use the hotfix for the installed version.`;
  }
  if (product === 'later' && made === 'ConfigMgr 2007') {
    return `patches the ConfigMgr 2007 client, but this sequence is of a later version: ${evidence}. Remove the patch.`;
  }
  return undefined;
}

/** The same where the first patch of the list is for another product. */
function disagreementInList(use: PatchUse, patch: Patch, made: Product): string | undefined {
  const first = firstNamed(use);
  const product = first && productOf(first);
  if (!first || !product || first === patch || product === made) return undefined;
  return `patches the client of ${made}, but '${shown(use, first.path.file?.text ?? '')}' in the same list is for that of ${product}. A client takes only its own patches: remove the others.`;
}

const firstNamed = factOf(({ patches }: PatchUse) =>
  patches.find((patch) => patch.path.file && productOf(patch) !== undefined),
);

/** By the form of the file's name, or by its Knowledge Base number. */
function productOf(patch: Patch): Product | undefined {
  const made = parseClientPatchName(patch.path.file?.text ?? '')?.product;
  return made ?? findClientHotfixes(patchKb(patch) ?? '')[0]?.product;
}
