import { commands, type Disposable, env, type Uri, window, workspace } from 'vscode';

const mostFiles = 200;
const passedOver = '**/{node_modules,.git}/**';

/**
 * The command behind the paths in a log. A path is one of the computer that wrote the log, so that it is looked for in
 * the workspace, by its name and the folders it lies in; the path itself is never opened or asked for.
 */
export function registerFindLoggedFile(): Disposable {
  return commands.registerCommand('configmgrLens.findLoggedFile', async (path: unknown) => {
    if (typeof path === 'string') await findLoggedFile(path);
  });
}

async function findLoggedFile(path: string): Promise<void> {
  const parts = path.split('\\').filter((part) => part !== '');
  const name = parts.at(-1) ?? '';
  const found = await workspace.findFiles(`**/${anyCase(name)}`, passedOver, mostFiles);
  const best = mostAlike(found, parts);
  const [only] = best;
  if (only === undefined) return notFound(path);
  const chosen = best.length === 1 ? only : await pick(best);
  if (chosen !== undefined) await commands.executeCommand('vscode.open', chosen);
}

async function notFound(path: string): Promise<void> {
  const copy = 'Copy Path';
  const message = `${path} is not in this workspace. It is a path of the computer that wrote the log, and is not opened from here.`;
  if ((await window.showInformationMessage(message, copy)) === copy) await env.clipboard.writeText(path);
}

async function pick(files: readonly Uri[]): Promise<Uri | undefined> {
  const items = files.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { placeHolder: 'Which of these files?' }))?.uri;
}

/** Those that agree in the most folders with the path, from its end on. */
function mostAlike(files: readonly Uri[], parts: readonly string[]): readonly Uri[] {
  const rated = files.map((uri) => ({ uri, alike: commonTail(uri.path.split('/'), parts) }));
  const most = Math.max(0, ...rated.map(({ alike }) => alike));
  return rated.filter(({ alike }) => alike === most).map(({ uri }) => uri);
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < Math.min(a.length, b.length)) {
    if (a.at(-1 - length)?.toLowerCase() !== b.at(-1 - length)?.toLowerCase()) break;
    length += 1;
  }
  return length;
}

/** A glob for a name in any case, as Windows compares names. */
function anyCase(name: string): string {
  return name
    .replace(/[[\]{}*?]/g, '?')
    .replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
