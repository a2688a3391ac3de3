import type { Range } from '../range.ts';
import type { LoneStep } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { suggestedFix } from './support/fixes.ts';

export const rule: TaskSequenceRule = {
  code: 'apply-os-quoting',
  title: 'The quotes of Apply Operating System swallow a switch',
  category: 'Command lines',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'In the action of an Apply Operating System step one pair of quotation marks holds two switches, as in "/config:PS100004,%OSDConfigFileName% /target:%OSDisk%".',
  why: 'Both reach OSDApplyOS.exe as one argument: the second switch, often the target disk, is taken for a part of the first one.',
  todo: 'Close the quotation mark before the second switch, or save the step in the console, which writes the action anew.',
  example: {
    bad: `<action>OSDApplyOS.exe /image:PS100005,%OSDImageIndex% "/config:PS100004,%OSDConfigFileName% /target:%OSDisk%"</action>`,
    good: `<action>OSDApplyOS.exe /image:PS100005,%OSDImageIndex% "/config:PS100004,%OSDConfigFileName%" /target:%OSDisk%</action>`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    for (const { swallowed, quoteEnd, name } of swallowedSwitches(step)) {
      const { action } = step;
      if (!action) continue;
      report({
        range: action.rangeOf(swallowed.start, swallowed.end),
        message: `${name} stands inside the quotation marks of the switch before it, so OSDApplyOS.exe does not see it as a switch. Close the quotation mark before it.`,
        fixes: [
          suggestedFix(`Take ${name} out of the quotation marks`, [
            action.replace(swallowed.start - 1, swallowed.start, '" '),
            action.replace(quoteEnd, quoteEnd + 1, ''),
          ]),
        ],
      });
    }
  },
};

interface SwallowedSwitch {
  /** From the switch to the end of the quoted stretch, in offsets of the action. */
  readonly swallowed: Range;
  readonly quoteEnd: number;
  readonly name: string;
}

function swallowedSwitches({ action }: Pick<LoneStep, 'action'>): readonly SwallowedSwitch[] {
  if (!action || !/^\s*OSDApplyOS\.exe/i.test(action.text)) return [];
  return [...action.text.matchAll(/"\/[^"]*"/g)].flatMap(({ 0: quoted, index }) => {
    const inner = /\s\/(?:image|install|config|data|target|runfromnet):[^"]*(?=")/i.exec(quoted);
    if (!inner) return [];
    const start = index + inner.index + 1;
    const quoteEnd = index + quoted.length - 1;
    const name = /\/\w+/.exec(inner[0])?.[0] ?? '';
    return [{ swallowed: { start, end: quoteEnd }, quoteEnd, name }];
  });
}
