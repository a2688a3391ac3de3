import { type CodeAction, FileChangeType, type FileEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { controlDocument, type DocumentControl, LEVELS, type Levels } from '../features/control.ts';
import { CONTROL_FILE, readControlFile } from '../features/controlFile.ts';
import { ignoreFixes } from '../features/ignoreFixes.ts';
import { stepNames } from '../features/stepNames.ts';
import { unusedIgnore } from '../features/unusedIgnores.ts';
import { filesAbove, folderOf, pathBelow, sameForm } from '../features/uris.ts';
import type { Finding } from '../finding.ts';
import { type Analysis, shownFindings } from '../languageService.ts';
import { toFileAction } from '../protocol.ts';
import { IgnoreSurvey } from './ignoreSurvey.ts';
import { readSettings, type Session } from './session.ts';
import { openDocument } from './workspaceTexts.ts';

/** What applies to a document, and the control file that says so or could. */
interface Applied {
  readonly control: DocumentControl;
  /** Where an entry for the document belongs; undefined for a document outside of the workspace. */
  readonly entry: Entry | undefined;
}

interface Entry {
  readonly uri: string;
  /** Undefined where the file is yet to be made. */
  readonly text: string | undefined;
  /** The way from its folder to the document. */
  readonly path: string;
}

/** Which findings are shown, as configmgr-lens.json and the settings say. */
export interface ControlService {
  /** What is to be shown of a document; of a control file, what is wrong in it. */
  findingsOf(document: TextDocument): Promise<readonly Finding[]>;
  /** Tells what of an analysis of the document is to be shown. */
  shownOf(document: TextDocument): Promise<(analysis: Analysis) => readonly Finding[]>;
  /** Quick fixes that write into the control file. */
  ignoreActions(document: TextDocument, findings: readonly Finding[]): Promise<readonly CodeAction[]>;
  settingsChanged(): void;
  /** To be called when folders have come to the workspace or gone. */
  foldersChanged(): void;
  filesChanged(changes: readonly FileEvent[]): void;
}

export const CONTROL_FILES_GLOB = `**/${CONTROL_FILE}`;

export function isControlFile(uri: string): boolean {
  return uri.endsWith(`/${CONTROL_FILE}`);
}

export function serveControl(session: Session): ControlService {
  const { documents } = session;
  const applied = new Map<string, Promise<Applied>>();
  // Editors keep documents open for a while after their files and their tabs are gone.
  const deleted = new Set<string>();
  let survey = newSurvey();

  function newSurvey(): IgnoreSurvey {
    return new IgnoreSurvey(session.texts, (uri) => {
      const document = openDocument(documents.all(), uri);
      return document && session.analyse(document);
    });
  }

  function openText(uri: string): string | undefined {
    return deleted.has(sameForm(uri)) ? undefined : openDocument(documents.all(), uri)?.getText();
  }

  /** What applies is worked out once; a keystroke in a task sequence finds it ready. */
  function appliedTo(uri: string): Promise<Applied> {
    const known = applied.get(uri) ?? findApplied(session, uri, openText);
    applied.set(uri, known);
    return known;
  }

  function forget(): void {
    applied.clear();
    session.refreshDiagnostics();
  }

  /** Entries that hide nothing may hide something now, or the reverse. */
  function surveyAgain(): void {
    survey = newSurvey();
    if (documents.all().some(({ uri }) => isControlFile(uri))) session.refreshDiagnostics();
  }

  async function controlFileFindings(document: TextDocument): Promise<readonly Finding[]> {
    const { version } = document;
    const text = document.getText();
    const { control, problems } = readControlFile(text);
    const bySchema = session.client().isVsCode;
    const said = problems.filter(({ saidBySchema }) => !(bySchema && saidBySchema));
    const folder = folderOf(document.uri);
    const isInWorkspace = filesAbove(document.uri, session.folders(), CONTROL_FILE).length > 0;
    const unused = isInWorkspace ? await survey.unused(folder, control.ignores).catch(() => []) : [];
    // What was found out of another text says nothing of this one; the client asks again.
    if (document.version !== version) return [];
    return [...said.map(({ finding }) => finding), ...unused.map((ignore) => unusedIgnore(text, ignore))];
  }

  documents.onDidChangeContent(({ document }) => {
    if (!isControlFile(document.uri)) return;
    deleted.delete(sameForm(document.uri));
    forget();
  });
  documents.onDidClose(({ document }) => {
    applied.delete(document.uri);
    if (isControlFile(document.uri)) forget();
    else surveyAgain();
  });
  documents.onDidSave(surveyAgain);

  return {
    async findingsOf(document) {
      if (isControlFile(document.uri)) return controlFileFindings(document);
      const { control } = await appliedTo(document.uri);
      const isOpen = documents.get(document.uri) === document;
      return isOpen ? shownFindings(session.analyse(document), control) : [];
    },
    async shownOf({ uri }) {
      const { control } = await appliedTo(uri);
      return (analysis) => shownFindings(analysis, control);
    },
    async ignoreActions(document, findings) {
      if (isControlFile(document.uri)) return [];
      const { entry } = await appliedTo(document.uri);
      if (!entry) return [];
      const { uri, text, path } = entry;
      const fixes = ignoreFixes(text ?? '', path, findings, stepNames(session.analyse(document)));
      const creates = text === undefined && session.client().createsFiles;
      return fixes.map((fix) => toFileAction(uri, text ?? '', fix, creates));
    },
    settingsChanged: forget,
    foldersChanged() {
      survey = newSurvey();
      forget();
    },
    filesChanged(changes) {
      const ofControl = changes.filter(({ uri }) => isControlFile(uri));
      for (const { uri, type } of ofControl) {
        if (type === FileChangeType.Deleted) deleted.add(sameForm(uri));
        else deleted.delete(sameForm(uri));
      }
      if (ofControl.length > 0) forget();
      // A log that is being written changes all the time.
      if (!changes.every(({ uri }) => /\.lo[g_]$/i.test(uri))) surveyAgain();
    },
  };
}

type OpenText = (uri: string) => string | undefined;

/** `openText`: the text of a control file on the screen; undefined where it is not open. */
async function findApplied(session: Session, uri: string, openText: OpenText): Promise<Applied> {
  const settings = await readLevels(session, uri);
  const places = filesAbove(uri, session.folders(), CONTROL_FILE);
  const files = await readPlaces(session, places, openText);
  // One that cannot be read says nothing, and is not written either.
  const nearest = files.findIndex((file) => file.exists && file.text !== undefined);
  const place = nearest === -1 ? places.at(-1) : places[nearest];
  const path = place && pathBelow(folderOf(place), uri);
  const file = files[nearest];
  const text = file?.exists ? file.text : undefined;
  const control = text === undefined ? undefined : readControlFile(text).control;
  const unreadable = files.some((other) => other.exists && other.text === undefined);
  return {
    control: controlDocument(control, path, settings),
    entry: place === undefined || path === undefined || unreadable ? undefined : { uri: place, text, path },
  };
}

/** Open files as they are on the screen. A client that cannot answer has none. */
async function readPlaces({ texts }: Session, places: readonly string[], openText: OpenText) {
  const open = places.map(openText);
  const closed = places.filter((_, index) => open[index] === undefined);
  const read = closed.length === 0 ? [] : await texts.readFiles(closed).catch(() => []);
  const byPlace = new Map(closed.map((place, index) => [place, read[index]]));
  return places.map((place, index) => {
    const text = open[index];
    return text === undefined
      ? (byPlace.get(place) ?? { exists: false as const })
      : { exists: true as const, text };
  });
}

async function readLevels(session: Session, uri: string): Promise<Levels> {
  const settings = await readSettings(session, uri, 'configmgrLens.rules').catch(() => undefined);
  return new Map(
    Object.entries(settings ?? {}).flatMap(([code, value]) => {
      const level = LEVELS.find((known) => known === value);
      return level === undefined ? [] : [[code, level]];
    }),
  );
}
