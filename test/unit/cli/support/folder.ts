import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CliIo, Output } from '../../../../server/src/hosts/cli/io.ts';
import { runCli } from '../../../../server/src/hosts/cli/runCli.ts';

/** A folder with files, in which commands are run. It goes when the test ends. */
export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): Buffer;
  /** Runs `cmlens` with the arguments. */
  run(...args: string[]): Promise<Run>;
  runWith(io: Partial<CliIo>, ...args: string[]): Promise<Run>;
}

export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export function createFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'cmlens-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const folder: Folder = {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    read: (name) => readFileSync(join(path, name)),
    run: (...args) => folder.runWith({}, ...args),
    async runWith(io, ...args) {
      const written = { out: '', err: '' };
      const collect = (stream: keyof typeof written): Output => ({
        async write(text) {
          written[stream] += text;
          return true;
        },
      });
      const exitCode = await runCli(args, {
        cwd: path,
        version: '1.2.3',
        out: collect('out'),
        err: collect('err'),
        colour: false,
        startLanguageServer: async () => {},
        ...io,
      });
      return { exitCode, ...written };
    },
  };
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}
