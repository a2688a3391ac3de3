import type { ExtensionContext } from 'vscode';
import { activateLens, type Lens } from './lens.ts';

/** The browser, where an extension is one file: the language client is in it, but not run before it is needed. */
export function activate(context: ExtensionContext): Lens {
  return activateLens(context, async (setup) => {
    const { connectServer } = await import('./connect.web.ts');
    return connectServer(setup);
  });
}
