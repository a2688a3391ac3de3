// Runs test/editor in VS Code itself, where it can be downloaded; elsewhere "npm run test:editor" runs the same suite.
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from './editor/paths.mjs';
import { Problem, runScript } from './editor/problem.mjs';
import { stageSamples, temporaryFolder } from './editor/stage.mjs';

await runScript('test:electron', async () => {
  const samples = await temporaryFolder('samples');
  try {
    await stageSamples(samples.path);
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'editor', 'suite.js'),
      launchArgs: [samples.path, '--disable-workspace-trust', '--disable-extensions'],
    });
  } catch (error) {
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|download/i.test(String(error))) {
      throw new Problem(
        'VS Code cannot be downloaded here; "npm run test:editor" runs the same suite without it',
      );
    }
    throw error;
  } finally {
    await samples.remove();
  }
});
