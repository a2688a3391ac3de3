// Prints how long things take, each beside its peers in the same run. Node runs the TypeScript of test/bench itself.
import { keepNewObjectsYoung } from '../server/src/hosts/youngObjects.ts';

// As the server does.
keepNewObjectsYoung();

const tables = [
  ['XML: ours and its peers', async () => (await import('../test/bench/xml.ts')).benchXml()],
  [
    'A task sequence of 2 MB: reading, rules and keystrokes',
    async () => (await import('../test/bench/sequence.ts')).benchSequence(),
  ],
  [
    'What each rule costs a key in a task sequence of 2 MB, asked alone',
    async () => (await import('../test/bench/rules.ts')).benchRules(),
  ],
  ['Task sequences of growing size', async () => (await import('../test/bench/rules.ts')).benchGrowth()],
  ['Logs in the editor', async () => (await import('../test/bench/log.ts')).benchLog()],
  [
    'A log of 200 MB beside tools that read logs',
    async () => (await import('../test/bench/log.ts')).benchLargeLog(),
  ],
];

for (const [title, run] of tables) {
  console.log(`\n${title}`);
  for (const { name, milliseconds, ratio, note } of await run()) {
    const time = `${milliseconds.toFixed(1).padStart(9)} ms`;
    console.log(
      `${time}  ${ratio.toFixed(2).padStart(7)} x  ${name}${note === undefined ? '' : `  (${note})`}`,
    );
  }
}
