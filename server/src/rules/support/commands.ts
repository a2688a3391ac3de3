import type { Source } from '../../knowledge/hotfixes.ts';
import type { Edit } from '../../range.ts';
import type { StepCommand } from '../../taskSequence/actions.ts';
import { programName, readCommandLine } from '../../taskSequence/commandLine.ts';
import type { LoneStep } from '../../taskSequence/step.ts';
import { replacePlace, withinPlace } from '../../taskSequence/textPlace.ts';

export const taskSequenceSteps: Source = {
  title: 'Configuration Manager: task sequence steps',
  url: 'https://learn.microsoft.com/intune/configmgr/osd/understand/task-sequence-steps',
};

/** The edits that replace a stretch of a command in the action and in the variable that says the same. */
export function replaceInCommand(
  step: LoneStep,
  command: StepCommand,
  range: { readonly start: number; readonly end: number },
  newText: string,
): readonly Edit[] {
  return command.places.map((place) => replacePlace(step, withinPlace(place, range), newText));
}

/** Whether a shell reads the command line, be it started by another program. */
export function runsShell(text: string): boolean {
  return readCommandLine(text).tokens.some((token) =>
    /^(?:cmd|%comspec%|powershell|pwsh|bash|wsl|sh)(?:\.exe)?$/.test(programName(token)),
  );
}
