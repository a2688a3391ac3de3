// Packs what was built as dist/configmgr-lens.vsix; .vscodeignore says what goes in.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './editor/paths.mjs';
import { runScript } from './editor/problem.mjs';

await runScript('package', async () => {
  await mkdir(join(root, 'dist'), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: join(root, 'dist', 'configmgr-lens.vsix'),
    // All that is needed is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
});
