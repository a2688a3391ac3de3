import { compareHotfixes } from '../knowledge/hotfixes.ts';
import type { Edit } from '../range.ts';
import {
  type Patch,
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { meantPatchName, patchKb, supersedingPatch } from './support/patches.ts';
import { article, windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-order',
  title: 'Client patches are not in the order of their versions',
  category: 'Client patches',
  severity: 'information',
  reads: 'taskSequence',
  what: 'PATCH= lists a patch before one that brings an older version of the client. Only versions with a source count.',
  why: 'Windows Installer 3.0 and later sorts patches that carry sequence data and applies the others in the order given. Where a patch lacks that data, a list in the wrong order can fail (1648) or leave the older files.',
  todo: 'List the patches from the lowest to the highest client version. The order of the KB numbers is not always that of the versions.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB2516517\\SCCM2007AC-SP2-KB2516517-x86.msp;\\\\CM01\\Client\\i386\\hotfix\\KB982203\\SCCM2007AC-SP2-KB982203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB982203\\SCCM2007AC-SP2-KB982203-x86.msp;\\\\CM01\\Client\\i386\\hotfix\\KB2516517\\SCCM2007AC-SP2-KB2516517-x86.msp"</variable>`,
  },
  sources: [windowsInstallerPatchProperty, article('2477182')],
  check({ sequence }, report) {
    for (const use of patchUses(sequence)) {
      const known = use.patches
        .slice(0, COMPARED_AT_MOST)
        .filter((patch) => parsed(patch)?.servicePack !== undefined && !supersedingPatch(use, patch));
      const late = known.find((patch, index) =>
        known.slice(0, index).some((before) => belongsBehind(before, patch)),
      );
      const early = known.find((patch) => late && belongsBehind(patch, late));
      if (!early || !late) continue;
      report({
        range: propertiesRange(use.properties, late.item.range),
        message: `KB${patchKb(late)} stands behind KB${patchKb(early)}, which brings a newer client. Windows Installer reorders only patches that carry sequence data: list them from the oldest client version to the newest.`,
        fixes: [suggestedFix('Put the patches in the order of their versions', reorder(use, known))],
      });
    }
  },
};

/** Nobody lists more; what a torn document makes look so is not compared each with each. */
const COMPARED_AT_MOST = 100;

function parsed(patch: Patch) {
  return meantPatchName(patch.path.file?.text);
}

/** Whether sources place the first patch behind the second. */
function belongsBehind(first: Patch, second: Patch): boolean {
  const [a, b] = [parsed(first), parsed(second)];
  if (a?.kb === undefined || b?.kb === undefined) return false;
  const { kb: firstKb } = a;
  const { kb: secondKb } = b;
  return [a.servicePack, b.servicePack].some(
    (servicePack) => servicePack !== undefined && (compareHotfixes(firstKb, secondKb, servicePack) ?? 0) > 0,
  );
}

/** Each patch goes before the first one that belongs behind it; the others keep their places. */
function reorder(use: PatchUse, known: readonly Patch[]): readonly Edit[] {
  const sorted: Patch[] = [];
  for (const patch of known) {
    const index = sorted.findIndex((placed) => belongsBehind(placed, patch));
    sorted.splice(index === -1 ? sorted.length : index, 0, patch);
  }
  return known.flatMap((patch, index) => {
    const text = sorted[index]?.item.text ?? patch.item.text;
    return text === patch.item.text ? [] : replaceInProperties(use.properties, patch.item.range, text);
  });
}
