import type { Fix } from '../finding.ts';
import {
  findClientHotfixes,
  type Product,
  parseClientPatchName,
  supersedingHotfixes,
} from '../knowledge/hotfixes.ts';
import { StepType } from '../knowledge/stepTypes.ts';
import { patchUses, setupSteps } from '../taskSequence/clientInstallation.ts';
import { stepFact, stepsWhere } from '../taskSequence/facts.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import { removeStep } from '../taskSequence/sequenceEdits.ts';
import { contentValue, type Step } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { insertFileFix, insertHotfixFixes } from './support/insertPatch.ts';
import { isCertificateHotfix, patchKb } from './support/patches.ts';
import { article } from './support/sources.ts';
import { runsCertFix } from './support/userState.ts';

export const rule: TaskSequenceRule = {
  code: 'hotfix-as-software',
  title: 'The client patch is installed by a step of its own',
  category: 'Client patches',
  severity: 'error',
  reads: 'taskSequence',
  what: 'A step after Setup Windows and ConfigMgr installs a client hotfix: Install Software, or a command line that applies the patch. It is a warning where client or sequence are later than ConfigMgr 2007.',
  why: 'Patching the client can stop its service, and with it the task sequence that the client is running. The patch must be installed together with the client.',
  todo: 'Remove the step and name the patch in PATCH= of the Setup Windows and ConfigMgr step.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr" />
<step type="SMS_TaskSequence_InstallSoftwareAction" name="Install KB977203" />`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>`,
  },
  sources: [article('977203')],
  check({ sequence }, report) {
    const setups = setupSteps(sequence);
    const [first] = setups;
    if (!first) return;
    for (const step of stepsWithHotfix(sequence)) {
      if (step.start < first.start || step.inactive) continue;
      const installed = installedHotfix(step);
      if (!installed) continue;
      const setup = setups.findLast((candidate) => candidate.start < step.start) ?? first;
      // What the article says of the service is said of the ConfigMgr 2007 client.
      const is2007 = installed.product === 'ConfigMgr 2007' && sequence.dialect.product !== 'later';
      report({
        severity: is2007 ? 'error' : 'warning',
        range: step.startTag,
        message: `'${step.name}' installs the client hotfix KB${installed.kb} while the client runs the sequence: that can stop the client service, which fails the sequence. Name the patch in PATCH= of '${setup.name}' instead.`,
        fixes: moveIntoPatch(sequence, step, setup, installed),
      });
    }
  },
};

interface InstalledHotfix {
  readonly kb: string;
  readonly product: Product;
  /** The patch file, where the step names it. */
  readonly file: { readonly name: string; readonly servicePack: string } | undefined;
}

const stepsWithHotfix = stepsWhere((content) => installedHotfix(content) !== undefined);

/** The client hotfix a step installs, by its command, program or name. */
const installedHotfix = stepFact((step): InstalledHotfix | undefined => {
  if (runsCertFix(step)) return undefined;
  if (step.type === StepType.installSoftware) {
    const texts = [contentValue(step, '_SMSSWDProgramName') ?? '', step.name];
    // A package made from the hotfix's folder can also hold the certificate tool under another name.
    if (texts.some((text) => /cert|repair|uninstall|remove/i.test(text))) return undefined;
    return texts.map(knownHotfix).find((hotfix) => hotfix !== undefined);
  }
  if (step.type !== StepType.runCommandLine && step.type !== undefined) return undefined;
  return [step.action?.text ?? '', contentValue(step, 'CommandLine') ?? '']
    .map(patchedByCommand)
    .find((hotfix) => hotfix !== undefined);
});

/** A client hotfix of the knowledge named in free text. */
function knownHotfix(text: string): InstalledHotfix | undefined {
  const numbers = text.matchAll(/(?<![\w.])(?:KB[\s_-]?)?(\d{6,8})(?![\w.]*\d)/gi);
  for (const match of numbers) {
    const hotfix = findClientHotfixes(match[1] ?? '')[0];
    if (hotfix) return { kb: hotfix.kb, product: hotfix.product, file: undefined };
  }
  return undefined;
}

/** `msiexec /p`, `msiexec /update`, or the patch file run as it is. Copying a patch installs nothing. */
function patchedByCommand(command: string): InstalledHotfix | undefined {
  const groups = APPLIED_PATCH.exec(command)?.groups ?? PATCH_ITSELF.exec(command)?.groups;
  const path = groups?.quoted ?? groups?.plain;
  if (path === undefined) return undefined;
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const parsed = parseClientPatchName(name);
  if (parsed?.kb === undefined) return knownHotfix(path.replace(/[\\/]/g, ' '));
  const { kb, product, servicePack } = parsed;
  return { kb, product, file: servicePack === undefined ? undefined : { name, servicePack } };
}

const PATCH_PATH = String.raw`(?:\\?["'\x60](?<quoted>[^"'\x60]{1,300}\.msp)|(?<plain>[^\s"'\x60]{1,300}\.msp)(?![\w.]))`;
const APPLIED_PATCH = new RegExp(
  String.raw`msiexec(?:\.exe)?["'\s][^|&]{0,200}?[/-](?:p|update)\s{0,8}${PATCH_PATH}`,
  'i',
);
const PATCH_ITSELF = new RegExp(String.raw`^\s*(?:smsswd(?:\.exe)?\s+\/run:\S*\s+)?${PATCH_PATH}`, 'i');

function moveIntoPatch(
  sequence: TaskSequence,
  step: Step,
  setup: Step,
  { kb, file }: InstalledHotfix,
): readonly Fix[] {
  const removal = removeStep(sequence.source, step);
  const enough = new Set([kb, ...supersedingHotfixes(kb).map((hotfix) => hotfix.kb)]);
  const listed = patchUses(sequence)
    .flatMap((use) => use.patches.map(patchKb))
    .find((other) => other !== undefined && enough.has(other));
  if (listed !== undefined) return [suggestedFix(`Remove '${step.name}'; PATCH= has KB${listed}`, [removal])];
  const leaves = isCertificateHotfix(kb) ? ['ccmcertfix-missing'] : [];
  const fixes = file
    ? insertFileFix(sequence, setup, { kb, ...file }, leaves)
    : insertHotfixFixes(sequence, setup, kb, leaves);
  return fixes.map((fix) => ({
    ...fix,
    title: fix.title.replace('Insert PATCH=', `Remove '${step.name}' and insert PATCH=`),
    edits: [...fix.edits, removal],
  }));
}
