import type { ExtensionContext } from 'vscode';
import { activateLens, type Lens } from './lens.ts';

/** Desktop and remote. The language client is a file of its own, read when the first document is recognised. */
export function activate(context: ExtensionContext): Lens {
  return activateLens(context, async (setup) => {
    const { connectServer } = await import('./connect.node.ts');
    return connectServer(setup);
  });
}
