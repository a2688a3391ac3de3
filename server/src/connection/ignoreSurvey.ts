import { coversFile, type Ignore } from '../features/control.ts';
import { hasWildcard } from '../features/globs.ts';
import { stepNames } from '../features/stepNames.ts';
import { addressBelow, pathBelow } from '../features/uris.ts';
import { type Analysis, createAnalyser } from '../languageService.ts';
import type { WorkspaceTexts } from './workspaceTexts.ts';

/** What was found in a file: rules and the steps they speak of. Undefined where that is not certain. */
type Found = readonly { readonly code: string; readonly step: string | undefined }[] | undefined;

const FILES_LISTED = 2_000;
const FILES_READ = 200;
const READ_AT_ONCE = 8;

/** Tells which entries of a control file hide nothing. Reads each file once: make a new one when files changed. */
export class IgnoreSurvey {
  readonly #files: WorkspaceTexts;
  readonly #open: (uri: string) => Analysis | undefined;
  readonly #lists = new Map<string, ReturnType<WorkspaceTexts['listFiles']>>();
  readonly #found = new Map<string, Found | 'absent'>();

  /** `open` analyses a document as it is on the screen; undefined for one that is not open. */
  constructor(files: WorkspaceTexts, open: (uri: string) => Analysis | undefined) {
    this.#files = files;
    this.#open = open;
  }

  /** Of a control file in `folder`. In doubt an entry is taken to be of use. */
  async unused(folder: string, ignores: readonly Ignore[]): Promise<readonly Ignore[]> {
    const unused: Ignore[] = [];
    for (const ignore of ignores) {
      if (await this.#hidesNothing(folder, ignore)) unused.push(ignore);
    }
    return unused;
  }

  async #hidesNothing(folder: string, ignore: Ignore): Promise<boolean> {
    const { files } = ignore;
    // The terminal looks into archives.
    if (files !== undefined && /\.zip(?:[\\/]|$)|node_modules|\.git/i.test(files)) return false;
    if (files !== undefined && !hasWildcard(files)) {
      const there = await this.#hidden(ignore, [
        addressBelow(folder, files.replaceAll('\\', '/').replace(/^\.\//, '')),
      ]);
      if (there !== 'absent') return there === 'nothing';
    }
    const { uris, complete } = await this.#list(folder);
    if (!complete || uris.some((uri) => /\.zip$/i.test(uri))) return false;
    const covered = uris.filter((uri) => coversFile(ignore, pathBelow(folder, uri)));
    return covered.length <= FILES_READ && (await this.#hidden(ignore, covered)) === 'nothing';
  }

  /** What an entry hides in files; 'absent' where one is not there. */
  async #hidden(
    { rule, step }: Ignore,
    uris: readonly string[],
  ): Promise<'nothing' | 'something' | 'doubtful' | 'absent'> {
    for (let at = 0; at < uris.length; at += READ_AT_ONCE) {
      for (const found of await this.#look(uris.slice(at, at + READ_AT_ONCE))) {
        if (found === 'absent') return 'absent';
        if (!found) return 'doubtful';
        if (found.some((one) => one.code === rule && (step === undefined || one.step === step)))
          return 'something';
      }
    }
    return 'nothing';
  }

  async #look(uris: readonly string[]): Promise<readonly (Found | 'absent')[]> {
    const unread = uris.filter((uri) => !this.#found.has(uri) && !this.#open(uri));
    const texts = unread.length === 0 ? [] : await this.#files.readFiles(unread);
    for (const [index, uri] of unread.entries()) {
      const file = texts[index];
      if (file?.exists) this.#found.set(uri, file.text === undefined ? undefined : foundIn(file.text));
      else this.#found.set(uri, 'absent');
    }
    return uris.map((uri) => {
      const open = this.#open(uri);
      return open ? located(open) : this.#found.get(uri);
    });
  }

  #list(folder: string): ReturnType<WorkspaceTexts['listFiles']> {
    const known = this.#lists.get(folder) ?? this.#files.listFiles(folder, FILES_LISTED);
    this.#lists.set(folder, known);
    return known;
  }
}

function foundIn(text: string): Found {
  const analysis = createAnalyser().analyse(text);
  // Decoded otherwise than it was written, a text may hide its own names, or that it is one of ours.
  const doubtful = analysis.kind === 'other' ? MAY_BE_MORE.test(text) : text.includes('\uFFFD');
  return doubtful ? undefined : located(analysis);
}

/** UTF-16 without a byte-order mark, read as UTF-8; or an archive. */
const MAY_BE_MORE = /^(?:(?:[^\0]\0){4}|(?:\0[^\0]){4}|PK\W\W)/;

function located(analysis: Analysis): Found {
  const stepOf = stepNames(analysis);
  return analysis.findings.map(({ code, range }) => ({ code, step: stepOf(range) }));
}
