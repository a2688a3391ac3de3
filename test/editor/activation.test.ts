import { commands, languages, type TextDocument } from 'vscode';
import {
  activeLens,
  closeEverything,
  contributedCommands,
  openFile,
  openText,
  waitFor,
} from './support/editor.ts';
import { expectEqual, expectTrue } from './support/expect.ts';

const cmTraceLine =
  '<![LOG[Running as user "SYSTEM"]LOG]!><time="10:00:00.000+000" date="11-22-2026" component="TSManager" context="" type="1" thread="1234" file="tsmanager.cpp:1">\n';

/** Longer than the extension waits before it looks at a changed document again. */
const longEnough = 1_500;

/** Runs first: once the server was started, nothing tells that other documents would not have started it. */
describe('activation', () => {
  afterEach(closeEverything);

  it('does not start the server for other XML', async () => {
    await openText('xml', '<?xml version="1.0"?>\n<project><sequenceNumber>1</sequenceNumber></project>\n');
    const lens = await activeLens();
    await new Promise((resolve) => setTimeout(resolve, longEnough));
    expectTrue(!lens.serverStarted, 'the server was started for a project file');
  });

  it('leaves a log of another kind alone', async () => {
    const document = await openText('log', '2026-11-22 10:00:00 INFO started\n');
    await new Promise((resolve) => setTimeout(resolve, longEnough));
    expectEqual(document.languageId, 'log', 'the language of a plain log');
    expectTrue(!(await activeLens()).serverStarted, 'the server was started for a plain log');
  });

  it('starts the server for a task sequence, whatever its name', async () => {
    await openText('xml', '<sequence version="3.10">\n</sequence>\n');
    const lens = await activeLens();
    await waitFor('the server', () => lens.serverStarted || undefined);
  });

  for (const name of ['client.log', 'client.lo_', 'copied lines.txt']) {
    it(`makes a CMTrace log of ${name} by its content`, async () => {
      await waitForLanguage(await openFile(name, cmTraceLine.repeat(3)), 'configmgr-log');
    });
  }

  it('does not overrule who sets a log back to plain text', async () => {
    const document = await openFile('set back.txt', cmTraceLine.repeat(3));
    await waitForLanguage(document, 'configmgr-log');
    const plain = await languages.setTextDocumentLanguage(document, 'plaintext');
    await new Promise((resolve) => setTimeout(resolve, longEnough));
    expectEqual(plain.languageId, 'plaintext', 'the language set by hand');
  });

  it('registers every command of its manifest', async () => {
    const registered = await commands.getCommands();
    const missing = contributedCommands().filter((command) => !registered.includes(command));
    expectEqual(missing, [], 'commands that nothing answers');
  });
});

function waitForLanguage(document: TextDocument, language: string): Promise<unknown> {
  return waitFor(
    `language ${language}`,
    () => document.languageId === language || undefined,
    () => `it is ${document.languageId}`,
  );
}
