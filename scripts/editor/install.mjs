// Fetches a real VS Code workbench from the npm registry, once, into .vscode-test/.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorFolder } from './paths.mjs';
import { knownProblem, Problem } from './problem.mjs';
import { endGroup, isAlive, onSignal, spawnGroup } from './processes.mjs';

export const editorVersion = '4.139.1';
const expectedMegabytes = 590;
const stagingPrefix = '.fetching-';

/**
 * The folder of VS Code's server, fetched if it is not there yet.
 * It is put together beside its place and moved there whole: what is in its place is complete, and two runs at
 * once do not meet.
 */
export async function installEditor() {
  const installed = join(editorFolder, `code-server-${editorVersion}`);
  try {
    await mkdir(editorFolder, { recursive: true });
    await removeLeftovers();
    if (!existsSync(installed)) {
      await checkSpace(expectedMegabytes);
      await fetchInto(installed);
    }
  } catch (error) {
    throw error instanceof Problem ? error : (knownProblem(String(error), editorFolder) ?? error);
  }
  return join(installed, 'node_modules', 'code-server', 'lib', 'vscode');
}

async function checkSpace(neededMegabytes) {
  const { bavail, bsize } = await statfs(editorFolder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= neededMegabytes) return;
  throw new Problem(
    `the disk is full: the editor needs about ${expectedMegabytes} MB in ${editorFolder}, and ${free} MB are free`,
  );
}

async function fetchInto(installed) {
  const staging = join(editorFolder, `${stagingPrefix}${process.pid}`);
  await mkdir(staging, { recursive: true });
  await writeFile(join(staging, 'package.json'), '{ "private": true }\n');
  const stopReporting = reportProgress(staging);
  try {
    // Its install scripts build native modules that are not needed here.
    await npm(['install', `code-server@${editorVersion}`, '--ignore-scripts'], staging);
    const server = join(staging, 'node_modules', 'code-server', 'lib', 'vscode');
    await npm(['install', '--omit=dev', '--ignore-scripts'], server);
    await moveInto(staging, installed);
  } catch (error) {
    // npm gives a full disk many names.
    await checkSpace(10);
    throw error;
  } finally {
    stopReporting();
    await rm(staging, { recursive: true, force: true });
  }
}

async function moveInto(staging, installed) {
  try {
    await rename(staging, installed);
  } catch (error) {
    // Another run was faster, and its copy is as good.
    if (!existsSync(installed)) throw error;
  }
}

/** Removes what runs left that were broken off. */
async function removeLeftovers() {
  for (const name of await readdir(editorFolder)) {
    if (!name.startsWith(stagingPrefix)) continue;
    if (isAlive(Number(name.slice(stagingPrefix.length)))) continue;
    await rm(join(editorFolder, name), { recursive: true, force: true });
  }
}

function npm(args, folder) {
  // Inside an npm script this is the very npm that runs it; on Windows `npm` is no program that can be spawned.
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  // Two more tries, as npm does, but not with a minute between them.
  const patience = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--no-update-notifier', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawnGroup(command, [...first, ...args, ...quiet, ...patience], {
      cwd: folder,
      env: environmentOutsideProject(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const settled = onSignal(() => endGroup(child));
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.on('error', (error) => reject(new Problem(`npm could not be started (${error.message})`)));
    child.on('exit', (code) => {
      settled();
      if (code === 0) return resolve();
      const firstLine =
        errors.split('\n').find((line) => line.startsWith('npm error')) ?? `npm ended with ${code}`;
      reject(
        knownProblem(errors, editorFolder) ?? new Problem(`code-server could not be fetched: ${firstLine}`),
      );
    });
  });
}

/** npm tells its scripts about the project in variables; an npm in another folder must not believe them. */
function environmentOutsideProject() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
  );
  return Object.fromEntries(kept);
}

function reportProgress(folder) {
  console.log(`Fetching the editor (code-server ${editorVersion}, once, about ${expectedMegabytes} MB) ...`);
  const everySeconds = process.stdout.isTTY ? 1 : 5;
  let measuring = false;
  const timer = setInterval(async () => {
    if (measuring) return;
    measuring = true;
    const megabytes = Math.round((await sizeOf(folder)) / 1_000_000);
    measuring = false;
    const line = `  ${megabytes} of about ${expectedMegabytes} MB`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  }, everySeconds * 1000);
  return () => {
    clearInterval(timer);
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  };
}

/** In bytes; files that go while it counts do not matter. */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}
