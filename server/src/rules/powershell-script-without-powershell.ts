import { readCommand, type StepCommand } from '../taskSequence/actions.ts';
import { type CommandToken, readCommandLine } from '../taskSequence/commandLine.ts';
import { placeRange, withinPlace } from '../taskSequence/textPlace.ts';
import type { TaskSequenceRule } from './rule.ts';
import { replaceInCommand, taskSequenceSteps } from './support/commands.ts';
import { suggestedFix } from './support/fixes.ts';

const POWERSHELL = 'powershell.exe -NoProfile -ExecutionPolicy Bypass -File ';

export const rule: TaskSequenceRule = {
  code: 'powershell-script-without-powershell',
  title: 'A PowerShell script is started without PowerShell',
  category: 'Command lines',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A command line begins with the path of a .ps1 file.',
  why: 'A .ps1 file is no program, and Windows opens it in an editor instead of running it.',
  todo: 'Begin the command line with powershell.exe -ExecutionPolicy Bypass -File, or use a Run PowerShell Script step.',
  example: {
    bad: `<action>smsswd.exe /run:PS100006 Set-Tools.ps1 -Quiet</action>`,
    good: `<action>smsswd.exe /run:PS100006 powershell.exe -NoProfile -ExecutionPolicy Bypass -File Set-Tools.ps1 -Quiet</action>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    const command = readCommand(step);
    const script = command && scriptAsProgram(command);
    if (!script) return;
    const before = { start: 0, end: 0 };
    report({
      range: placeRange(step, withinPlace(command.places[0], script.range)),
      message: `'${script.text.split(/[\\/]/).at(-1)}' is a PowerShell script, which does not run by itself: Windows opens it in an editor. Begin the command line with powershell.exe -File.`,
      fixes: [
        suggestedFix(
          'Run the script with powershell.exe',
          replaceInCommand(step, command, before, POWERSHELL),
        ),
      ],
    });
  },
};

function scriptAsProgram(command: StepCommand): CommandToken | undefined {
  const { program } = readCommandLine(command.text);
  return program && /\.ps1$/i.test(program.text) ? program : undefined;
}
