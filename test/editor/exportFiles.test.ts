import { strToU8, zipSync } from 'fflate';
import { commands, languages, Uri, window, workspace } from 'vscode';
import { closeEverything, codeOf, fileInSamples, waitFor, waitForDiagnostics } from './support/editor.ts';
import { expectTrue } from './support/expect.ts';

const object = `<INSTANCE CLASSNAME="SMS_TaskSequencePackage">
  <PROPERTY NAME="PackageID" TYPE="string"><VALUE>PS100042</VALUE></PROPERTY>
  <PROPERTY NAME="Sequence" TYPE="string"><VALUE><![CDATA[<sequence version="3.10">
    <step type="SMS_TaskSequence_RebotAction" name="Restart" description="" runIn="WinPEandFullOS" successCodeList="0"><action>smsboot.exe /target:HD</action></step>
  </sequence>]]></VALUE></PROPERTY>
</INSTANCE>
`;

describe('the archive of an export', () => {
  const archive = fileInSamples('Migration.zip');

  before(() =>
    workspace.fs.writeFile(
      archive,
      zipSync({
        'SMS_TaskSequencePackage/PS100042/object.xml': strToU8(object),
        'SMS_TaskSequencePackage/PS100042/ReferencesInfo.xml': strToU8('<ArrayOfString/>'),
      }),
    ),
  );
  afterEach(closeEverything);
  after(() => workspace.fs.delete(archive));

  it('shows its task sequence with findings, and nobody can write to it', async () => {
    await commands.executeCommand('configmgrLens.openExport', archive);
    const document = await waitFor('the object', () => {
      const shown = window.activeTextEditor?.document;
      return shown?.uri.path.endsWith('/object.xml') ? shown : undefined;
    });
    expectTrue(document.getText() === object, `the document holds\n${document.getText()}`);
    const found = await waitForDiagnostics(document, 'a finding', ({ length }) => length > 0);
    expectTrue(
      found.some((finding) => codeOf(finding) === 'unknown-step-type'),
      `found ${languages.getDiagnostics(document.uri).map(codeOf).join(', ')}`,
    );
    expectTrue(workspace.fs.isWritableFileSystem(document.uri.scheme) === false, 'it can be written to');
  });

  it('can be walked through like folders', async () => {
    const root = Uri.from({ scheme: 'configmgr-export', path: '/Migration.zip', query: archive.toString() });
    const folder = await workspace.fs.readDirectory(root);
    expectTrue(folder.length === 1 && folder[0]?.[0] === 'SMS_TaskSequencePackage', String(folder));
    const files = await workspace.fs.readDirectory(
      root.with({ path: '/Migration.zip/SMS_TaskSequencePackage/PS100042' }),
    );
    expectTrue(files.length === 1 && files[0]?.[0] === 'object.xml', String(files));
  });
});
