import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './clientOptions.ts';
import { answerServer } from './findFiles.ts';
import type { ConnectServer } from './serverLifecycle.ts';

/** The server in a process of its own. */
export const connectServer: ConnectServer = async (setup) => {
  const module = Uri.joinPath(setup.extensionUri, 'server', 'dist', 'node.cjs').fsPath;
  const server = { module, transport: TransportKind.ipc };
  return answerServer(new LanguageClient('configmgrLens', 'ConfigMgr Lens', server, clientOptions(setup)));
};
