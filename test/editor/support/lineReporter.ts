import Mocha from 'mocha';
import { env, UIKind } from 'vscode';

/** Tells the script outside which lines of the page's console are the suite's; a desktop has a console of its own. */
const mark = env.uiKind === UIKind.Web ? 'editor-suite|' : '';

/** One line a test on the console of the extension host; a last one with the counts. */
export class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END } = Mocha.Runner.constants;
    let passed = 0;
    let failed = 0;
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.title !== '') say(suite.title);
    });
    runner.on(EVENT_TEST_PASS, (test) => {
      passed += 1;
      say(`  ok    ${test.title}`);
    });
    runner.on(EVENT_TEST_FAIL, (test, error: Error) => {
      failed += 1;
      say(`  FAIL  ${test.title}`);
      for (const line of linesOf(error)) say(`        ${line}`);
    });
    runner.on(EVENT_RUN_END, () => say(`editor: ${passed} passed, ${failed} failed`));
  }
}

/** The message whole, and where it was thrown; the frames below are mocha's. */
function linesOf(error: Error): readonly string[] {
  const frame = error.stack?.split('\n').find((line) => line.includes('suite.js:'));
  return [...error.message.split('\n'), ...(frame === undefined ? [] : [frame.trim()])];
}

function say(line: string): void {
  console.log(`${mark}${line}`);
}
