import { Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from './clientOptions.ts';
import { answerServer } from './findFiles.ts';
import type { ConnectServer } from './serverLifecycle.ts';

/** The server in a worker of the browser. */
export const connectServer: ConnectServer = async (setup) => {
  const file = Uri.joinPath(setup.extensionUri, 'server', 'dist', 'worker.js');
  // Read through the editor: it makes a worker of a text wherever the extension lies, of an address only if that
  // is not remote.
  const script = new Uint8Array(await workspace.fs.readFile(file));
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const transports = async () => {
    // A new worker each time, so that a server that stopped can be started again.
    const worker = new Worker(address);
    // Not the worker itself: the editor puts a function of its own in the place of `Worker`, and the client, which
    // asks for an instance of that, would not know what it was given.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return answerServer(
    new LanguageClient('configmgrLens', 'ConfigMgr Lens', transports, clientOptions(setup)),
  );
};
