// Takes the pictures of the documentation in a real workbench with the packaged extension; names as arguments
// choose some. What the documentation does not use goes to out/screenshots, to look at colours in other themes.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { launchBrowser } from './editor/browser.mjs';
import {
  goTo,
  hoverAt,
  openProblems,
  openQuickFixes,
  runCommand,
  settle,
  waitForEditor,
  waitForFindings,
} from './editor/page.mjs';
import { root } from './editor/paths.mjs';
import { Problem, runScript } from './editor/problem.mjs';
import { startServer, workbenchAddress } from './editor/server.mjs';
import { stageSamples, temporaryFolder } from './editor/stage.mjs';

const size = { width: 1200, height: 720 };
const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  contrast: 'Default High Contrast',
};
const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

const sequence = 'task-sequences/Migrate to Windows 7 (broken).xml';
const log = 'logs/Ccmexec.log';
const everyFormat = 'logs/every-format.log';

async function quickFixInSequence(page) {
  await openProblems(page, 3);
  await goTo(page, 53);
  await openQuickFixes(page, 'PS100042');
}

async function showFindingsOfLog(page) {
  await goTo(page, 19);
  await waitForFindings(page);
}

async function showFindingsOfSequence(page) {
  await goTo(page, 53);
  await waitForFindings(page);
}

async function hoverInLog(page) {
  await showFindingsOfLog(page);
  await hoverAt(page, '0x80092024');
}

const shots = [
  {
    name: 'sequence-light',
    folder: 'docs/images',
    theme: themes.light,
    file: sequence,
    steps: quickFixInSequence,
  },
  { name: 'log-dark', folder: 'docs/images', theme: themes.dark, file: log, steps: hoverInLog },
  ...Object.entries(themes).flatMap(([shade, theme]) => [
    {
      name: `colours-sequence-${shade}`,
      folder: 'out/screenshots',
      theme,
      file: sequence,
      steps: showFindingsOfSequence,
    },
    { name: `colours-log-${shade}`, folder: 'out/screenshots', theme, file: log, steps: showFindingsOfLog },
    {
      name: `colours-formats-${shade}`,
      folder: 'out/screenshots',
      theme,
      file: everyFormat,
      steps: async (page) => {
        await goTo(page, 1);
        await waitForFindings(page);
      },
    },
  ]),
];

async function take(shot, browser) {
  const samples = await temporaryFolder('samples');
  const server = await startServer({
    settings: { ...settings, 'workbench.colorTheme': shot.theme },
    installed: [join(root, 'dist', 'configmgr-lens.vsix')],
  });
  try {
    const folder = join(samples.path, 'samples');
    await stageSamples(folder);
    const page = await browser.newPage({ viewport: size });
    await page.goto(workbenchAddress(server, { folder, file: join(folder, shot.file) }));
    await waitForEditor(page);
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await shot.steps(page);
    await settle(page);
    const path = join(root, shot.folder, `${shot.name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await page.screenshot({ path });
    await page.close();
    console.log(`${shot.folder}/${shot.name}.png`);
  } finally {
    await server.stop();
    await samples.remove();
  }
}

await runScript('screenshots', async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !shots.some((shot) => shot.name === name));
  if (unknown !== undefined) {
    throw new Problem(`there is no shot "${unknown}", but ${shots.map(({ name }) => name).join(', ')}`);
  }
  const browser = await launchBrowser();
  try {
    for (const shot of shots) if (names.length === 0 || names.includes(shot.name)) await take(shot, browser);
  } finally {
    await browser.close();
  }
});
