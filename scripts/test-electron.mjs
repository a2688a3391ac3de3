// Runs test/editor in a VS Code for the desktop, which it downloads: `-- --version 1.91.0` for another than the
// newest. Where that cannot be reached, `npm run test:editor` runs the same tests.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { editorFolder, root } from './editor/paths.mjs';
import { Problem, runScript } from './editor/problem.mjs';
import { stageSamples, temporaryFolder } from './editor/stage.mjs';

async function download(version) {
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: editorFolder });
  } catch (error) {
    throw new Problem(
      `VS Code ${version} could not be downloaded (${error.message}): "npm run test:editor" needs no download from there`,
    );
  }
}

await runScript('electron', async () => {
  const { values } = parseArgs({ options: { version: { type: 'string', default: 'stable' } } });
  const executable = await download(values.version);
  const samples = await temporaryFolder('samples');
  // Short, because VS Code makes a socket in it, and macOS allows a socket 103 characters.
  const profile = await temporaryFolder('p');
  try {
    await stageSamples(samples.path);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'editor', 'suite.js'),
      launchArgs: [
        samples.path,
        '--disable-extensions',
        '--disable-workspace-trust',
        `--user-data-dir=${join(profile.path, 'u')}`,
        `--extensions-dir=${join(profile.path, 'e')}`,
      ],
    });
  } catch (error) {
    throw new Problem(`the suite failed in VS Code ${values.version}: ${error.message}`);
  } finally {
    await samples.remove();
    await profile.remove();
  }
});
