import {
  type CodeLens,
  CodeLensRefreshRequest,
  type Location,
  type LocationLink,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Lens } from '../features/lens.ts';
import { failureLenses, stepRecords } from '../features/logLenses.ts';
import { reportsOfLog } from '../features/logOfRuns.ts';
import { namedItemAt } from '../features/namedItem.ts';
import { runFindings } from '../features/runFindings.ts';
import {
  findInstructions,
  type NamedInstruction,
  placedInstructions,
  type WantedItem,
} from '../features/sequenceItems.ts';
import { sequenceLenses } from '../features/sequenceLenses.ts';
import { type LogOfRuns, runsOfInstructions } from '../features/sequenceRuns.ts';
import { parseLog } from '../log/parseLog.ts';
import { lineRange, toCodeLens, toLocationLink, toRange, toRunDiagnostic } from '../protocol.ts';
import { contains } from '../range.ts';
import { workspaceFiles } from '../recognise.ts';
import type { TaskSequenceDocument } from '../taskSequence/model.ts';
import { readTaskSequence } from '../taskSequence/readTaskSequence.ts';
import { FileFacts } from './fileFacts.ts';
import { fileName, readSettings, type Session } from './session.ts';
import { openDocument } from './workspaceTexts.ts';

/** Where an instruction of a sequence of the workspace stands. */
interface Target extends NamedInstruction {
  readonly link: LocationLink;
}

/** A client that cannot tell of changes is asked again after this many milliseconds. */
const UNWATCHED_FOR = 10_000;
const LOOK_AT_RUNS_AFTER = 500;

/** Both ways between the steps of the task sequences of the workspace and the records of its logs. */
export interface Navigation {
  /** Lets the client ask for all lenses again, as after a change of settings. */
  refreshLenses(): void;
  /** What the logs that are open tell of failed steps, as findings on a sequence. */
  diagnosticsOf(document: TextDocument): ReturnType<typeof toRunDiagnostic>[];
  /** To be called when files of the workspace have changed, with their addresses. */
  filesChanged(uris: readonly string[]): void;
  /** To be called when folders have come to the workspace or gone. */
  foldersChanged(): void;
}

export function serveNavigation(session: Session): Navigation {
  const { connection, documents } = session;
  const keptFor = () => (session.client().watchesFiles ? Number.POSITIVE_INFINITY : UNWATCHED_FOR);
  const sequenceFiles = new FileFacts(session.findFiles('taskSequences'), readSequence, keptFor);
  const logFiles = new FileFacts(session.findFiles('runLogs'), readLog, keptFor);

  function isOpen(uri: string): boolean {
    return openDocument(documents.all(), uri) !== undefined;
  }

  /** The instructions of every task sequence, open ones as they are on the screen. */
  async function sequences(): Promise<readonly (readonly Target[])[]> {
    const files = await sequenceFiles.all();
    const onDisk = [...files].filter(([uri]) => !isOpen(uri)).map(([, targets]) => targets);
    const open = documents.all().map((document) => {
      const analysis = session.analyse(document);
      return analysis.kind === 'taskSequence' ? targetsIn(document, analysis.document) : [];
    });
    return [...onDisk, ...open];
  }

  /** The logs that are open and tell of runs. */
  function openLogs(): readonly LogOfRuns[] {
    return documents.all().flatMap((document) => {
      const analysis = session.analyse(document);
      if (analysis.kind !== 'log') return [];
      const runs = reportsOfLog(analysis.log);
      return runs.length === 0 ? [] : [{ uri: document.uri, name: fileName(document.uri), runs }];
    });
  }

  async function logs(): Promise<readonly LogOfRuns[]> {
    const onDisk = [...(await logFiles.all()).values()].filter(({ uri }) => !isOpen(uri));
    return [...onDisk, ...openLogs()];
  }

  /** Where the steps stand that a record can mean: those that agree in pointer and name, else all of that name. */
  async function targetsOf(wanted: WantedItem): Promise<readonly LocationLink[]> {
    return findTargets(await sequences(), wanted);
  }

  connection.onDefinition(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && session.analyse(document);
    if (!document || analysis?.kind !== 'log') return null;
    const offset = document.offsetAt(position);
    const named = namedItemAt(analysis.log, offset);
    if (!named || !contains(named.nameRange, offset)) return null;
    const originSelectionRange = toRange(document, named.nameRange);
    const links = await targetsOf(named);
    return session.client().linksDefinitions
      ? links.map((link) => ({ ...link, originSelectionRange }))
      : links.map(toLocation);
  });

  connection.onReferences(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const analysis = document && session.analyse(document);
    if (!document || analysis?.kind !== 'taskSequence') return null;
    const offset = document.offsetAt(position);
    const instructions = placedInstructions(analysis.document);
    const number = instructions.findIndex(
      ({ kind, startTag }) => kind !== 'group-end' && contains(startTag, offset),
    );
    if (number < 0) return null;
    const runs = runsOfInstructions(instructions, await logs()).get(number) ?? [];
    return runs.flatMap(({ log, item }) =>
      item.line === null ? [] : [{ uri: log.uri, range: lineRange(item.line) }],
    );
  });

  connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[] | null> => {
    const document = documents.get(textDocument.uri);
    // The lenses lead somewhere by commands of the extension.
    if (!document || !session.client().isVsCode) return null;
    const before = session.analyse(document);
    if (before.kind === 'other') return null;
    const shows = await readSettings(session, document.uri, 'configmgrLens.codeLens');
    const [showsRuns, showsSteps] = [shows?.runs !== false, shows?.steps !== false];
    const runs = before.kind === 'taskSequence' && showsRuns ? await logs() : [];
    const namesSteps = before.kind === 'log' && showsSteps && stepRecords(before.log).length > 0;
    const targets = namesSteps ? await sequences() : [];
    // The document may have changed meanwhile.
    const analysis = session.analyse(document);
    if (analysis.kind === 'other') return null;
    if (analysis.kind === 'taskSequence') {
      return sequenceLenses(analysis.document, runs).map((lens) => toCodeLens(document, atLines(lens)));
    }
    const failures = shows?.failures === false ? [] : failureLenses(analysis.log, document.uri);
    const steps = showsSteps ? stepRecords(analysis.log) : [];
    const known = new Map<string, readonly Location[]>();
    return [
      ...failures.map((lens) => toCodeLens(document, atLines(lens))),
      ...steps.flatMap(({ wanted, title, range }) => {
        // A long log runs the same steps again and again.
        const key = JSON.stringify([wanted.number, wanted.name]);
        const places = known.get(key) ?? findTargets(targets, wanted).map(toLocation);
        known.set(key, places);
        return places.length === 0 ? [] : [toCodeLens(document, { range, title, places })];
      }),
    ];
  });

  let toldBefore = '[]';
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** What a log tells is shown in other documents, too. */
  function lookAtRuns(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const told = JSON.stringify(
        openLogs().map(({ uri, runs }) => [uri, runs.length, runs.at(-1)?.outcome, runs.at(-1)?.failure]),
      );
      if (told === toldBefore) return;
      toldBefore = told;
      session.refreshDiagnostics();
      refreshLenses();
    }, LOOK_AT_RUNS_AFTER);
  }

  documents.onDidChangeContent(({ document }) => {
    if (document.languageId !== 'xml') lookAtRuns();
  });
  documents.onDidClose(lookAtRuns);
  connection.onShutdown(() => clearTimeout(waiting));

  function refreshLenses(): void {
    if (!session.client().refreshesLenses) return;
    // A client that goes away meanwhile needs no answer.
    connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }

  return {
    refreshLenses,
    diagnosticsOf(document) {
      const analysis = session.analyse(document);
      if (analysis.kind !== 'taskSequence') return [];
      return runFindings(analysis.document, openLogs()).map((finding) => toRunDiagnostic(document, finding));
    },
    filesChanged(uris) {
      const sequenceChanged = uris.some((uri) => workspaceFiles.taskSequences.names.test(uri));
      const logChanged = uris.some((uri) => workspaceFiles.runLogs.names.test(uri));
      const shown = (sequenceChanged && sequenceFiles.asked) || (logChanged && logFiles.asked);
      if (sequenceChanged) sequenceFiles.forget();
      if (logChanged) logFiles.forget();
      if (shown) refreshLenses();
    },
    foldersChanged() {
      sequenceFiles.forget();
      logFiles.forget();
      refreshLenses();
    },
  };
}

function targetsIn(document: TextDocument, sequence: TaskSequenceDocument): readonly Target[] {
  return placedInstructions(sequence).map((placed) => ({
    kind: placed.kind,
    name: placed.name,
    link: toLocationLink(document, placed),
  }));
}

function readSequence(uri: string, text: string): readonly Target[] {
  const sequence = readTaskSequence(text);
  return sequence ? targetsIn(TextDocument.create(uri, 'xml', 0, text), sequence) : [];
}

function readLog(uri: string, text: string): LogOfRuns {
  return { uri, name: fileName(uri), runs: reportsOfLog(parseLog(text)) };
}

function findTargets(sequences: readonly (readonly Target[])[], wanted: WantedItem): readonly LocationLink[] {
  const found = sequences.map((targets) => ({ targets, ...findInstructions(targets, wanted) }));
  const certain = found.some((one) => one.certain);
  return found
    .filter((one) => one.certain === certain)
    .flatMap(({ targets, numbers }) =>
      numbers.flatMap((number) => {
        const target = targets[number];
        return target ? [target.link] : [];
      }),
    );
}

function atLines({ range, title, places }: Lens) {
  return { range, title, places: places.map(({ uri, line }) => ({ uri, range: lineRange(line) })) };
}

function toLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
