// Runs test/editor in a real VS Code workbench: `--host node`, `--host web`, or both; `--verbose` shows all it says.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './editor/browser.mjs';
import { installEditor } from './editor/install.mjs';
import { root } from './editor/paths.mjs';
import { Problem, runScript } from './editor/problem.mjs';
import { stageForBrowser, stageSamples, temporaryFolder } from './editor/stage.mjs';
import { runSuite } from './editor/suite.mjs';

const limitSeconds = 180;
const hosts = {
  node: { name: 'extension host of the desktop', stage: async () => root },
  web: {
    name: 'extension host of the browser',
    stage: async (folder) => {
      await stageForBrowser(folder);
      return folder;
    },
  },
};

async function runIn({ name, stage }, verbose) {
  console.log(`\n${name}`);
  const samples = await temporaryFolder('samples');
  const staged = await temporaryFolder('extension');
  try {
    await stageSamples(samples.path);
    const extension = await stage(staged.path);
    const tests = join(extension, 'out', 'editor', 'suite.js');
    return await runSuite({ extension, tests, folder: samples.path, limitSeconds, verbose });
  } finally {
    await samples.remove();
    await staged.remove();
  }
}

await runScript('editor', async () => {
  const { values } = parseArgs({
    options: { host: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  const chosen = values.host === undefined ? Object.values(hosts) : [hosts[values.host]];
  if (chosen.includes(undefined))
    throw new Problem(`--host is ${Object.keys(hosts).join(' or ')}, not ${values.host}`);
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
