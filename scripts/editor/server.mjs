// Serves VS Code's workbench from the editor in .vscode-test/.
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installEditor } from './install.mjs';
import { pinnedNode } from './paths.mjs';
import { Problem } from './problem.mjs';
import { endGroup, onSignal, spawnGroup } from './processes.mjs';

const startLimit = 60_000;

/** A window without first-run pages, questions and advertisements. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  // In a browser VS Code saves by itself: what is tried out on the samples would end up in git.
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * Starts a server on `port` (0: any free one) of this machine alone, with a data folder of its own that is removed
 * by `stop`. Only who knows the address can use it: it carries a secret.
 */
export async function startServer({ port = 0, settings = {}, installed = [] } = {}) {
  const editor = await installEditor();
  const chosenPort = await freePort(port);
  const data = await mkdtemp(join(tmpdir(), 'configmgr-lens-editor-'));
  const secret = randomUUID();
  let child;
  let stopping = false;
  const stop = async () => {
    stopping = true;
    forget();
    if (child !== undefined) await endGroup(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  const forget = onSignal(stop);
  try {
    await mkdir(join(data, 'data', 'Machine'), { recursive: true });
    await writeFile(
      join(data, 'data', 'Machine', 'settings.json'),
      JSON.stringify({ ...calmSettings, ...settings }),
    );
    for (const vsix of installed)
      await runToEnd(editor, ['--install-extension', vsix, ...dataArguments(data)]);
    child = spawnServer(editor, [
      ...['--host', '127.0.0.1', '--port', String(chosenPort), '--connection-token', secret],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      // Without it the extension under development named in the address is not loaded.
      '--enable-smoke-test-driver',
      ...dataArguments(data),
    ]);
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const endedByItself = new Promise((resolve) => {
    child.once('exit', (code) => {
      if (!stopping) resolve(code);
    });
  });
  return { port: chosenPort, secret, stop, endedByItself };
}

function dataArguments(data) {
  return ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')];
}

function spawnServer(editor, args) {
  // Its own name for Node's arguments would otherwise reach the extension host.
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnGroup(pinnedNode(), [join(editor, 'out', 'server-main.js'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => fail(`did not start within ${startLimit / 1000} s`), startLimit);
    const fail = (how) => {
      clearTimeout(limit);
      reject(new Problem(`the editor ${how}: ${output.trim().split('\n').at(-1) ?? ''}`));
    };
    const read = (data) => {
      output = (output + data).slice(-10_000);
      if (/Extension host agent listening/.test(output)) {
        clearTimeout(limit);
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

async function runToEnd(editor, args) {
  const child = spawnServer(editor, args);
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Problem(`"${args.join(' ')}" ended with ${code}:\n${output}`);
}

/** Throws where `port` cannot be had, before time is spent on anything else. */
export async function checkPort(port) {
  await freePort(port);
}

function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Problem(`port ${wanted} is taken: choose another with "npm start -- --port ${wanted + 1}"`),
        );
      } else if (error.code === 'EACCES') {
        reject(new Problem(`port ${wanted} may not be used by this user: choose one above 1023`));
      } else reject(error);
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * The address of a window: `folder` opened, the extension in `extension` under development, `tests` run if given,
 * `file` open.
 */
export function workbenchAddress(server, { folder, extension, tests, file }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(path).pathname}`;
  const payload = [['skipWelcome', 'true']];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  if (file !== undefined) payload.push(['openFile', remote(file)]);
  const address = new URL(`http://127.0.0.1:${server.port}/`);
  address.searchParams.set('tkn', server.secret);
  address.searchParams.set('folder', pathToFileURL(folder).pathname);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
