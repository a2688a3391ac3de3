import { StepType } from '../../knowledge/stepTypes.ts';
import { isKnownVariable } from '../../knowledge/variables.ts';
import { stepFact } from '../../taskSequence/facts.ts';
import type { StepContent } from '../../taskSequence/step.ts';
import { variableWrites } from '../../taskSequence/variableWrites.ts';

/** What a step can do to the variables of a sequence. */
interface StepEffect {
  /** Names in lower case of the variables that the document shows it to set. */
  readonly sets: readonly string[];
  /** It runs a program, a script or another sequence, which can set any variable that is not read-only. */
  readonly setsUnseen: boolean;
  /** It works on its own part of the deployment, and can set the variables that the reference knows for it. */
  readonly setsKnown: boolean;
  /** What runs behind it can be another operating system. */
  readonly restarts: boolean;
}

const stepEffect = stepFact((content): StepEffect => {
  const { type = '' } = content;
  return {
    sets: variableWrites(content).map(({ name }) => name.toLowerCase()),
    setsUnseen: runsOwnCode(content) || setsComputedName(content),
    setsKnown: !ONLY_SET.has(type),
    restarts: content.element === 'subtasksequence' || RESTARTS.has(type),
  };
});

function runsOwnCode({ type, element }: StepContent): boolean {
  if (type === undefined || element === 'subtasksequence') return true;
  return RUNS_OWN_CODE.has(type) || !type.startsWith('SMS_TaskSequence_');
}

/** The name is put together from other variables. */
function setsComputedName(content: StepContent): boolean {
  return variableWrites(content).some(({ name, by }) => name.includes('%') || by === 'numbered output');
}

const RUNS_OWN_CODE: ReadonlySet<string> = new Set([
  StepType.runCommandLine,
  StepType.runPowerShellScript,
  StepType.subTaskSequence,
  StepType.installApplication,
  StepType.installSoftware,
]);

const ONLY_SET: ReadonlySet<string> = new Set([
  StepType.setVariable,
  StepType.setDynamicVariables,
  StepType.restart,
]);

const RESTARTS: ReadonlySet<string> = new Set([
  StepType.restart,
  StepType.setupWindows,
  StepType.upgradeOperatingSystem,
  StepType.subTaskSequence,
]);

/**
 * Whether none of these steps can have changed a variable. Of very many it is not looked up: then they can.
 */
export function isUnchangedBy(
  steps: readonly { readonly content: StepContent }[],
  variable: string,
): boolean {
  const name = variable.toLowerCase();
  if (steps.length > MOST_STEPS || VOLATILE.test(name)) return false;
  const isReadOnly = name.startsWith('_');
  const isKnown = isKnownVariable(name);
  return steps.every((step) => {
    const { sets, setsUnseen, setsKnown, restarts } = stepEffect(step);
    if (restarts || sets.includes(name)) return false;
    return isReadOnly || !(setsUnseen || (isKnown && setsKnown));
  });
}

const MOST_STEPS = 300;

/** The engine gives these a new value with each step. */
const VOLATILE = /^_smsts(?:last|current|next|instruction)/;
