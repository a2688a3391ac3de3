import { commands, Disposable, type ExtensionContext, env, window } from 'vscode';
import { registerExportFiles } from './exportFiles.ts';
import { registerFindLoggedFile } from './findLoggedFile.ts';
import { registerFoldInformation } from './foldInformation.ts';
import { registerGoTo } from './goTo.ts';
import { registerErrorCodeLookUp } from './lookUpErrorCode.ts';
import { type MendFromLog, mendFromLog } from './mendFromLog.ts';
import { registerNextProblem } from './nextProblem.ts';
import { PAGE_COMMAND } from './pageCommand.ts';
import { openPage, openRuleDocumentation, openRuleLink } from './pages.ts';
import { watchForDocuments } from './recognition.ts';
import { showSelectedTime } from './selectedTime.ts';
import { type ConnectServer, ServerLifecycle } from './serverLifecycle.ts';

/** What `activate` returns: enough for a test to see whether the server was started. */
export interface Lens {
  readonly serverStarted: boolean;
}

/** All that desktop and browser share; `connect` is what differs. */
export function activateLens(context: ExtensionContext, connect: ConnectServer): Lens {
  const server = new ServerLifecycle(connect, {
    extensionUri: context.extensionUri,
    ruleLink: `${env.uriScheme}://${context.extension.id}/rules/`,
  });
  context.subscriptions.push(
    new Disposable(() => server.stop()),
    watchForDocuments(() => server.start()),
    commands.registerCommand('configmgrLens.openRuleDocumentation', (code: unknown) =>
      openRuleDocumentation(context.extensionUri, code),
    ),
    commands.registerCommand(PAGE_COMMAND, (path: unknown) => openPage(context.extensionUri, path)),
    commands.registerCommand('configmgrLens.mendFromLog', async (request: MendFromLog) => {
      const client = await server.start();
      if (client !== undefined) await mendFromLog(client, request);
    }),
    registerExportFiles(),
    registerErrorCodeLookUp(() => server.start()),
    registerGoTo(),
    registerFindLoggedFile(),
    registerNextProblem(() => server.start()),
    registerFoldInformation(() => server.start()),
    showSelectedTime(() => server.start()),
    window.registerUriHandler({ handleUri: (uri) => openRuleLink(context.extensionUri, uri) }),
  );
  return {
    get serverStarted() {
      return server.started;
    },
  };
}
