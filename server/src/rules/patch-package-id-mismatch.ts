import { StepType } from '../knowledge/stepTypes.ts';
import {
  CLIENT_PACKAGE_VARIABLE,
  clientPackageIds,
  type Patch,
  type PatchUse,
  setupsOf,
} from '../taskSequence/clientInstallation.ts';
import { stepFact } from '../taskSequence/facts.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import { isPackageId, isPackageIdPlaceholder } from '../taskSequence/patchPath.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { eachPatch, pathRange, replaceInPath } from './support/patches.ts';
import { article } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-package-id-mismatch',
  title: 'PATCH= names another package than the client package',
  category: 'Client patches',
  severity: 'error',
  reads: 'taskSequence',
  what: "The package ID in the path of a client patch is not the ID of the step's client package.",
  why: 'The patch lies in the client package, which is copied to _SMSTaskSequence\\OSD\\<its ID> before ccmsetup runs. Under any other ID there is no such file: the client installs without the hotfix, or not at all. The usual slip is the ID of the package that the hotfix installer made.',
  todo: 'Write the ID of the client package that the Setup Windows and ConfigMgr step names, in the path and nowhere else.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100042\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
<variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
<variable name="_SMSClientPackageID" property="ClientPackageID">PS100003</variable>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      const id = patch.path.packageId;
      const accepted = clientPackageIds(use.properties.setup);
      const [clientPackage] = accepted;
      if (!id || clientPackage === undefined || !canBeCompared(patch, id.text, clientPackage)) continue;
      const right = setupsOf(sequence, use.properties).flatMap(clientPackageIds);
      if (right.some((candidate) => candidate.toLowerCase() === id.text.toLowerCase())) continue;

      const usedBy = whatUses(sequence, id.text);
      const elsewhere = mayLieElsewhere(patch, usedBy !== undefined);
      report({
        severity: elsewhere ? 'warning' : 'error',
        range: pathRange(use, patch, id.range),
        message: `${describe(id.text, usedBy)}, but the client package of '${setupName(use)}' is ${clientPackage}. The patch is taken from the client package: use ${clientPackage} here.`,
        fixes: accepted.map((candidate) => {
          const isClient = candidate === use.properties.setup?.value(CLIENT_PACKAGE_VARIABLE);
          const title = `Use the ${isClient ? 'client' : 'pre-production client'} package ${candidate}`;
          const edits = replaceInPath(use, patch, id.range, candidate);
          const fix = isClient && !elsewhere ? safeFix(title, edits) : suggestedFix(title, edits);
          // The reference list has a line then that nothing needs.
          return usedBy === ONLY_LISTED ? { ...fix, leaves: ['reference-unused'] } : fix;
        }),
      });
    }
  },
};

/**
 * Placeholders and variables are not compared. Elsewhere than below OSD and on a package share a folder is taken
 * for a package only when it is called like one.
 */
function canBeCompared({ path }: Patch, id: string, clientPackage: string): boolean {
  if (isPackageIdPlaceholder(id) || isPackageIdPlaceholder(clientPackage) || /[%<>]/.test(id)) return false;
  // With no file behind it, it may be the beginning of one.
  return (path.place !== 'cache' && path.file !== undefined) || isPackageId(id);
}

/**
 * A share can hold the patch in a package of its own, and so can the download cache for a package the sequence
 * uses; below OSD, and in the folders of the client package, only the client package has it.
 */
function mayLieElsewhere(patch: Patch, idIsUsed: boolean): boolean {
  const { place, folders } = patch.path;
  const clientFolders = folders.some((segment) => /^(?:hotfix|clientpatch)$/i.test(segment.text));
  return !clientFolders && (place === 'share' || (place === 'cache' && idIsUsed));
}

function describe(id: string, usedBy: string | undefined): string {
  if (usedBy !== undefined) return `${id} is ${usedBy}`;
  return isPackageId(id) ? `PATCH= looks in package ${id}` : `'${id}' stands where the package ID belongs`;
}

function setupName(use: PatchUse): string {
  return use.properties.setup?.name ?? '';
}

const ONLY_LISTED = 'another package of the reference list';

/** What else in the sequence uses a package: "the package installed by 'Install KB977203'". */
function whatUses(sequence: TaskSequence, id: string): string | undefined {
  const wanted = id.toLowerCase();
  const step = sequence.steps.find((candidate) => packagesOf(candidate).has(wanted));
  if (step)
    return `the package ${step.type === StepType.installSoftware ? 'installed' : 'used'} by '${step.name}'`;
  const listed = sequence.references.some((reference) => reference.id.text.toLowerCase() === wanted);
  return listed ? ONLY_LISTED : undefined;
}

/** The package IDs a step's variables and command name, in lower case. */
const packagesOf = stepFact(({ variables, action }): ReadonlySet<string> => {
  const inVariables = variables
    .filter(({ name, property }) => /packageid$/i.test(property ?? name) || /packageid$/i.test(name))
    .map(({ value }) => value?.text.trim() ?? '');
  const commanded = (action?.text ?? '').matchAll(
    /\/(?:run|pkg|install|image|data):([A-Z0-9]{3}[0-9A-F]{5})\b/gi,
  );
  return new Set(
    [...inVariables, ...[...commanded].map((match) => match[1] ?? '')].map((id) => id.toLowerCase()),
  );
});
