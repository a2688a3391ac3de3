import type { Fix } from '../finding.ts';
import type { Edit } from '../range.ts';
import { patchUses } from '../taskSequence/clientInstallation.ts';
import type {
  PackageObject,
  PackageProperty,
  TaskSequence,
  TaskSequenceDocument,
} from '../taskSequence/model.ts';
import { packageFacts } from '../taskSequence/packageObject.ts';
import { insertAfter } from '../taskSequence/sequenceEdits.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { carriesCertificateHotfix } from './support/patches.ts';
import { article } from './support/sources.ts';
import {
  certFixStep,
  PACKAGE_PLACEHOLDER,
  PROGRAM_PLACEHOLDER,
  restartStep,
  type UserStateFlow,
  userStateFlow,
} from './support/userState.ts';

export const rule: TaskSequenceRule = {
  code: 'ccmcertfix-missing',
  title: 'CCMCertFix is missing: existing certificates stay broken',
  category: 'User state',
  severity: 'warning',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'The client patch of KB977203 or KB977384 is installed and user state is restored, but no step between the two runs CCMCertFix; or the package object of a ConfigMgr 2007 sequence that captures user state names no program to run first.',
  why: 'The client patch makes only new certificates correct. Those that the client already has keep the embedded NUL, and their import fails with 0x80092024 all the same, until CCMCertFix.exe has repaired them.',
  todo: 'Make a package and program for CCMCertFix.exe. Run it with an Install Software step after Setup Windows and ConfigMgr, followed by a restart, and choose it under Properties > Advanced > Run another program first.',
  example: {
    bad: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
    good: `<step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Windows and ConfigMgr">
  <defaultVarList>
    <variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_InstallSoftwareAction" name="Run CCMCertFix" />
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer" />
<step type="SMS_TaskSequence_RestoreUserStateAction" name="Restore User State" />`,
  },
  sources: [article('977203'), article('2028442')],
  check(document, report) {
    // On later clients the patch itself is the mistake, which another rule reports.
    if (document.sequence.dialect.product === 'later') return;
    const flow = userStateFlow(document.sequence);
    const patched = carriesCertificateHotfix(patchUses(document.sequence));
    if (patched && flow.setup && flow.restore && !flow.certFix && !repeatsProgramFirst(document, flow)) {
      report({
        range: flow.setup.startTag,
        message: missingMessage(flow),
        fixes: insertCertFix(document.sequence, flow),
      });
    }
    checkProgramFirst(document, flow, patched, report);
  },
};

/** Whether a step between setup and restore runs the program that runs before the sequence, whatever its name. */
function repeatsProgramFirst(
  { package: packageObject, sequence }: TaskSequenceDocument,
  { setup, restore }: UserStateFlow,
): boolean {
  const first = packageObject && packageFacts(packageObject).dependentProgram;
  if (first === undefined || !setup || !restore) return false;
  return sequence.steps.some(
    (step) =>
      step.start > setup.start &&
      step.start < restore.start &&
      !step.inactive &&
      `${step.value('PackageID')};;${step.value('_SMSSWDProgramName')}`.toLowerCase() === first.toLowerCase(),
  );
}

function missingMessage({ setup, restore, misplacedCertFix }: UserStateFlow): string {
  const places = `between '${setup?.name}' and '${restore?.name}'`;
  const found = misplacedCertFix
    ? `CCMCertFix runs in '${misplacedCertFix.name}', but not ${places}`
    : `No step ${places} runs CCMCertFix`;
  return `${found}. The client patch corrects new certificates only; the restored ones fail with 0x80092024 until CCMCertFix has repaired them. Insert it with a restart behind it.`;
}

/** The two steps behind Setup Windows and ConfigMgr; empty when the sequence has none. */
export function insertCertFix(sequence: TaskSequence, { setup }: UserStateFlow): readonly Fix[] {
  if (!setup) return [];
  const edit = insertAfter(sequence.source, setup, [...certFixStep(setup), ...restartStep(setup)]);
  return [suggestedFix(`Insert CCMCertFix and a restart behind '${setup.name}'`, [edit])];
}

/** On the old computer CCMCertFix must run before the sequence starts, which only the package object says. */
function checkProgramFirst(
  { text, package: packageObject, sequence }: TaskSequenceDocument,
  flow: UserStateFlow,
  patched: boolean,
  report: TaskSequenceReport,
): void {
  const is2007 = sequence.dialect.product === 'ConfigMgr 2007';
  if (!packageObject || !flow.capture || !(is2007 || patched)) return;
  const property = packageObject.properties.get('DependentProgram');
  if (property?.value && property.value.text.trim() !== '') return;
  report({
    offsetsOf: 'document',
    range: property?.startTag ?? packageObject.startTag,
    message: `'${flow.capture.name}' captures user state, but no program runs before the sequence. Certificates of the old client migrate unrepaired and fail with 0x80092024: choose the CCMCertFix program under Properties > Advanced > Run another program first.`,
    fixes: [
      suggestedFix('Name a CCMCertFix program to run first', [nameProgram(text, packageObject, property)]),
    ],
  });
}

const PROGRAM = `${PACKAGE_PLACEHOLDER};;${PROGRAM_PLACEHOLDER}`;

function nameProgram(text: string, { kind, startTag }: PackageObject, property?: PackageProperty): Edit {
  if (property?.value) return property.value.replace(0, property.value.text.length, PROGRAM);
  const value = kind === 'instance' ? `<VALUE>${PROGRAM}</VALUE>` : PROGRAM;
  if (property) return fillProperty(text, property, value);
  const element =
    kind === 'instance'
      ? `<PROPERTY NAME="DependentProgram" CLASSORIGIN="SMS_TaskSequencePackage" TYPE="string">${value}</PROPERTY>`
      : `<DependentProgram>${value}</DependentProgram>`;
  // As the first child, on a line of its own where the other children have theirs.
  const line = /^\s*?(?:\r\n|\n|\r)[ \t]*(?=<)/.exec(text.slice(startTag.end, startTag.end + 200))?.[0] ?? '';
  return { range: { start: startTag.end, end: startTag.end }, newText: line + element };
}

/** Puts a value into a property that has none: behind all it holds, or in place of its `/>`. */
function fillProperty(text: string, { range, startTag }: PackageProperty, value: string): Edit {
  const tag = text.slice(startTag.start, startTag.end);
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
  if (tag.endsWith('/>')) {
    const slash = tag.slice(0, -2).trimEnd().length;
    return {
      range: { start: startTag.start + slash, end: startTag.end },
      newText: `>${value}</${name}>`,
    };
  }
  const close = Math.max(text.lastIndexOf('</', range.end), startTag.end);
  const blank = /\s*$/.exec(text.slice(startTag.end, close))?.[0] ?? '';
  const at = close - blank.length;
  return { range: { start: at, end: at }, newText: blank === '' ? value : `${blank}  ${value}` };
}
