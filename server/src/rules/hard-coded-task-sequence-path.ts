import { readCommand } from '../taskSequence/actions.ts';
import { CLIENT_PROPERTIES_VARIABLE } from '../taskSequence/clientSettings.ts';
import type { StepContent } from '../taskSequence/step.ts';
import {
  placeRange,
  placeText,
  replacePlace,
  type TextPlace,
  withinPlace,
} from '../taskSequence/textPlace.ts';
import { variableWrites } from '../taskSequence/variableWrites.ts';
import type { TaskSequenceRule } from './rule.ts';
import { suggestedFix } from './support/fixes.ts';
import { taskSequenceVariables } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'hard-coded-task-sequence-path',
  title: 'The folder of the task sequence is written out',
  category: 'Command lines',
  severity: 'information',
  reads: 'taskSequence',
  what: 'A command line or the value of a variable names C:\\_SMSTaskSequence. Client install properties and the paths of client patches are left alone: there the path has to be written out.',
  why: 'The folder is on the drive with the most room, and its letter differs between Windows PE and the full operating system.',
  todo: 'Use %_SMSTSMDataPath%, or %_SMSTSLogPath% for the logs.',
  example: {
    bad: `<action>smsswd.exe /run: cscript.exe C:\\_SMSTaskSequence\\Packages\\PS100006\\tool.vbs</action>`,
    good: `<action>smsswd.exe /run: cscript.exe %_SMSTSMDataPath%\\Packages\\PS100006\\tool.vbs</action>`,
  },
  sources: [taskSequenceVariables],
  checkStep(step, report) {
    for (const { place, copies } of writtenOut(step.content)) {
      report({
        range: placeRange(step, place),
        message: `${placeText(place)} is only right as long as the task sequence has its folder on that drive, and letters differ between Windows PE and the full operating system. Use %_SMSTSMDataPath%.`,
        fixes: [
          suggestedFix(
            'Use %_SMSTSMDataPath%',
            [place, ...copies].map((one) => replacePlace(step, one, '%_SMSTSMDataPath%')),
          ),
        ],
      });
    }
  },
};

interface WrittenOut {
  readonly place: TextPlace;
  readonly copies: readonly TextPlace[];
}

/** In the path of a client patch it has to be written out, wherever that stands. */
const FOLDER = /(?<![\w%])[a-z]:\\+_SMSTaskSequence(?![\w-])(?![^"';\r\n]{0,260}\.msp\b)/gi;

function writtenOut(content: StepContent): readonly WrittenOut[] {
  return [...inCommand(content), ...inValues(content)];
}

function inCommand(content: StepContent): readonly WrittenOut[] {
  const command = readCommand(content);
  if (!command || /\btsenv/i.test(command.text)) return [];
  const [place, ...copies] = command.places;
  return [...command.text.matchAll(FOLDER)].map(({ 0: folder, index }) => {
    const range = { start: index, end: index + folder.length };
    return { place: withinPlace(place, range), copies: copies.map((copy) => withinPlace(copy, range)) };
  });
}

function inValues(content: StepContent): readonly WrittenOut[] {
  return variableWrites(content).flatMap(({ name, value }) => {
    if (!value || name.toLowerCase() === CLIENT_PROPERTIES_VARIABLE.toLowerCase()) return [];
    const { action } = content;
    const text = placeText(value);
    const at = action && value.source !== action ? action.text.indexOf(text) : -1;
    return [...text.matchAll(FOLDER)].map(({ 0: folder, index }) => {
      const range = { start: index, end: index + folder.length };
      const copies =
        action && at >= 0 ? [{ source: action, start: at + range.start, end: at + range.end }] : [];
      return { place: withinPlace(value, range), copies };
    });
  });
}
