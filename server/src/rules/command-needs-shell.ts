import type { Range } from '../range.ts';
import { readCommand, type StepCommand } from '../taskSequence/actions.ts';
import { readCommandLine, shellOperators } from '../taskSequence/commandLine.ts';
import { placeRange, withinPlace } from '../taskSequence/textPlace.ts';
import type { TaskSequenceRule } from './rule.ts';
import { replaceInCommand, runsShell, taskSequenceSteps } from './support/commands.ts';
import { suggestedFix } from './support/fixes.ts';

export const rule: TaskSequenceRule = {
  code: 'command-needs-shell',
  title: 'A command line needs a shell and starts none',
  category: 'Command lines',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A command line pipes, redirects or chains commands (|, >, &&), or begins with a command that is part of cmd.exe, such as copy or dir, without starting cmd.exe or PowerShell.',
  why: 'A task sequence starts the program directly: there is no program copy.exe, and | or > are handed to the program as arguments.',
  todo: 'Begin the command line with cmd.exe /c.',
  example: {
    bad: `<action>smsswd.exe /run: copy settings.ini C:\\Windows\\Temp</action>`,
    good: `<action>smsswd.exe /run: cmd.exe /c copy settings.ini C:\\Windows\\Temp</action>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    const command = readCommand(step);
    const need = command && shellNeed(command);
    if (!need) return;
    const written = command.text.slice(need.range.start, need.range.end);
    const whole = { start: 0, end: command.text.length };
    const wrapped = command.text.startsWith('"') ? `"${command.text}"` : command.text;
    report({
      range: placeRange(step, withinPlace(command.places[0], need.range)),
      message: `${need.isProgram ? `'${written}' is a command of cmd.exe, not a program` : `Only a shell understands '${written}'`}, and this command line starts no shell. Begin it with cmd.exe /c.`,
      fixes: [
        suggestedFix(
          'Run the command line with cmd.exe /c',
          replaceInCommand(step, command, whole, `cmd.exe /c ${wrapped}`),
        ),
      ],
    });
  },
};

/** Names that no program of a package has. */
const COMMANDS = /^(?:copy|del|dir|echo|erase|md|mkdir|mklink|rd|ren|rename|rmdir)$/;
/** A package could hold start.bat: without an extension that is found, too. */
const COMMANDS_WITHOUT_PACKAGE = /^(?:assoc|call|cls|for|ftype|if|move|pushd|popd|set|start|type|ver|vol)$/;

interface ShellNeed {
  /** In offsets of the command. */
  readonly range: Range;
  readonly isProgram: boolean;
}

function shellNeed(command: StepCommand): ShellNeed | undefined {
  if (runsShell(command.text)) return undefined;
  const { program } = readCommandLine(command.text);
  if (!program) return undefined;
  const word = program.text.toLowerCase();
  if (COMMANDS.test(word) || (command.packageId === undefined && COMMANDS_WITHOUT_PACKAGE.test(word))) {
    return { range: program.range, isProgram: true };
  }
  // Windows itself starts cmd.exe for a batch file, with all that follows.
  if (/\.(?:bat|cmd)$/.test(word)) return undefined;
  const operator = shellOperators(command.text).find(({ range }) => isOperator(command.text, range));
  return operator && { range: operator.range, isProgram: false };
}

/** Programs take arguments such as `a|b`, `x&y` and `<name>`: an operator stands free of them. */
function isOperator(text: string, { start, end }: Range): boolean {
  const written = text.slice(start, end);
  if (written === '<') return false;
  const standsFree = /(?:^|\s)[12]?$/.test(text.slice(0, start));
  if (written.startsWith('>')) return standsFree && !text.slice(0, start).includes('<');
  return standsFree && /^(?:\s|$)/.test(text.slice(end));
}
