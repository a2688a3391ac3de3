import { Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from './clientOptions.ts';
import { answerServer } from './findFiles.ts';
import type { ConnectServer } from './serverLifecycle.ts';

/** The server in a worker of the browser. */
export const connectServer: ConnectServer = async (setup) => {
  const script = Uri.joinPath(setup.extensionUri, 'server', 'dist', 'worker.js').toString(true);
  // A new worker each time, so that a server that stopped can be started again.
  const server = async () => new Worker(script);
  return answerServer(new LanguageClient('configmgrLens', 'ConfigMgr Lens', server, clientOptions(setup)));
};
