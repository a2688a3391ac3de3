import type { SourceString } from '../syntax/sourceString.ts';
import type { LoneStep } from '../taskSequence/step.ts';
import type { TaskSequenceRule } from './rule.ts';
import { taskSequenceSteps } from './support/commands.ts';
import { safeFix } from './support/fixes.ts';

export const rule: TaskSequenceRule = {
  code: 'success-codes-malformed',
  title: 'The list of success codes cannot be read',
  category: 'Properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The success codes of a step are not numbers separated by blanks.',
  why: 'A code that is not read is no success: a step that ends with 3010, a restart, then stops the task sequence.',
  todo: 'Write the codes with one blank between them, as in 0 3010.',
  example: {
    bad: `<step type="SMS_TaskSequence_RunCommandLineAction" name="Install" successCodeList="0,3010">`,
    good: `<step type="SMS_TaskSequence_RunCommandLineAction" name="Install" successCodeList="0 3010">`,
  },
  sources: [taskSequenceSteps],
  checkStep(step, report) {
    const codes = step.attribute('successCodeList');
    if (!codes || isReadable(codes.text)) return;
    const mended = codes.text.replace(/\s*[,;]\s*/g, ' ').trim();
    const canMend = mended !== '' && isReadable(mended);
    report({
      range: codes.range,
      message: `The success codes '${codes.text}' are not numbers separated by blanks, so the step can fail with a code that was meant as a success. Write them as in 0 3010.`,
      fixes: canMend
        ? [
            safeFix(
              'Separate the codes by blanks',
              [codes, ...copiesOf(step, codes.text)].map((one) => one.replace(0, one.text.length, mended)),
            ),
          ]
        : [],
    });
  },
};

/** The variable from which the console writes the attribute, where it says the same. */
function copiesOf(step: LoneStep, text: string): readonly SourceString[] {
  return ['SuccessCodes', 'OSDRunPowerShellScriptSuccessCodes'].flatMap((name) => {
    const value = step.variable(name)?.value;
    return value?.text === text ? value : [];
  });
}

/** Nothing at all stands for 0. */
function isReadable(codes: string): boolean {
  return codes.includes('%') || codes.split(/\s+/).every((code) => /^(?:-?\d+|0x[0-9a-f]+)?$/i.test(code));
}
