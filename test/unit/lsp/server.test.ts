import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { captureStep, patch, restoreStep, sequence, setupStep } from '../../support/sequences.ts';
import { startClient, type TestClient } from './client.ts';

const xml = 'file:///sequences/Refresh.xml';
const log = 'file:///logs/Ccmexec.log';

let client: TestClient;
afterEach(() => client.stop());

/** The text a diagnostic or action range covers. */
function textAt(text: string, range: Range): string {
  return TextDocument.create(xml, 'xml', 0, text).getText(range);
}

function applied(text: string, action: CodeAction, uri = xml): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'xml', 0, text), action.edit?.changes?.[uri] ?? []);
}

function only<T>(items: readonly T[]): T {
  expect(items).toHaveLength(1);
  return items[0] as T;
}

describe('diagnostics', () => {
  const text = sequence(setupStep({ properties: patch('PS100042') }));

  it('are pulled, and link to the page of their rule', async () => {
    client = await startClient({ initialize: { initializationOptions: { ruleLink: 'lens://rules/' } } });
    client.open(xml, 'xml', text);
    const diagnostic = only(await client.diagnostics(xml));
    expect(textAt(text, diagnostic.range)).toBe('PS100042');
    expect(diagnostic).toMatchObject({
      code: 'patch-package-id-mismatch',
      severity: 1,
      source: 'ConfigMgr Lens',
      codeDescription: { href: 'lens://rules/patch-package-id-mismatch' },
    });
  });

  it('follow an edit', async () => {
    client = await startClient();
    client.open(xml, 'xml', text);
    const { range } = only(await client.diagnostics(xml));
    client.change(xml, 2, range, 'PS100003');
    expect(await client.diagnostics(xml)).toEqual([]);
  });

  it.each([
    ['pulled', { textDocument: { diagnostic: {} } }],
    ['pushed', {}],
  ])(
    'are %s for the text that is open, although an earlier one was closed while settings were read',
    async (way, traits) => {
      const capabilities = { ...traits, workspace: { configuration: true } };
      client = await startClient({ initialize: { capabilities } });
      let answer = (_: readonly null[]) => {};
      const settings = new Promise<readonly null[]>((resolve) => {
        answer = resolve;
      });
      const asked = new Promise<void>((resolve) => {
        client.connection.onRequest('workspace/configuration', () => {
          resolve();
          return settings;
        });
      });
      client.open(xml, 'xml', text);
      const early = client.diagnostics(xml);
      await asked;
      void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: xml } });
      client.open(xml, 'xml', sequence(setupStep({ properties: patch('PS100003') })));
      const late = client.diagnostics(xml);
      await client.hover('file:///none', { line: 0, character: 0 });
      answer([null]);
      await early;
      expect(await late).toEqual([]);
      if (way === 'pushed') expect(client.pushed.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    },
  );

  it('are pushed to a client that cannot pull', async () => {
    client = await startClient({ initialize: { capabilities: {} } });
    client.open(xml, 'xml', text);
    await expect
      .poll(() => client.pushed.at(-1)?.diagnostics.map(({ code }) => code))
      .toEqual(['patch-package-id-mismatch']);
  });

  it('are silent for other XML', async () => {
    client = await startClient();
    client.open(xml, 'xml', '<project><PATCH>PATCH=x</PATCH></project>');
    expect(await client.diagnostics(xml)).toEqual([]);
  });
});

describe('quick fixes in a sequence', () => {
  it('mend the finding under the cursor', async () => {
    client = await startClient();
    const text = sequence(setupStep({ properties: patch('PS100042') }));
    client.open(xml, 'xml', text);
    const { range } = only(await client.diagnostics(xml));
    const action = only(await client.actions(xml, { start: range.start, end: range.start }));
    expect(action).toMatchObject({ title: 'Use the client package PS100003', isPreferred: true });
    expect(applied(text, action)).toBe(sequence(setupStep({ properties: patch('PS100003') })));
  });

  it('mend all of a kind', async () => {
    client = await startClient();
    const wrong = setupStep({ properties: patch('PS100042') });
    const text = sequence(wrong, wrong);
    client.open(xml, 'xml', text);
    const [first] = await client.diagnostics(xml);
    const actions = await client.actions(xml, (first as Diagnostic).range);
    const all = only(actions.filter(({ title }) => title.startsWith('Fix all of this kind')));
    const right = setupStep({ properties: patch('PS100003') });
    expect(applied(text, all)).toBe(sequence(right, right));
  });

  it('are not offered to a client that asks for actions of another kind', async () => {
    client = await startClient();
    client.open(xml, 'xml', sequence(setupStep({ properties: patch('PS100042') })));
    const [first] = await client.diagnostics(xml);
    const { range } = first as Diagnostic;
    expect(await client.actions(xml, range, ['refactor'])).toEqual([]);
    expect(await client.actions(xml, range, ['source.organizeImports'])).toEqual([]);
    expect(await client.actions(xml, range, ['refactor', 'quickfix'])).toEqual(
      await client.actions(xml, range),
    );
  });

  it('are for the version of the text they were made from, where a client knows versions', async () => {
    const workspace = { workspaceEdit: { documentChanges: true } };
    client = await startClient({
      initialize: { capabilities: { textDocument: { diagnostic: {} }, workspace } },
    });
    client.open(xml, 'xml', sequence(setupStep({ properties: patch('PS100001') })));
    const [first] = await client.diagnostics(xml);
    const { range } = first as Diagnostic;
    client.change(xml, 7, range, 'PS100042');
    const edits = [
      ...(await client.actions(xml, range)),
      ...(await client.actions(xml, range, ['source.fixAll'])),
    ];
    expect(edits.length).toBeGreaterThan(1);
    for (const { edit } of edits) {
      expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri: xml, version: 7 } }]);
      expect(edit).not.toHaveProperty('changes');
    }
  });

  it('are made by fix-all where they are safe', async () => {
    client = await startClient();
    const text = sequence(setupStep({ properties: patch('PS100042').replaceAll('"', '') }));
    client.open(xml, 'xml', text);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const action = only(await client.actions(xml, whole, ['source.fixAll']));
    // The quotes and the package ID touch: the one can be mended only when the other is.
    const mended = applied(text, action);
    expect(mended).toBe(sequence(setupStep({ properties: patch('PS100003') })));
    client.change(xml, 2, whole, mended);
    expect(await client.actions(xml, whole, ['source.fixAll'])).toEqual([]);
  });
});

describe('quick fixes in a log', () => {
  const logText =
    '<![LOG[Import of the certificate store failed (0x80092024)]LOG]!><time="10:00:00.000+300" date="01-02-2011" component="OSDSMPClient" context="" type="3" thread="88" file="a.cpp:1">\r\n';
  const unpatched = sequence(captureStep, setupStep(), restoreStep);

  async function actionsFor(
    files: readonly { readonly uri: string; readonly text: string }[],
    vscode: boolean,
    open: typeof files = [],
  ) {
    client = await startClient({
      files,
      initialize: { initializationOptions: vscode ? { client: 'vscode' } : {} },
    });
    for (const { uri, text } of open) client.open(uri, 'xml', text);
    client.open(log, 'configmgr-log', logText);
    const { range, message } = only(await client.diagnostics(log));
    expect(message).toContain('KB977203');
    expect(textAt(logText, range)).toBe('0x80092024');
    return client.actions(log, range);
  }

  it('insert both halves into the sequence of the workspace', async () => {
    const actions = await actionsFor([{ uri: xml, text: unpatched }], false);
    expect(actions.map(({ title }) => title)).toEqual([
      'Insert PATCH= for KB977203 (SP2) in Refresh.xml',
      'Insert PATCH= for KB977203 (SP1) in Refresh.xml',
      "Insert CCMCertFix and a restart behind 'Setup Windows and ConfigMgr' in Refresh.xml",
    ]);
    expect(applied(unpatched, actions[0] as CodeAction)).toBe(
      sequence(captureStep, setupStep({ properties: patch('PS100003') }), restoreStep),
    );
  });

  it('mend the PATCH= that is there', async () => {
    const text = unpatched.replace('Properties"></', `Properties">${patch('PS100042')}</`);
    const actions = await actionsFor([{ uri: xml, text }], false);
    expect(applied(text, actions[0] as CodeAction)).toContain(patch('PS100003'));
  });

  it('mend an open file as it is on the screen, however its address is written', async () => {
    const uri = 'file:///sequences/Refresh%20%28old%29.xml';
    const files = [{ uri: 'file:///sequences/Refresh%20(old).xml', text: unpatched }];
    const actions = await actionsFor(files, false, [{ uri, text: `\n${unpatched}` }]);
    expect(actions).toHaveLength(3);
    expect(actions.map(({ edit }) => Object.keys(edit?.changes ?? {}))).toEqual([[uri], [uri], [uri]]);
  });

  it('let VS Code see whether the sequence has changed since', async () => {
    const other = 'file:///sequences/Replace.xml';
    client = await startClient({
      files: [{ uri: other, text: unpatched }],
      initialize: {
        initializationOptions: { client: 'vscode' },
        capabilities: {
          textDocument: { diagnostic: {} },
          workspace: { workspaceEdit: { documentChanges: true } },
        },
      },
    });
    client.open(log, 'configmgr-log', logText);
    client.open(xml, 'xml', sequence(setupStep()));
    client.change(xml, 5, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, unpatched);
    const { range } = only(await client.diagnostics(log));
    const actions = await client.actions(log, range);
    const versions = actions.map(({ command }) =>
      (command?.arguments ?? []).flatMap(({ choices }: { choices: readonly CodeAction[] }) =>
        choices.map(({ edit }) => edit?.documentChanges),
      ),
    );
    const edits = (uri: string, version: number | null) => [{ textDocument: { uri, version } }];
    const each = [edits(other, null), edits(xml, 5)];
    expect(versions).toMatchObject([[each[0], each[0], each[1], each[1]], each]);
  });

  it('let VS Code pick where there are several', async () => {
    const other = 'file:///sequences/Replace.xml';
    const actions = await actionsFor(
      [
        { uri: xml, text: unpatched },
        { uri: other, text: unpatched },
      ],
      true,
    );
    expect(actions.map(({ title }) => title)).toEqual([
      'Mend PATCH= in a task sequence...',
      'Insert the CCMCertFix steps into a task sequence...',
    ]);
    expect(actions[0]?.command).toMatchObject({
      command: 'configmgrLens.mendFromLog',
      arguments: [{ choices: [{ description: 'Refresh.xml' }, {}, { description: 'Replace.xml' }, {}] }],
    });
  });

  it('offer nothing where nothing is left to mend', async () => {
    expect(await actionsFor([], false)).toEqual([]);
  });
});

describe('hover', () => {
  const properties = `SMSMP=CM01 ${patch('PS100042')}`;
  const text = sequence(setupStep({ properties }));

  async function hoverAt(stretch: string): Promise<string> {
    client = await startClient({ initialize: { initializationOptions: { pageCommand: 'openPage' } } });
    client.open(xml, 'xml', text);
    const position = TextDocument.create(xml, 'xml', 0, text).positionAt(text.indexOf(stretch) + 1);
    const hover = await client.hover(xml, position);
    client.stop();
    return hover ? (hover.contents as { value: string }).value : '';
  }

  it('explains PATCH, the package, the file, the hotfix', async () => {
    expect(await hoverAt('PATCH')).toContain('update the distribution points');
    expect(await hoverAt('PATCH')).toContain('(command:openPage?%5B%22docs%2Fguides%2Fkb977203.md%22%5D)');
    expect(await hoverAt('PS100042')).toContain(
      "The client package of 'Setup Windows and ConfigMgr' is `PS100003`",
    );
    expect(await hoverAt('SCCM2007AC')).toContain('ConfigMgr 2007 SP2, x86, client files 4.0.6487.2111');
    expect(await hoverAt('KB977203\\')).toContain('support.microsoft.com/kb/977203');
    expect(await hoverAt('SMSMP')).toBe('');
  });
});

describe('completion', () => {
  it('fills in the package ID of the step', async () => {
    client = await startClient();
    const text = sequence(setupStep({ properties: 'SMSMP=CM01 ', clientPackage: 'ABC00012' }));
    client.open(xml, 'xml', text);
    const at = text.indexOf('SMSMP=CM01 ') + 'SMSMP=CM01 '.length;
    const items = await client.completion(xml, TextDocument.create(xml, 'xml', 0, text).positionAt(at));
    const item = items.find(({ label }) => label === 'PATCH= KB977203 SP2');
    expect(item?.textEdit?.newText).toBe(patch('ABC00012'));
  });

  it('offers nothing outside client install properties', async () => {
    client = await startClient();
    const text = sequence(setupStep());
    client.open(xml, 'xml', text);
    expect(await client.completion(xml, { line: 1, character: 4 })).toEqual([]);
  });
});
