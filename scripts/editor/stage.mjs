import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { onSignal } from './processes.mjs';

/** What the extension is made of when it runs; what is missing is not built. */
const parts = [
  'client/dist',
  'server/dist',
  'syntaxes',
  'snippets',
  'schemas',
  'docs',
  'out/editor',
  'icon.png',
];

/** A folder of its own under the system's temporary folder, and how to remove it. */
export async function temporaryFolder(purpose) {
  const path = await mkdtemp(join(tmpdir(), `configmgr-lens-${purpose}-`));
  const remove = async () => {
    forget();
    await rm(path, { recursive: true, force: true, maxRetries: 5 });
  };
  const forget = onSignal(remove);
  return { path, remove };
}

/** Copies the built extension to `folder`, without its desktop part, so that it runs in the browser. */
export async function stageForBrowser(folder) {
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  const { main: _, ...manifest } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
}

/** Makes in `folder` an extension that holds nothing but the tests, to run them on an extension that is installed. */
export async function stageTestsAlone(folder) {
  await cp(join(root, 'out/editor'), join(folder, 'out/editor'), { recursive: true });
  const manifest = { name: 'tests', publisher: 'configmgr-lens', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Copies the samples to `folder`: a test may change them. */
export function stageSamples(folder) {
  return cp(join(root, 'samples'), folder, { recursive: true });
}
