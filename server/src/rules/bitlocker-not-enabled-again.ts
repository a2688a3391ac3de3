import { StepType } from '../knowledge/stepTypes.ts';
import { stepFact } from '../taskSequence/facts.ts';
import type { TaskSequence } from '../taskSequence/model.ts';
import { powerShellSource } from '../taskSequence/powerShellSource.ts';
import type { Step, StepContent } from '../taskSequence/step.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { flowSteps, runsOtherSequences } from './support/flow.ts';
import { taskSequenceSteps, taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'bitlocker-not-enabled-again',
  title: 'BitLocker is disabled and stays off behind the sequence',
  category: 'Flow',
  severity: 'information',
  reads: 'taskSequence',
  needsEnd: true,
  what: 'Disable BitLocker turns protection off for more restarts than the sequence makes behind it, and nothing enables it again. It is a warning where OSDBitLockerRebootCountOverride is 0, which leaves it off for good.',
  why: 'Windows takes protection up again by itself after the given number of restarts, one where nothing is given. Until then the keys lie open on the disk.',
  todo: 'Lower the number of restarts, or enable BitLocker at the end of the sequence.',
  example: {
    bad: `<step type="SMS_TaskSequence_DisableBitLockerAction" name="Disable BitLocker">
  <defaultVarList>
    <variable name="OSDBitLockerRebootCount" property="RebootCount">15</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer" />`,
    good: `<step type="SMS_TaskSequence_DisableBitLockerAction" name="Disable BitLocker">
  <defaultVarList>
    <variable name="OSDBitLockerRebootCount" property="RebootCount">1</variable>
  </defaultVarList>
</step>
<step type="SMS_TaskSequence_RebootAction" name="Restart Computer" />`,
  },
  sources: [taskSequenceSteps, taskSequenceVariables],
  check({ sequence }, report) {
    const flow = flowSteps(sequence);
    const at = flow.findLastIndex(({ type }) => type === StepType.disableBitLocker);
    const disable = flow[at];
    if (!disable) return;
    const behind = flow.slice(at + 1);
    // A new system has its own protection.
    if (behind.some(({ type }) => type !== undefined && ENDS_IT.has(type))) return;
    const count = restartsWithoutProtection(sequence, disable);
    if (count === undefined) return;
    const restarts = behind.filter(({ type }) => type === StepType.restart).length;
    const isUpgrade = behind.some(({ type }) => type === StepType.upgradeOperatingSystem);
    if (count > 0 && (isUpgrade || restarts >= count)) return;
    if (runsOtherSequences(sequence) || isEnabledByCommand(sequence, disable)) return;
    report({
      ...(count === 0 && { severity: 'warning' }),
      range: disable.startTag,
      message:
        count === 0
          ? `OSDBitLockerRebootCountOverride is 0, so BitLocker stays off for good behind '${disable.name}', and no active step enables it again. Enable BitLocker at the end.`
          : `'${disable.name}' turns BitLocker off for ${count === 1 ? 'one restart' : `${count} restarts`}, and behind it ${restarts === 0 ? 'no step restarts the computer' : `there ${restarts === 1 ? 'is one Restart Computer step' : `are ${restarts} Restart Computer steps`}`}: the device goes on without protection. Enable BitLocker at the end, or lower the number.`,
    });
  },
};

/** How many restarts protection stays off, 0 for good; undefined where the document does not show it. */
function restartsWithoutProtection({ steps }: TaskSequence, disable: Step): number | undefined {
  const override = steps
    .flatMap((step) => (step.inactive ? [] : variableWrites(step)))
    .findLast(({ name }) => name.toLowerCase() === 'osdbitlockerrebootcountoverride')?.text;
  const written = (override ?? disable.value('OSDBitLockerRebootCount') ?? '1').trim();
  return /^\d{1,2}$/.test(written) ? Number(written) : undefined;
}

const ENDS_IT: ReadonlySet<string> = new Set([
  StepType.enableBitLocker,
  StepType.offlineEnableBitLocker,
  StepType.applyOperatingSystem,
  StepType.partitionDisk,
]);

function isEnabledByCommand({ steps }: TaskSequence, disable: Step): boolean {
  return steps.some((step) => step.start > disable.start && !step.inactive && speaksOfBitLocker(step));
}

/** Scripts of packages show by their names at best. */
const speaksOfBitLocker = stepFact((content: StepContent) =>
  /manage-bde|bitlocker|bde\b/i.test(
    `${content.name} ${content.action?.text ?? ''} ${powerShellSource(content)?.text ?? ''}`,
  ),
);
