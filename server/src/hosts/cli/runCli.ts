import { HELP, parseArguments } from './arguments.ts';
import { check, type ExitCode } from './check.ts';
import type { CliIo } from './io.ts';
import { logs } from './logs.ts';
import { harmless } from './terminalText.ts';

/** Runs the command that the arguments ask for. Never throws; the language server goes on when this returns. */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  try {
    return await run(args, io);
  } catch (error) {
    await complain(io, `stopped by a mistake of its own: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

async function run(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const command = parseArguments(args);
  switch (command.kind) {
    case 'check':
      return check(command.options, io);
    case 'error': {
      // Its tables are read only when somebody asks.
      const { explainErrors } = await import('./error.ts');
      return explainErrors(command.options, io);
    }
    case 'logs':
      return logs(command.options, io);
    case 'run': {
      const { printRun } = await import('./run.ts');
      return printRun(command.options, io);
    }
    case 'lsp':
      await io.startLanguageServer();
      return 0;
    case 'version':
      await io.out.write(`${io.version}\n`);
      return 0;
    case 'help':
      await io.out.write(HELP);
      return 0;
    case 'usage':
      await io.err.write(HELP);
      return 2;
    case 'mistake':
      await complain(io, command.message);
      return 2;
  }
}

async function complain(io: CliIo, message: string): Promise<void> {
  await io.err.write(`cmlens: ${harmless(message)}\n`);
}
