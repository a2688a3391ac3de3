import {
  CodeAction,
  type CompletionList,
  commands,
  type Hover,
  languages,
  MarkdownString,
  Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  applyCodeAction,
  closeEverything,
  codeActionsAt,
  codeOf,
  openSample,
  rangeOfText,
  waitFor,
  waitForDiagnostics,
} from './support/editor.ts';
import { expectEqual, expectTrue } from './support/expect.ts';

const broken = 'task-sequences/Migrate to Windows 7 (broken).xml';
const mended = 'task-sequences/Migrate to Windows 7 (mended).xml';
const patched =
  'PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"';

async function open(path: string, count: number): Promise<TextDocument> {
  const document = await openSample(path);
  await waitForDiagnostics(document, `${count} findings`, (diagnostics) => diagnostics.length === count);
  return document;
}

/** The text of the broken sample as the editor has it now, opened or not. */
async function brokenText(): Promise<string> {
  const folder = workspace.workspaceFolders?.[0];
  expectTrue(folder !== undefined, 'no folder is open');
  return (await workspace.openTextDocument(Uri.joinPath(folder.uri, broken))).getText();
}

/** The titles of the quick fixes offered at a stretch. */
async function titlesAt(document: TextDocument, range: Range): Promise<readonly string[]> {
  return (await codeActionsAt(document, range)).map(({ title }) => title);
}

describe('the case of KB977203', () => {
  afterEach(closeEverything);

  describe('in the sequence', () => {
    it('underlines what is wrong, where it is wrong', async () => {
      const document = await open(broken, 5);
      const found = languages
        .getDiagnostics(document.uri)
        .map((diagnostic) => `${codeOf(diagnostic)}: ${document.getText(diagnostic.range).slice(0, 70)}`)
        .sort();
      expectEqual(
        found,
        [
          'ccmcertfix-missing: <step type="SMS_TaskSequence_SetupWindowsAndSMSAction" name="Setup Win',
          'hotfix-as-software: <step type="SMS_TaskSequence_InstallSoftwareAction" name="Install KB97',
          'patch-not-quoted: PATCH=%_SMSTSMDataPath%\\OSD\\PS100042\\i386\\hotfix\\KB977203\\SCCM2007AC-S',
          'patch-package-id-mismatch: PS100042',
          'patch-smstsmdatapath: %_SMSTSMDataPath%',
        ],
        'the findings',
      );
    });

    it('has nothing to say of the mended one', async () => {
      const document = await openSample(mended);
      await open(broken, 5);
      expectEqual(languages.getDiagnostics(document.uri).length, 0, 'findings in the mended sample');
    });

    it('mends the property, one quick fix after the other', async () => {
      const document = await open(broken, 5);
      const inPath = () => rangeOfText(document, 'OSD\\PS1000').end;
      const at = () => new Range(inPath(), inPath());
      await applyCodeAction(document, at(), 'Use the client package PS100003');
      await applyCodeAction(document, at(), 'Put one pair of straight double quotes round the whole value');
      await applyCodeAction(document, rangeOfText(document, '%_SMSTSMDataPath%'), 'Use C:\\_SMSTaskSequence');
      const line = document.lineAt(inPath().line).text.trim();
      expectEqual(
        line,
        `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSSLP=CM01 FSP=CM01 ${patched}</variable>`,
        'the property',
      );
      await waitForDiagnostics(document, 'no finding on PATCH=', (diagnostics) =>
        diagnostics.every((diagnostic) => !codeOf(diagnostic).startsWith('patch-')),
      );
    });

    it('inserts the CCMCertFix steps', async () => {
      const document = await open(broken, 5);
      const setup = rangeOfText(document, '<step type="SMS_TaskSequence_SetupWindowsAndSMSAction"');
      await applyCodeAction(
        document,
        setup,
        "Insert CCMCertFix and a restart behind 'Setup Windows and ConfigMgr'",
      );
      expectTrue(
        /name="Setup Windows and ConfigMgr"[\s\S]*?<\/step>\s*<step [^>]*name="Run CCMCertFix"[\s\S]*?<\/step>\s*<step [^>]*name="Restart Computer"/.test(
          document.getText(),
        ),
        'the steps do not stand behind Setup Windows and ConfigMgr',
      );
      await waitForDiagnostics(
        document,
        'ccmcertfix-missing to go',
        (diagnostics) => !diagnostics.some((diagnostic) => codeOf(diagnostic) === 'ccmcertfix-missing'),
      );
    });

    it('explains PATCH on hover', async () => {
      const document = await open(broken, 5);
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        rangeOfText(document, 'PATCH=').start,
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
        .join('\n');
      expectTrue(text.includes('update the distribution points'), `the hover says\n${text}`);
    });

    it('completes PATCH= with the package ID of the step', async () => {
      const document = await open(mended, 0);
      const property = rangeOfText(document, `${patched}`);
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new Position(property.start.line, property.end.character - 1),
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      expectTrue(labels.includes('KB977384 SP2 path'), `it offers ${labels.join(', ')}`);
    });
  });

  describe('in the log', () => {
    it('marks the code in every spelling', async () => {
      const document = await open('logs/Ccmexec.log', 3);
      expectEqual(document.languageId, 'configmgr-log', 'the language');
      const marked = languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
      expectEqual(marked, ['0x80092024', '-2146885596', '2148081700'], 'what is marked');
    });

    it('is silent in a healthy log', async () => {
      const document = await openSample('logs/LocationServices.log');
      await open('logs/Ccmexec.log', 3);
      expectEqual(languages.getDiagnostics(document.uri).length, 0, 'findings in a healthy log');
    });

    it('inserts the CCMCertFix steps into the sequence of the workspace', async () => {
      const log = await open('logs/Ccmexec.log', 3);
      const title = `Insert CCMCertFix and a restart behind 'Setup Windows and ConfigMgr' in ${broken.split('/')[1]}`;
      await applyCodeAction(log, rangeOfText(log, '0x80092024'), title);
      const text = await brokenText();
      expectTrue(text.includes('name="Run CCMCertFix"'), 'the step is not in the sequence');
      const offered = await titlesAt(log, rangeOfText(log, '0x80092024'));
      expectTrue(!offered.includes(title), 'the steps are offered again');
    });

    it('leaves a sequence alone that has changed since the fix was offered', async () => {
      const sequence = await open(broken, 5);
      const log = await open('logs/Ccmexec.log', 3);
      const title = `Insert CCMCertFix and a restart behind 'Setup Windows and ConfigMgr' in ${broken.split('/')[1]}`;
      const action = await waitFor('the fix to be offered', async () => {
        const offered = await codeActionsAt(log, rangeOfText(log, '0x80092024'));
        return offered.find((candidate) => candidate.title === title);
      });
      const change = new WorkspaceEdit();
      change.insert(sequence.uri, new Position(0, 0), '<!-- new -->\n');
      await workspace.applyEdit(change);
      const text = sequence.getText();
      const command = action instanceof CodeAction ? action.command : action;
      expectTrue(command !== undefined, 'the action has no command');
      await commands.executeCommand(command.command, ...(command.arguments ?? []));
      expectEqual(sequence.getText(), text, 'the sequence');
    });

    it('lets the user pick where there are several things to mend', async () => {
      const log = await open('logs/Ccmexec.log', 3);
      const title = 'Mend PATCH= in a task sequence...';
      const actions = await waitFor('the pick list to be offered', async () => {
        const offered = await codeActionsAt(log, rangeOfText(log, '0x80092024'));
        return offered.some((action) => action.title === title) ? offered : undefined;
      });
      const action = actions.find((candidate) => candidate.title === title);
      const command = action instanceof CodeAction ? action.command : action;
      expectTrue(command !== undefined, 'the action has no command');
      const done = commands.executeCommand(command.command, ...(command.arguments ?? []));
      await waitFor('the picked fix to be made', async () => {
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (await brokenText()).includes('PATCH="') || undefined;
      });
      await done;
    });
  });
});
