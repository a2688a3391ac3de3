import { recogniseLog } from './log/recogniseLog.ts';
import { parseXml } from './syntax/parseXml.ts';
import { looksLikeTaskSequence } from './taskSequence/container.ts';

export { recogniseLog } from './log/recogniseLog.ts';

/** A root element and its first child stand well within this many characters. */
const LOOKED_AT = 64 * 1024;

/** What kind of document an XML text is, by its root element and never by its name; undefined for other XML. */
export function recogniseXml(text: string): 'taskSequence' | undefined {
  return looksLikeTaskSequence(parseXml(text.slice(0, LOOKED_AT))) ? 'taskSequence' : undefined;
}

/** Kinds of files that are looked for in a workspace; *runLogs* are logs that tell of runs of task sequences. */
export type FileKind = 'taskSequences' | 'runLogs';

export interface WorkspaceFiles {
  /** Which names are looked at; as a glob for editors, and as a pattern of the name. */
  readonly glob: string;
  readonly names: RegExp;
  readonly recognises: (text: string) => boolean;
  /** At most so many files are read, none above this size, and no more than `mostBytes` of all. */
  readonly mostFiles: number;
  readonly largestFile: number;
  readonly mostBytes: number;
}

const MB = 1024 * 1024;

export const workspaceFiles: Readonly<Record<FileKind, WorkspaceFiles>> = {
  taskSequences: {
    glob: '**/*.[xX][mM][lL]',
    names: /\.xml$/i,
    recognises: (text) => recogniseXml(text) === 'taskSequence',
    mostFiles: 2_000,
    largestFile: 20 * MB,
    mostBytes: 500 * MB,
  },
  runLogs: {
    glob: '**/*[sS][mM][sS][tT][sS]*.[lL][oO][gG_]',
    names: /smsts.*\.lo[g_]$/i,
    recognises: (text) => text.includes('Start executing an instruction') && recogniseLog(text),
    mostFiles: 200,
    largestFile: 20 * MB,
    mostBytes: 100 * MB,
  },
};
