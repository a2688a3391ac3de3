import type { Range } from '../range.ts';

/** The path of one client patch, taken apart. Offsets are those of the path's own text. */
export interface PatchPath {
  readonly text: string;
  readonly root: PatchPathRoot;
  /** What stands between the separators, behind the root. */
  readonly segments: readonly PathSegment[];
  /** What the folder names say about the place of the client package, where they say anything. */
  readonly place: PatchPlace | undefined;
  /** The segment that stands where the package ID belongs. */
  readonly packageId: PathSegment | undefined;
  /** Behind the package ID: the folders of the client package and the file. */
  readonly folders: readonly PathSegment[];
  /** The last segment, when it is not a folder of the client package. */
  readonly file: PathSegment | undefined;
}

export interface PathSegment {
  readonly text: string;
  readonly range: Range;
}

export type PatchPathRoot =
  | { readonly kind: 'drive'; readonly letter: string; readonly range: Range }
  | { readonly kind: 'unc'; readonly range: Range }
  | { readonly kind: 'variable'; readonly name: string; readonly range: Range }
  | { readonly kind: 'none' };

/**
 * `osd`: below `_SMSTaskSequence\OSD`, where the client package lies when ccmsetup runs.
 * `cache`: elsewhere below `_SMSTaskSequence`. `share`: a distribution point's package share.
 */
export type PatchPlace = 'osd' | 'cache' | 'share';

const PACKAGE_FOLDER = /^(?:i386|x64|x86|ia64|hotfix|clientpatch|kb\d+)$/i;

/** Takes a path apart at `\` and `/`. Any text has a result; what it does not show is undefined. */
export function readPatchPath(text: string): PatchPath {
  const root = readRoot(text);
  const rootEnd = root.kind === 'none' ? 0 : root.range.end;
  const segments: PathSegment[] = [];
  for (const match of text.slice(rootEnd).matchAll(/[^\\/]+/g)) {
    const start = rootEnd + match.index;
    const trimmed = match[0].trim();
    if (trimmed === '') continue;
    const inner = start + match[0].indexOf(trimmed);
    segments.push({ text: trimmed, range: { start: inner, end: inner + trimmed.length } });
  }
  const { place, idIndex } = findPlace(root, segments);
  const candidate = idIndex === undefined ? undefined : segments[idIndex];
  const isLast = idIndex === segments.length - 1;
  const packageId =
    candidate === undefined ||
    PACKAGE_FOLDER.test(candidate.text) ||
    (isLast && /\.\w{3}$/.test(candidate.text))
      ? undefined
      : candidate;
  const last = segments.at(-1);
  const file = last === undefined || last === packageId || PACKAGE_FOLDER.test(last.text) ? undefined : last;
  const folders = segments.filter(
    (segment, index) =>
      segment !== file && (idIndex === undefined || index > idIndex || packageId === undefined),
  );
  return { text, root, segments, place, packageId, folders, file };
}

function readRoot(text: string): PatchPathRoot {
  const drive = /^([A-Za-z]):/.exec(text);
  if (drive?.[1] !== undefined)
    return { kind: 'drive', letter: drive[1].toUpperCase(), range: { start: 0, end: 2 } };
  if (/^(?:\\\\|\/\/)/.test(text)) return { kind: 'unc', range: { start: 0, end: 2 } };
  const variable = /^%([^%\\/]+)%|^(_SMSTSMDataPath)(?=[\\/])/i.exec(text);
  if (variable) {
    const name = variable[1] ?? variable[2] ?? '';
    return { kind: 'variable', name, range: { start: 0, end: variable[0].length } };
  }
  return { kind: 'none' };
}

/** Which segment should be the package ID, from the names before it. */
function findPlace(
  root: PatchPathRoot,
  segments: readonly PathSegment[],
): { readonly place: PatchPlace | undefined; readonly idIndex: number | undefined } {
  if (root.kind === 'unc') {
    const share = segments[1]?.text ?? '';
    if (/^(?:SMSPKG[A-Z]?\$|SMS_DP_SMSPKG\$)$/i.test(share)) return { place: 'share', idIndex: 2 };
    return { place: undefined, idIndex: undefined };
  }
  const cache = isDataPath(root)
    ? -1
    : segments.findIndex((segment) => segment.text.toLowerCase() === '_smstasksequence');
  if (cache === -1 && !isDataPath(root)) return { place: undefined, idIndex: undefined };
  const below = segments[cache + 1]?.text.toLowerCase();
  if (below === 'osd') return { place: 'osd', idIndex: cache + 2 };
  return { place: 'cache', idIndex: below === 'packages' ? cache + 2 : cache + 1 };
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
  return (
    /^[<[({].*[>\])}]$/.test(text) ||
    /^(?:your[ _-]?)?(?:client[ _-]?)?(?:package|pkg)[ _-]?id$/i.test(text) ||
    /^X{3}[0-9A-FX]{5}$/i.test(text) ||
    /^0{8}$/.test(text)
  );
}
