// Draws icon.png, which the manifest names, from docs/images/icon.svg: run it when the drawing changed.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './editor/browser.mjs';
import { root } from './editor/paths.mjs';
import { runScript } from './editor/problem.mjs';

const size = 128;

await runScript('icon', async () => {
  const drawing = await readFile(join(root, 'docs/images/icon.svg'), 'utf8');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: join(root, 'icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
});
