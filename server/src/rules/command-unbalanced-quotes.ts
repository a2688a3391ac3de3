import type { Range } from '../range.ts';
import { readCommand, type StepCommand } from '../taskSequence/actions.ts';
import { readCommandLine } from '../taskSequence/commandLine.ts';
import { placeRange, withinPlace } from '../taskSequence/textPlace.ts';
import type { TaskSequenceRule } from './rule.ts';
import { replaceInCommand, runsShell, taskSequenceSteps } from './support/commands.ts';
import { suggestedFix } from './support/fixes.ts';

export const rule: TaskSequenceRule = {
  code: 'command-unbalanced-quotes',
  title: 'A quotation mark of a command line is never closed',
  category: 'Command lines',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'A command line has an odd number of quotation marks, or typographic ones round an argument. The action that MDT itself writes for its Run PowerShell Script step is left alone, and so are command lines for PowerShell, which has quotes of its own.',
  why: 'What stands behind the open quotation mark is one argument, blanks and switches and all.',
  todo: 'Close the quotation mark where the path or argument ends.',
  example: {
    bad: `<action>smsswd.exe /run: msiexec.exe /i "C:\\Tools and more\\tool.msi /qn</action>`,
    good: `<action>smsswd.exe /run: msiexec.exe /i "C:\\Tools and more\\tool.msi" /qn</action>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    const command = readCommand(step);
    if (!command) return;
    for (const pair of typographicPairs(command)) {
      report({
        range: placeRange(step, withinPlace(command.places[0], pair)),
        message:
          'These quotation marks are typographic ones, which do not hold an argument together: only straight ones do. Write ".',
        fixes: [
          suggestedFix(
            'Write straight quotation marks',
            [pair.start, pair.end - 1].flatMap((at) =>
              replaceInCommand(step, command, { start: at, end: at + 1 }, '"'),
            ),
          ),
        ],
      });
    }
    const quote = openQuote(command);
    if (!quote) return;
    const end = { start: command.text.length, end: command.text.length };
    report({
      range: placeRange(step, withinPlace(command.places[0], quote)),
      message:
        'This quotation mark is never closed, so all that follows is one argument. Close it where the argument ends.',
      fixes: [
        suggestedFix(
          'Close the quotation mark at the end of the command line',
          replaceInCommand(step, command, end, '"'),
        ),
      ],
    });
  },
};

/** MDT writes it so, and it runs. */
const MDT_POWERSHELL = /ZTIPowerShell\.wsf\s*$/i;

/** Around an argument: between straight quotes, for a shell, and where they are printed, they can be meant. */
function typographicPairs(command: StepCommand): readonly Range[] {
  if (runsShell(command.text) || /^\s*echo\s/i.test(command.text)) return [];
  const bare = command.text.replace(/"[^"]*"/g, (quoted) => ' '.repeat(quoted.length));
  return [...bare.matchAll(/[\u201C-\u201F][^\u201C-\u201F]*[\u201C-\u201F]/g)].map(({ 0: pair, index }) => ({
    start: index,
    end: index + pair.length,
  }));
}

function openQuote(command: StepCommand): Range | undefined {
  if (!command.text.includes('"') || MDT_POWERSHELL.test(command.text)) return undefined;
  // An escaped quote is none to a shell: only what is open to everybody counts.
  const isOdd = command.text.split('"').length % 2 === 0;
  if (!isOdd || runsShell(command.text)) return undefined;
  return readCommandLine(command.text).unclosedQuote;
}
