// What a person does in a workbench, for screenshots and for tests of what only a page shows.
import { Problem } from './problem.mjs';

const patience = 20_000;

/** Waits until the workbench shows `file`'s text. */
export async function waitForEditor(page) {
  await page.waitForSelector('.monaco-editor .view-line span', { timeout: 60_000 });
}

/** Waits until something in view is underlined. */
export async function waitForFindings(page) {
  await page
    .locator('.squiggly-error, .squiggly-warning')
    .first()
    .waitFor({ state: 'attached', timeout: patience });
}

/** Runs a command by the name that the command palette shows. */
export async function runCommand(page, name) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor({ timeout: patience });
  await input.fill(`>${name}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: name })
    .first()
    .waitFor({ timeout: patience });
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience });
}

/** Puts the cursor there and brings it into view; the first line and column are 1. */
export async function goTo(page, line, column = 1) {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+g');
  const input = page.locator('.quick-input-widget input');
  await input.waitFor({ timeout: patience });
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: patience });
}

/** Opens the Problems panel and waits until it lists `count` problems at least. */
export async function openProblems(page, count = 1) {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.nth(count).waitFor({ timeout: patience });
}

/** Rests the mouse on a text that is in view, until the hover is complete. */
export async function hoverAt(page, text) {
  const { x, y } = await placeOf(page, text);
  await page.mouse.move(x - 20, y);
  await page.mouse.move(x, y, { steps: 4 });
  await page.locator('.monaco-hover:not(.hidden) .hover-row').first().waitFor({ timeout: patience });
  await settle(page);
}

/** Opens the quick-fix menu at a text that is in view. */
export async function openQuickFixes(page, text) {
  const menu = page.locator('.action-widget .monaco-list-row').first();
  // Findings may come while the menu opens, which closes it again.
  for (let attempt = 1; attempt <= 5; attempt++) {
    const { x, y } = await placeOf(page, text);
    await page.mouse.click(x, y);
    await page.keyboard.press('Control+.');
    const opened = await menu.waitFor({ timeout: patience / 5 }).then(
      () => true,
      () => false,
    );
    if (opened) return settle(page);
    await page.keyboard.press('Escape');
  }
  throw new Problem(`no quick-fix menu opened at "${text}"`);
}

/** Waits until the page has drawn what it has to draw, which it gives no sign of. */
export function settle(page) {
  return page.waitForTimeout(700);
}

/** The middle of a text in the editor, in pixels of the page. */
async function placeOf(page, text) {
  const end = Date.now() + patience;
  for (;;) {
    const place = await page.evaluate(findText, text);
    if (place !== undefined) return place;
    if (Date.now() > end) throw new Problem(`"${text}" is not in view in the editor`);
    await page.waitForTimeout(100);
  }
}

/** Runs in the page. A line of the editor is cut into spans by colour, and its blanks are hard ones. */
function findText(text) {
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const pieces = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const middle = at + Math.floor(text.length / 2);
    let before = 0;
    while (pieces.nextNode()) {
      const { length } = pieces.currentNode;
      if (middle < before + length) {
        const range = document.createRange();
        range.setStart(pieces.currentNode, middle - before);
        range.setEnd(pieces.currentNode, middle - before + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      before += length;
    }
  }
  return undefined;
}
