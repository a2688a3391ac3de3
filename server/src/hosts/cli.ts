import manifest from '../../package.json';
import type { Output } from './cli/io.ts';
import { runCli } from './cli/runCli.ts';

/** A stream that others read. When they stop reading, that is no failure of ours. */
function outputTo(stream: NodeJS.WriteStream): Output {
  let isRead = true;
  stream.on('error', () => {
    isRead = false;
  });
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (isRead && text !== '') stream.write(text, (error) => resolve(isRead && !error));
        else resolve(isRead);
      }),
  };
}

const { env, stdout, stderr } = process;

process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  version: manifest.version,
  out: outputTo(stdout),
  err: outputTo(stderr),
  // https://no-color.org: any value but the empty one.
  colour: stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
  startLanguageServer: async () => {
    await import('./node.ts');
  },
});
