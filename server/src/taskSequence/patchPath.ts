import { clientPackagePlaces } from '../knowledge/hotfixes.ts';
import { editDistance } from '../nearestName.ts';
import type { Range } from '../range.ts';

/** The path of one client patch, taken apart. Offsets are those of the path's own text. */
export interface PatchPath {
  readonly text: string;
  readonly root: PatchPathRoot;
  /** What stands between the separators, behind the root. */
  readonly segments: readonly PathSegment[];
  /** Where a separator is missing between two segments. */
  readonly missingSeparators: readonly number[];
  /** What the folder names say about the place of the client package, where they say anything. */
  readonly place: PatchPlace | undefined;
  /** The segment that is `_SMSTaskSequence` or was meant to be. */
  readonly cacheFolder: PathSegment | undefined;
  /** The segment that stands where the package ID belongs. */
  readonly packageId: PathSegment | undefined;
  /** Behind the package ID: the folders of the client package. */
  readonly folders: readonly PathSegment[];
  /** The last segment, when it is not a folder of the client package. */
  readonly file: PathSegment | undefined;
}

export interface PathSegment {
  readonly text: string;
  readonly range: Range;
}

/** `variable`: begins with `%NAME%`; `url`: `https://`. */
export type PatchPathRoot =
  | { readonly kind: 'drive'; readonly letter: string; readonly range: Range }
  | { readonly kind: 'unc'; readonly range: Range }
  | { readonly kind: 'variable'; readonly name: string; readonly range: Range }
  | { readonly kind: 'url'; readonly range: Range }
  | { readonly kind: 'none' };

/**
 * `osd`: below `_SMSTaskSequence\OSD`, where the client package lies when ccmsetup runs.
 * `cache`: elsewhere below `_SMSTaskSequence`. `share`: a distribution point's package share.
 */
export type PatchPlace = 'osd' | 'cache' | 'share';

const PACKAGE_FOLDER = /^(?:i386|x64|x86|ia64|hotfix|clientpatch|clientupdate|kb\d+)$/i;

/** Takes a path apart at `\` and `/`. Any text has a result; what it does not show is undefined. */
export function readPatchPath(text: string): PatchPath {
  const root = readRoot(text);
  const rootEnd = root.kind === 'none' ? 0 : root.range.end;
  const missingSeparators = [...gluedNames(text, root)];
  const segments = splitPath(text, rootEnd, missingSeparators);
  const { place, cacheFolder, idIndex } = findPlace(root, segments);
  const packageId = idIndex === undefined ? undefined : packageIdAt(segments, idIndex);
  const last = segments.at(-1);
  const isAboveId = idIndex !== undefined && segments.length <= idIndex;
  const isFolder = isAboveId || last === packageId || PACKAGE_FOLDER.test(last?.text ?? '');
  const file = last === undefined || isFolder || /[\\/]\s*$/.test(text) ? undefined : last;
  const firstFolder = packageId && idIndex !== undefined ? idIndex + 1 : 0;
  const folders = segments.slice(firstFolder).filter((segment) => segment !== file);
  return { text, root, segments, missingSeparators, place, cacheFolder, packageId, folders, file };
}

function readRoot(text: string): PatchPathRoot {
  const dataPath = /^(?:[A-Za-z]:[\\/]+)?(?:%_SMSTSMDataPath%?|_SMSTSMDataPath(?=[\\/]))/i.exec(text)?.[0];
  if (dataPath !== undefined) {
    const name = dataPath.replace(/^.*[\\/]/, '').replace(/%/g, '');
    return { kind: 'variable', name, range: { start: 0, end: dataPath.length } };
  }
  const variable = /^%([^%\\/]+)%/.exec(text);
  if (variable)
    return { kind: 'variable', name: variable[1] ?? '', range: { start: 0, end: variable[0].length } };
  const url = /^https?:\/\//i.exec(text)?.[0].length;
  if (url !== undefined) return { kind: 'url', range: { start: 0, end: url } };
  const drive = /^([A-Za-z]):/.exec(text)?.[1];
  if (drive !== undefined) return { kind: 'drive', letter: drive.toUpperCase(), range: { start: 0, end: 2 } };
  const server = /^[\\/]{2,}(?=[^\\/:]+(?:[\\/]|$))/.exec(text)?.[0].length;
  return server === undefined ? { kind: 'none' } : { kind: 'unc', range: { start: 0, end: server } };
}

/**
 * Where names run together that always begin or end a folder's name below `_SMSTaskSequence` or on a package
 * share; anywhere else a folder may be called so.
 */
function* gluedNames(text: string, root: PatchPathRoot): Generator<number> {
  if (root.kind === 'variable' && !/^(?:$|[\\/\s])/.test(text.slice(root.range.end))) yield root.range.end;
  if (root.kind === 'drive' && !/^(?:$|[\\/\s])/.test(text.slice(2))) yield 2;
  if (!/SMSTaskSequence|_SMSTSMDataPath|SMSPKG/i.test(text)) return;
  const glued =
    /(?<=_SMSTaskSequence)(?=OSD)|(?<=OSD)(?=[A-Z0-9]{3}[0-9A-F]{5}[\\/])|(?<=[\\/][A-Z0-9]{3}[0-9A-F]{5})(?=(?:i386|x64)[\\/h])|(?<=(?:i386|x64))(?=hotfix)|(?<=hotfix)(?=KB\d)|(?<=[\\/x]KB\d{6,8})(?=sccm\d|configmgr\d)/gi;
  for (const match of text.matchAll(glued)) {
    if (match.index > (root.kind === 'none' ? 0 : root.range.end)) yield match.index;
  }
}

function splitPath(text: string, from: number, glued: readonly number[]): readonly PathSegment[] {
  const segments: PathSegment[] = [];
  let start = from;
  for (const end of [...cuts(text, from, glued), text.length]) {
    const written = text.slice(start, end);
    const name = written.replace(/^[\\/]/, '').trim();
    if (name !== '') {
      const nameStart = start + written.indexOf(name);
      segments.push({ text: name, range: { start: nameStart, end: nameStart + name.length } });
    }
    start = end;
  }
  return segments;
}

/** Separators and the places that lack one, in order. */
function* cuts(text: string, from: number, glued: readonly number[]): Generator<number> {
  let next = 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    while ((glued[next] ?? text.length) < at) next++;
    if (character === '\\' || character === '/' || glued[next] === at) yield at;
  }
}

interface FoundPlace {
  readonly place: PatchPlace | undefined;
  readonly cacheFolder?: PathSegment | undefined;
  /** The segment that should be the package ID, from the names before it. */
  readonly idIndex?: number;
}

function findPlace(root: PatchPathRoot, segments: readonly PathSegment[]): FoundPlace {
  if (root.kind === 'url') return { place: undefined };
  if (root.kind === 'unc') {
    const isPackageShare = clientPackagePlaces.distributionPointShare.test(segments[1]?.text ?? '');
    return isPackageShare ? { place: 'share', idIndex: 2 } : { place: undefined };
  }
  const cache = isDataPath(root) ? -1 : segments.findIndex(({ text }) => isCacheFolder(text));
  const cacheFolder = segments[cache];
  if (!cacheFolder && !isDataPath(root)) {
    const id = segments[1]?.text ?? '';
    const isOsd = isNamed(segments[0], 'osd') && (isPackageIdPlaceholder(id) || /^(?=.*\d)\w{7,8}$/.test(id));
    return isOsd ? { place: 'cache', idIndex: 1 } : { place: undefined };
  }
  const below = segments[cache + 1];
  if (isNamed(below, 'osd')) return { place: 'osd', cacheFolder, idIndex: cache + 2 };
  return { place: 'cache', cacheFolder, idIndex: isNamed(below, 'packages') ? cache + 2 : cache + 1 };
}

/** As it is called, or mistyped. */
function isCacheFolder(name: string): boolean {
  const called = clientPackagePlaces.taskSequenceFolder.toLowerCase();
  return editDistance(name.toLowerCase(), called, 2) <= 2;
}

function isNamed(segment: PathSegment | undefined, name: string): boolean {
  return segment?.text.toLowerCase() === name;
}

function packageIdAt(segments: readonly PathSegment[], index: number): PathSegment | undefined {
  const segment = segments[index];
  if (segment === undefined || PACKAGE_FOLDER.test(segment.text)) return undefined;
  return index === segments.length - 1 && /\.\w{3}$/.test(segment.text) ? undefined : segment;
}

/** Whether the path begins with the variable that KB977203 advises against. */
export function isDataPath(root: PatchPathRoot): boolean {
  return root.kind === 'variable' && root.name.toLowerCase() === '_smstsmdatapath';
}

/** Whether a text has the form of a package ID: three letters or digits, then five hexadecimal digits. */
export function isPackageId(text: string): boolean {
  return /^[A-Z0-9]{3}[0-9A-F]{5}$/i.test(text);
}

/** Whether a path segment is a placeholder that should have been replaced by a package ID. */
export function isPackageIdPlaceholder(text: string): boolean {
  const plain = text.replace(/[\s_-]/g, '').toLowerCase();
  return (
    /^[<[({].*[>\])}]$/.test(text) ||
    /^%(?:client_)?package_id%$/i.test(text) ||
    /^(?:your|the|client|configmgr|sccm)*(?:package|pkg)id$/.test(plain) ||
    /^x{3}[0-9a-fx#?]{5}$/.test(plain) ||
    /^[#?]+$|^0{8}$/.test(plain)
  );
}
