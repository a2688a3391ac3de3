// Builds, and opens samples/ in a real VS Code in the browser: `-- --no-open`, `-- --port N`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './editor/paths.mjs';
import { Problem, runScript } from './editor/problem.mjs';
import { checkPort, startServer, workbenchAddress } from './editor/server.mjs';

const defaultPort = 9777;
const noBrowser = 'use "npm start -- --no-open" and open the address that it prints in a browser yourself';

function readArguments() {
  const options = { port: { type: 'string' }, 'no-open': { type: 'boolean', default: false } };
  try {
    const { values } = parseArgs({ options });
    const port = Number(values.port ?? defaultPort);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Problem(`--port takes a number from 1 to 65535, not "${values.port}"`);
    }
    return { port, open: !values['no-open'] };
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`${error.message}. Options: --port N, --no-open`);
  }
}

/** The program that opens an address in the default browser. */
function opener() {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  if (!folders.some((folder) => existsSync(join(folder, 'xdg-open')))) {
    throw new Problem(`no browser can be opened from here (there is no xdg-open): ${noBrowser}`);
  }
  return ['xdg-open'];
}

function openInBrowser([command, ...args], address) {
  return new Promise((_, reject) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
    child.unref();
    child.on('error', () => reject(new Problem(`no browser could be opened: ${noBrowser}`)));
    child.on('exit', (code) => {
      if (code !== 0)
        reject(new Problem(`no browser could be opened (${command} ended with ${code}): ${noBrowser}`));
    });
  });
}

function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--dev', '--quiet'], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Problem('the build failed');
}

async function start() {
  const { port, open } = readArguments();
  const browser = open ? opener() : undefined;
  await checkPort(port);
  build();
  const server = await startServer({ port });
  const address = workbenchAddress(server, { folder: join(root, 'samples'), extension: root });
  console.log(`\nConfigMgr Lens runs in VS Code at\n\n${address}\n\nStop it with Ctrl-C.`);
  const ended = server.endedByItself.then((code) => {
    throw new Problem(`the editor ended with ${code}`);
  });
  try {
    await Promise.race([ended, ...(browser === undefined ? [] : [openInBrowser(browser, address)])]);
  } finally {
    await server.stop();
  }
}

await runScript('start', start, { signalled: 0 });
