import {
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import { PAGE_COMMAND } from './pageCommand.ts';
import type { ServerSetup } from './serverLifecycle.ts';

const restartsAllowed = 3;

/** The options both hosts give the language client. */
export function clientOptions(setup: ServerSetup): LanguageClientOptions {
  let restarts = 0;
  return {
    documentSelector: [
      { language: 'xml' },
      { language: 'configmgr-log' },
      { pattern: '**/configmgr-lens.json' },
    ],
    initializationOptions: { client: 'vscode', ruleLink: setup.ruleLink, pageCommand: PAGE_COMMAND },
    // Links in hovers may run this command and nothing else.
    markdown: { isTrusted: { enabledCommands: [PAGE_COMMAND] } },
    outputChannel: setup.log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: (error) => {
      setup.log.error(error);
      return false;
    },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        restarts += 1;
        if (restarts <= restartsAllowed) return { action: CloseAction.Restart, handled: true };
        setup.reportTrouble(
          'The language server of ConfigMgr Lens stopped several times and stays off. Reload the window to start it again.',
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  };
}
