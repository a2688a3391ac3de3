// Runs test/editor in a real VS Code workbench. Without options in both extension hosts; `--host node`, `--host web`,
// or `--host vsix` for the packaged extension; `--verbose` shows all that the editor says.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './editor/browser.mjs';
import { installEditor } from './editor/install.mjs';
import { root } from './editor/paths.mjs';
import { Problem, runScript } from './editor/problem.mjs';
import { stageForBrowser, stageSamples, stageTestsAlone, temporaryFolder } from './editor/stage.mjs';
import { runSuite } from './editor/suite.mjs';

const limitSeconds = 480;
const vsix = join(root, 'dist', 'configmgr-lens.vsix');

/** `stage` prepares the extension to load and returns its folder, which holds the suite as well. */
const hosts = {
  node: { name: 'extension host of the desktop', installed: [], stage: async () => root },
  web: {
    name: 'extension host of the browser',
    installed: [],
    stage: async (folder) => {
      await stageForBrowser(folder);
      return folder;
    },
  },
  vsix: {
    name: 'the packaged extension, installed',
    installed: [vsix],
    stage: async (folder) => {
      if (!existsSync(vsix)) throw new Problem('dist/configmgr-lens.vsix is missing: run "npm run package"');
      await stageTestsAlone(folder);
      return folder;
    },
  },
};

async function runIn({ name, installed, stage }, verbose) {
  console.log(`\n${name}`);
  const samples = await temporaryFolder('samples');
  const staged = await temporaryFolder('extension');
  try {
    await stageSamples(samples.path);
    const extension = await stage(staged.path);
    const tests = join(extension, 'out', 'editor', 'suite.js');
    return await runSuite({ extension, tests, folder: samples.path, installed, limitSeconds, verbose });
  } finally {
    await samples.remove();
    await staged.remove();
  }
}

function chosenHosts(name) {
  if (name === undefined) return [hosts.node, hosts.web];
  const host = hosts[name];
  if (host === undefined)
    throw new Problem(`--host is one of ${Object.keys(hosts).join(', ')}, not "${name}"`);
  return [host];
}

await runScript('editor', async () => {
  const { values } = parseArgs({
    options: { host: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  const chosen = chosenHosts(values.host);
  findBrowser();
  await installEditor();
  const total = { passed: 0, failed: 0 };
  for (const host of chosen) {
    const { passed, failed } = await runIn(host, values.verbose);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\neditor: ${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
});
