import Mocha from 'mocha';
import { LineReporter } from './lineReporter.ts';

/** What an editor calls in a module named as its tests: resolves when all passed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: LineReporter, timeout: 120_000 });
  // Puts describe and it in place, which mocha does itself only for files that it loads.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('editor-tests');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
