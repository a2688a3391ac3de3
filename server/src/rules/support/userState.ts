import { ccmCertFix } from '../../knowledge/hotfixes.ts';
import { StepType } from '../../knowledge/stepTypes.ts';
import type { SourceString } from '../../syntax/sourceString.ts';
import { setupSteps } from '../../taskSequence/clientInstallation.ts';
import { sequenceFact, stepFact, stepsWhere } from '../../taskSequence/facts.ts';
import type { XmlLine } from '../../taskSequence/sequenceEdits.ts';
import { contentValue, type Step } from '../../taskSequence/step.ts';

/** The active steps that KB977203 is about, as the document shows them. */
export interface UserStateFlow {
  readonly capture: Step | undefined;
  readonly restore: Step | undefined;
  /** The last Setup Windows and ConfigMgr step before the restore, or the last at all where nothing is restored. */
  readonly setup: Step | undefined;
  /** CCMCertFix between setup, or else capture, and restore. */
  readonly certFix: Step | undefined;
  /** CCMCertFix anywhere else. */
  readonly misplacedCertFix: Step | undefined;
  /** Between CCMCertFix and the restore: the first restart into the installed system, or else the first at all. */
  readonly restart: Step | undefined;
}

/** What the sequence does with user state and certificates; disabled steps do nothing. */
export const userStateFlow = sequenceFact((sequence): UserStateFlow => {
  const active = stepsOfFlow(sequence).filter((step) => !step.inactive);
  const restoreIndex = active.findIndex((step) => step.type === StepType.restoreUserState);
  const restore = active[restoreIndex];
  const setups = setupSteps(sequence);
  const setup = setups.findLast((step) => restore === undefined || step.start < restore.start);
  const capture = active.find((step) => step.type === StepType.captureUserState);
  // Where the client is not installed here, what stands behind the capture can be meant.
  const before = setup ?? capture;
  const from = before ? active.indexOf(before) + 1 : 0;
  const between = active.slice(from, restoreIndex === -1 ? active.length : restoreIndex);
  const certFix = between.find(runsCertFix);
  const behind = certFix ? between.slice(between.indexOf(certFix) + 1) : [];
  const restarts = behind.filter((step) => step.type === StepType.restart);
  return {
    capture,
    restore,
    setup,
    certFix,
    misplacedCertFix: active.find((step) => step !== certFix && runsCertFix(step)),
    restart: restarts.find((step) => !restartsIntoWindowsPE(step)) ?? restarts[0],
  };
});

/** Where a Restart Computer step says that it restarts into Windows PE: in its variable, its command, or both. */
export function windowsPETargets(step: Step): {
  readonly variable: SourceString | undefined;
  /** The offset of the target in the text of the action. */
  readonly action: number | undefined;
} {
  const variable = (step.variable('SMSRebootTarget') ?? step.variable('Target'))?.value;
  const command = /\/target:["']?(?=winpe\b)/i.exec(step.content.action?.text ?? '');
  return {
    variable: variable && /^winpe$/i.test(variable.text.trim()) ? variable : undefined,
    action: command ? command.index + command[0].length : undefined,
  };
}

function restartsIntoWindowsPE(step: Step): boolean {
  const { variable, action } = windowsPETargets(step);
  return variable !== undefined || action !== undefined;
}

const CERT_FIX = new RegExp(
  ccmCertFix.fileName.replace(/\.exe$/i, '').replace(/(?<=ccm|cert)/gi, '\\W*'),
  'i',
);

/** Whether a step runs CCMCertFix, by its command, its program, or else its name. */
export const runsCertFix = stepFact((step): boolean => {
  if (step.type === StepType.restart || step.type === StepType.setupWindows) return false;
  const texts = [
    step.action?.text,
    contentValue(step, 'CommandLine'),
    contentValue(step, '_SMSSWDProgramName'),
    step.name,
  ];
  return texts.some((text) => text !== undefined && CERT_FIX.test(text));
});

const FLOW: ReadonlySet<string> = new Set([
  StepType.captureUserState,
  StepType.restart,
  StepType.restoreUserState,
  StepType.setupWindows,
]);

const stepsOfFlow = stepsWhere((step) => FLOW.has(step.type ?? '') || runsCertFix(step));

export const PACKAGE_PLACEHOLDER = 'XXX00001';
export const PROGRAM_PLACEHOLDER = 'CCMCertFix';

/** An Install Software step that runs CCMCertFix; package and program are placeholders to fill. */
export function certFixStep(like: Step): readonly XmlLine[] {
  return [
    line(
      0,
      `<step type="${StepType.installSoftware}" name="Run CCMCertFix" description="Repairs the client certificates (KB${ccmCertFix.kb})" runIn="FullOS" successCodeList="0"${laterAttributes(like)}>`,
    ),
    line(1, `<action>smsswd.exe /pkg:${PACKAGE_PLACEHOLDER} /install /basevar: /continueOnError:</action>`),
    line(1, '<defaultVarList>'),
    line(
      2,
      `<variable name="PackageID" property="PackageID" hidden="true">${PACKAGE_PLACEHOLDER}</variable>`,
    ),
    line(2, `<variable name="_SMSSWDProgramName" property="ProgramName">${PROGRAM_PLACEHOLDER}</variable>`),
    line(1, '</defaultVarList>'),
    line(0, '</step>'),
  ];
}

/** A Restart Computer step to the installed operating system that notifies nobody. */
export function restartStep(like: Step): readonly XmlLine[] {
  return [
    line(
      0,
      `<step type="${StepType.restart}" name="Restart Computer" description="Restart after CCMCertFix (KB${ccmCertFix.kb})" runIn="WinPEandFullOS" successCodeList="0"${laterAttributes(like)}>`,
    ),
    line(1, '<action>smsboot.exe /target:HD</action>'),
    line(1, '<defaultVarList>'),
    line(2, '<variable name="SMSRebootMessage" property="Message"></variable>'),
    line(2, '<variable name="SMSRebootTimeout" property="MessageTimeout">0</variable>'),
    line(2, '<variable name="SMSRebootTarget" property="Target" hidden="true">HD</variable>'),
    line(1, '</defaultVarList>'),
    line(0, '</step>'),
  ];
}

function line(depth: number, text: string): XmlLine {
  return { depth, text };
}

/** New steps look as their neighbours do: only current branch writes these attributes. */
function laterAttributes(like: Step): string {
  return like.content.attributes.has('retryCount') ? ' retryCount="0" runFromNet="false"' : '';
}
