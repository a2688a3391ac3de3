import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CLIENT_PACKAGE, patchIn, sequenceWith, WRONG_PACKAGE } from './support/documents.ts';
import { createFolder } from './support/folder.ts';

const cmlens = fileURLToPath(new URL('../../../server/bin/cmlens.js', import.meta.url));
const node = nodeOfTheMachine() ?? process.execPath;
const broken = sequenceWith(patchIn(WRONG_PACKAGE));

/** The Node that a terminal would find: not the one of the toolchain, which `npm` puts in front. */
function nodeOfTheMachine(): string | undefined {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, executable))
    .find((file) => existsSync(file) && isNewEnough(file));
}

function isNewEnough(file: string): boolean {
  const version = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout;
  return Number(/^v(\d+)\./.exec(version)?.[1]) >= 20;
}

function run(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(node, [cmlens, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe(`the built command in ${node}`, () => {
  it('says its version', () => {
    expect(run('.', '--version')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  it('checks, fixes and exits as it should', () => {
    const folder = createFolder({ 'a.xml': broken });
    expect(run(folder.path, 'check')).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^a\.xml:8:119: error patch-package-id-mismatch: /),
      stderr: '',
    });
    expect(run(folder.path, 'check', '--fix', '--format', 'json').status).toBe(0);
    expect(folder.read('a.xml').toString()).toBe(sequenceWith(patchIn(CLIENT_PACKAGE)));
    expect(run(folder.path, 'check', 'missing')).toMatchObject({
      status: 2,
      stderr: 'cmlens: missing does not exist\n',
    });
  });

  it('reads Windows-1252 as Windows does', () => {
    const name = Buffer.from([0x80, 0x92]).toString('latin1');
    const text = sequenceWith(patchIn(WRONG_PACKAGE)).replaceAll(
      'Setup Windows and ConfigMgr',
      `Setup ${name}`,
    );
    const folder = createFolder({ 'a.xml': Buffer.from(text, 'latin1') });
    expect(run(folder.path, 'check').stdout).toContain("'Setup €’'");
  });

  it('ends quietly when nobody reads on', async () => {
    const files = Array.from({ length: 300 }, (_, at) => [`${at}.xml`, broken] as const);
    const folder = createFolder(Object.fromEntries(files));
    const child = spawn(node, [cmlens, 'check'], { cwd: folder.path });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  });

  it('serves the language until it is told to exit', async () => {
    const child = spawn(node, [cmlens, 'lsp', '--stdio']);
    const send = (message: object) => {
      const json = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`);
    };
    let stdout = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      if (stdout.includes('"id":2')) send({ method: 'exit' });
      else if (stdout.includes('"id":1')) send({ id: 2, method: 'shutdown' });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(stdout).toContain('"capabilities":');
    expect(status).toBe(0);
  });
});
