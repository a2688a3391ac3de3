import { type LogOutputChannel, type Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What a host needs to reach the server. */
export interface ServerSetup {
  readonly extensionUri: Uri;
  /** The address of a rule's page, but for the rule's code. */
  readonly ruleLink: string;
  readonly log: LogOutputChannel;
  /** Tells the user once; the details belong in the log. */
  readonly reportTrouble: (message: string) => void;
}

export type ConnectServer = (setup: ServerSetup) => Promise<BaseLanguageClient>;

/** Starts the language server when it is first needed, and says at most once that it is in trouble. */
export class ServerLifecycle {
  readonly #connect: ConnectServer;
  readonly #setup: Pick<ServerSetup, 'extensionUri' | 'ruleLink'>;
  #client: Promise<BaseLanguageClient | undefined> | undefined;
  #log: LogOutputChannel | undefined;
  #troubleShown = false;

  constructor(connect: ConnectServer, setup: Pick<ServerSetup, 'extensionUri' | 'ruleLink'>) {
    this.#connect = connect;
    this.#setup = setup;
  }

  get started(): boolean {
    return this.#client !== undefined;
  }

  /** The running client; undefined where it could not be started, which the user has then been told. */
  start(): Promise<BaseLanguageClient | undefined> {
    this.#client ??= this.#begin();
    return this.#client;
  }

  async stop(): Promise<void> {
    const client = await this.#client;
    await client?.dispose();
    this.#log?.dispose();
  }

  async #begin(): Promise<BaseLanguageClient | undefined> {
    const log = window.createOutputChannel('ConfigMgr Lens', { log: true });
    this.#log = log;
    const reportTrouble = (message: string) => this.#reportTrouble(message, log);
    try {
      const client = await this.#connect({ ...this.#setup, log, reportTrouble });
      await client.start();
      return client;
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      reportTrouble(
        'The language server of ConfigMgr Lens could not be started, so nothing is checked. The log says why.',
      );
      return undefined;
    }
  }

  async #reportTrouble(message: string, log: LogOutputChannel): Promise<void> {
    if (this.#troubleShown) return;
    this.#troubleShown = true;
    const showLog = 'Show Log';
    if ((await window.showErrorMessage(message, showLog)) === showLog) log.show();
  }
}
