import {
  type CodeLens,
  commands,
  type DocumentLink,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  MarkdownString,
  Position,
  Range,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  closeEverything,
  codeOf,
  openFile,
  openSample,
  rangeOfText,
  waitFor,
  waitForDiagnostics,
} from './support/editor.ts';
import { expectEqual, expectTrue } from './support/expect.ts';

const smsts = 'logs/smsts.log';
const brokenName = 'Migrate to Windows 7 (broken).xml';
const broken = `task-sequences/${brokenName}`;
const mended = 'task-sequences/Migrate to Windows 7 (mended).xml';
/** In smsts.log: where the step begins that fails, its first error, and the record that says that it failed. */
const lines = { begins: 16, firstError: 19, failed: 22 };

async function openLog(): Promise<TextDocument> {
  const log = await openSample(smsts);
  await waitForDiagnostics(log, 'the findings of the log', ({ length }) => length > 0);
  return log;
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function activeEditor() {
  const editor = window.activeTextEditor;
  if (editor === undefined) throw new Error('no editor is active');
  return editor;
}

/** The lenses whose title is as given, as soon as there are some. */
async function lensesOf(document: TextDocument, title: RegExp): Promise<readonly CodeLens[]> {
  let lenses: readonly CodeLens[] = [];
  await waitFor(
    `a lens ${title}`,
    async () => {
      lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
      return lenses.some(({ command }) => title.test(command?.title ?? '')) || undefined;
    },
    () => `there were ${lenses.map(({ command }) => command?.title).join(', ') || 'none'}`,
  );
  return lenses.filter(({ command }) => title.test(command?.title ?? ''));
}

async function follow([lens]: readonly CodeLens[]): Promise<void> {
  if (lens?.command === undefined) throw new Error('the lens leads nowhere');
  await commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
}

function waitForCursor(file: string, line: number): Promise<unknown> {
  const place = () => {
    const editor = window.activeTextEditor;
    return editor && `${nameOf(editor.document.uri)}:${editor.selection.active.line}`;
  };
  return waitFor(
    `the cursor at ${file}:${line}`,
    () => place() === `${file}:${line}` || undefined,
    () => `it was at ${place()}`,
  );
}

describe('a log in the editor', () => {
  afterEach(closeEverything);

  it('leads from the name of a step to the sequence that ran', async () => {
    const log = await openLog();
    const at = new Position(lines.begins, log.lineAt(lines.begins).text.indexOf('Request State Store'));
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      log.uri,
      at,
    );
    const places = found.map((place) =>
      'targetUri' in place
        ? { uri: place.targetUri, range: place.targetSelectionRange ?? place.targetRange }
        : place,
    );
    expectEqual(
      places.map(({ uri }) => nameOf(uri)),
      [brokenName],
      'the files it leads to',
    );
    const [place] = places;
    expectTrue(place !== undefined, 'there is no place');
    const sequence = await workspace.openTextDocument(place.uri);
    expectEqual(sequence.getText(place.range), 'Request State Store', 'the text it leads to');
    expectTrue(
      sequence.getText().slice(0, sequence.offsetAt(place.range.start)).includes('Install KB977203'),
      'it is the first step of that name',
    );
  });

  it('has lenses that lead to the step and to the first cause', async () => {
    const log = await openLog();
    const [cause] = await lensesOf(log, /^Show first cause: Failed to import/);
    expectEqual(cause?.range.start.line, lines.failed, 'the line of the lens');
    await follow(cause === undefined ? [] : [cause]);
    await waitForCursor('smsts.log', lines.firstError);
    const steps = await lensesOf(log, /^Go to step 'Request State Store'$/);
    await follow(steps);
    await waitFor('the sequence', () => nameOf(activeEditor().document.uri) === brokenName || undefined);
    expectEqual(
      activeEditor().document.getText(activeEditor().selection),
      'Request State Store',
      'what is selected',
    );
  });

  it('shows above the steps of a sequence how they went, and leads back', async () => {
    const sequence = await openSample(broken);
    const lenses = await lensesOf(
      sequence,
      /^Ran \(smsts\.log\): failed with 0x80092024 CRYPT_E_NOT_CHAR_STRING after 13\.5 s$/,
    );
    expectEqual(lenses.length, 1, 'lenses of failures');
    await follow(lenses);
    await waitForCursor('smsts.log', lines.begins);
  });

  it('lists the records of a step as its references', async () => {
    const sequence = await openSample(broken);
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      sequence.uri,
      rangeOfText(sequence, 'name="Setup Windows and ConfigMgr"').start,
    );
    expectEqual(
      found.map(({ uri, range }) => `${nameOf(uri)}:${range.start.line}`),
      ['smsts.log:1'],
      'the references',
    );
  });

  it('says on the sequence that ran which step failed, and nothing on the one that was mended', async () => {
    await openLog();
    const sequence = await openSample(broken);
    const findings = await waitForDiagnostics(sequence, 'the failure', (all) =>
      all.some((finding) => codeOf(finding) === 'failed-in-log'),
    );
    const failure = findings.find((finding) => codeOf(finding) === 'failed-in-log');
    expectEqual(
      failure?.relatedInformation?.map(
        ({ location }) => `${nameOf(location.uri)}:${location.range.start.line}`,
      ),
      [`smsts.log:${lines.firstError}`, `smsts.log:${lines.begins}`],
      'the places it names',
    );
    const other = await openSample(mended);
    await lensesOf(other, /found by name/);
    const said = (await waitForDiagnostics(other, 'the findings', () => true)).map(codeOf);
    expectTrue(!said.includes('failed-in-log'), 'the mended sequence carries the failure');
  });

  it('goes from error to error, and on at the start', async () => {
    const record = (type: number) =>
      `<![LOG[Something]LOG]!><time="10:00:00.000+000" date="11-22-2026" component="Own" context="" type="${type}" thread="1" file="a.cpp:1">\n`;
    await openFile('logs/errors.log', [1, 3, 1, 2, 3, 1].map(record).join(''));
    await waitFor('the language', () => activeEditor().document.languageId === 'configmgr-log' || undefined);
    const visited: number[] = [];
    for (const command of ['nextProblem', 'nextProblem', 'nextProblem', 'previousProblem']) {
      await commands.executeCommand(`configmgrLens.${command}`);
      visited.push(activeEditor().selection.active.line);
    }
    expectEqual(visited, [1, 4, 1, 4], 'the lines of the errors');
  });

  it('folds information records away, and unfolds them', async () => {
    await openLog();
    const shown = () =>
      activeEditor().visibleRanges.flatMap(({ start, end }) =>
        Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index),
      );
    await commands.executeCommand('configmgrLens.foldInformation');
    await waitFor(
      'records to be folded away',
      () => (!shown().includes(3) && shown().includes(lines.firstError)) || undefined,
      () => `the lines ${shown().join(' ')} were shown`,
    );
    for (const line of [lines.firstError, lines.failed]) {
      expectTrue(shown().includes(line), `line ${line} is hidden`);
    }
    await commands.executeCommand('configmgrLens.unfoldInformation');
    await waitFor('all records', () => shown().includes(3) || undefined);
  });

  it('names the codes in place', async () => {
    const log = await openLog();
    const whole = new Range(0, 0, log.lineCount, 0);
    const hints = await waitFor('the hints', async () => {
      const found = await commands.executeCommand<InlayHint[]>(
        'vscode.executeInlayHintProvider',
        log.uri,
        whole,
      );
      return found.length > 0 ? found : undefined;
    });
    const labels = new Set(hints.map(({ label }) => String(label)));
    expectEqual([...labels], ['CRYPT_E_NOT_CHAR_STRING'], 'the labels');
  });

  it('tells on hover what a component writes', async () => {
    const log = await openLog();
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      log.uri,
      new Position(1, log.lineAt(1).text.indexOf('TSManager')),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
      .join('\n');
    expectTrue(text.includes('Smsts.log'), `the hover says\n${text}`);
  });

  it('links paths by a command that finds them in the workspace alone', async () => {
    const path = '\\\\nowhere.example.com\\share\\task-sequences\\MIGRATE to Windows 7 (broken).xml';
    const line = (await openLog())
      .lineAt(1)
      .text.replace(/\[LOG\[.*?\]LOG\]/, () => `[LOG[Read "${path}"]LOG]`);
    const log = await openFile('logs/paths.log', `${line}\n`);
    const links = await waitFor('the link', async () => {
      const found = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', log.uri, 100);
      return found.length > 0 ? found : undefined;
    });
    const target = links.map((link) => link.target).find((uri) => uri?.scheme === 'command');
    expectEqual(target?.path, 'configmgrLens.findLoggedFile', 'the command of the link');
    await commands.executeCommand('configmgrLens.findLoggedFile', ...JSON.parse(target?.query ?? '[]'));
    await waitFor('the sequence', () => nameOf(activeEditor().document.uri) === brokenName || undefined);
  });

  it('looks up what was typed', async () => {
    await openLog();
    await commands.executeCommand('configmgrLens.lookUpErrorCode', 'no code');
  });
});
