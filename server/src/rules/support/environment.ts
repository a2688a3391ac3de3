import { findStepType } from '../../knowledge/stepTypeFacts.ts';
import { StepType } from '../../knowledge/stepTypes.ts';
import { sequenceFact, stepFact, stepsWhere } from '../../taskSequence/facts.ts';
import type { Group } from '../../taskSequence/model.ts';
import { powerShellSource } from '../../taskSequence/powerShellSource.ts';
import type { Step, StepContent } from '../../taskSequence/step.ts';
import { propertyValue, stepVariant } from '../../taskSequence/stepProperties.ts';
import { variableWrites } from '../../taskSequence/variableWrites.ts';

export type Environment = 'WinPE' | 'FullOS';

export const environmentNames = { WinPE: 'Windows PE', FullOS: 'the full operating system' } as const;

/** A step that cannot work where the document shows that it runs. */
export interface MisplacedStep {
  readonly step: Step;
  /** Where it works; undefined for any. */
  readonly needs: Environment | undefined;
  /** It runs under an account of its own. */
  readonly runsAs: boolean;
  /** Where the sequence is before it. */
  readonly environment: Environment;
  /** The step that shows this. */
  readonly because: Step;
}

/** What a step says of the environment. */
interface Mark {
  /** Where the sequence is behind it; `same system` after a restart from the disk. */
  readonly leadsTo: Environment | 'same system' | 'unknown' | undefined;
  readonly needs: Environment | undefined;
  readonly runsAs: boolean;
}

/**
 * The active steps that need another environment, where it is certain: behind Setup Windows and ConfigMgr it is the
 * full operating system, behind a restart to Windows PE or a step that partitions or applies Windows PE. What
 * conditions may skip, other sequences, and scripts that ask for a restart make it uncertain.
 */
export const misplacedSteps = sequenceFact((sequence): readonly MisplacedStep[] => {
  const misplaced: MisplacedStep[] = [];
  let now: { readonly environment: Environment; readonly because: Step; readonly guard: Guard } | undefined;
  for (const step of markedSteps(sequence)) {
    const mark = markOf(step);
    if (!mark) continue;
    const { leadsTo, needs, runsAs } = mark;
    const isElsewhere =
      now !== undefined &&
      ((needs !== undefined && needs !== now.environment) || (runsAs && now.environment === 'WinPE'));
    // Most steps stand where they belong and lead nowhere: what is round them need not be looked at.
    if ((!isElsewhere && !leadsTo) || step.inactive) continue;
    const guard = guardOf(step);
    const isCertain = now !== undefined && now.guard === guard;
    if (now && isCertain && isElsewhere) {
      misplaced.push({ step, needs, runsAs, environment: now.environment, because: now.because });
    }
    if (leadsTo === 'unknown' || (leadsTo && guard === step)) now = undefined;
    else if (leadsTo === 'same system') now = now?.environment === 'FullOS' ? now : undefined;
    else if (leadsTo && isCertain && needs && now?.environment !== needs && !step.content.conditional) {
      // It does not belong here, so it shows nothing of what follows.
      now = undefined;
    } else if (leadsTo) now = { environment: leadsTo, because: step, guard };
  }
  return misplaced;
});

/** What can make that a step is left out: its own condition, or the innermost group that has one or goes on behind an error. */
type Guard = Step | Group | undefined;

function guardOf(step: Step): Guard {
  if (step.content.conditional) return step;
  let group = step.parent;
  while (group && !group.conditional && !group.continuesOnError) group = group.parent;
  return group;
}

const markOf = stepFact((content): Mark | undefined => {
  const leadsTo = leadsToOf(content);
  const environment = stepVariant(content) === 'ConfigMgr' ? findStepType(content.type)?.environment : 'both';
  // Setup Windows and ConfigMgr begins in one and ends in the other.
  const needs = environment === 'both' || content.type === StepType.setupWindows ? undefined : environment;
  const runsAs = runsAsUser(content);
  return leadsTo || needs || runsAs ? { leadsTo, needs, runsAs } : undefined;
});

const markedSteps = stepsWhere((content) => markOf(content) !== undefined);

/** Whether a step runs under an account of its own. */
export const runsAsUser = stepFact(
  (content) =>
    stepVariant(content) === 'ConfigMgr' && propertyValue(content, 'RunAsUser')?.toLowerCase() === 'true',
);

function leadsToOf(content: StepContent): Mark['leadsTo'] {
  const { type, element, action, attributes } = content;
  if (type === StepType.setupWindows || type === StepType.upgradeOperatingSystem) return 'FullOS';
  if (type === StepType.restart) {
    return /\/target:["']?WinPE\b/i.test(action?.text ?? '') ? 'WinPE' : 'same system';
  }
  if (element === 'subtasksequence' || (type && RESTARTS_BY_ITSELF.has(type)) || asksForRestart(content)) {
    return 'unknown';
  }
  const showsWindowsPE = type === StepType.partitionDisk || type === StepType.applyOperatingSystem;
  const isSure = stepVariant(content) === 'ConfigMgr' && attributes.get('continueOnError')?.text !== 'true';
  return showsWindowsPE && isSure ? 'WinPE' : undefined;
}

/** Another sequence can end anywhere; Prepare Windows for Capture restarts when Sysprep is done. */
const RESTARTS_BY_ITSELF: ReadonlySet<string> = new Set([StepType.subTaskSequence, StepType.prepareWindows]);

/** `SMSTSRebootRequested` names where the next restart leads. */
function asksForRestart(content: StepContent): boolean {
  return (
    variableWrites(content).some(({ name }) => REBOOT.test(name)) ||
    REBOOT.test(powerShellSource(content)?.text ?? '') ||
    REBOOT.test(content.action?.text ?? '')
  );
}

const REBOOT = /SMSTSRebootRequested|smsboot/i;
