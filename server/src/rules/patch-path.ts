import type { Fix } from '../finding.ts';
import { clientPackagePlaces } from '../knowledge/hotfixes.ts';
import type { Edit, Range } from '../range.ts';
import {
  clientPackageIds,
  type Patch,
  type PatchUse,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import type { PatchPath } from '../taskSequence/patchPath.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import {
  canonicalPath,
  eachPatch,
  everyPatch,
  invisibleCharacters,
  pathRange,
  replaceInPath,
  replacePath,
  shown,
} from './support/patches.ts';
import { article, windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-path',
  title: 'The path of a client patch is malformed',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The path of a client patch is not a full path, leaves out OSD\\<package ID> below _SMSTaskSequence, or has wrong, doubled or missing separators, stray blanks or invisible characters.',
  why: 'Windows Installer takes full paths only, and the client package lies in _SMSTaskSequence\\OSD\\<package ID> when ccmsetup runs. A path that leads elsewhere finds no patch.',
  todo: 'Write drive, _SMSTaskSequence\\OSD, the ID of the client package, the folders of the package and the file name, separated by single backslashes. A UNC path to the client files is valid too.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:/_SMSTaskSequence/PS100003/i386/hotfix/KB977203/SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
  },
  sources: [article('977203'), windowsInstallerPatchProperty],
  check({ sequence }, report) {
    for (const { use, patch } of everyPatch(sequence)) {
      const hidden = invisibleCharacters(patch);
      if (hidden.length > 0) report(invisible(use, patch, hidden));
    }
    for (const { use, patch } of eachPatch(sequence)) {
      if (patch.item.text === '') continue;
      for (const fault of [...writingFaults(use, patch), ...placeFaults(use, patch)]) {
        report({ range: pathRange(use, patch, fault.range), message: fault.message, fixes: fault.fixes });
      }
    }
  },
};

/** The whole path is marked: what nobody sees cannot be underlined. */
function invisible(use: PatchUse, patch: Patch, hidden: readonly Range[]): Parameters<TaskSequenceReport>[0] {
  const codes = new Set(
    hidden.flatMap(({ start, end }) => [...patch.path.text.slice(start, end)].map(codePoint)),
  );
  const many = codes.size > 1;
  return {
    range: pathRange(use, patch, { start: 0, end: patch.path.text.length }),
    message: `This path holds ${many ? 'characters' : 'a character'} that nobody sees (${[...codes].join(', ')}), as copying from a web page or a dialog brings along, so Windows finds no such file. Remove ${many ? 'them' : 'it'}.`,
    fixes: [
      {
        ...safeFix(
          many ? 'Remove the invisible characters' : 'Remove the invisible character',
          hidden.flatMap((range) => replaceInPath(use, patch, range, '')),
        ),
        leaves: ['patch-file', 'patch-package-id-mismatch', 'patch-path'],
      },
    ],
  };
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Range: in the text of the path; it may begin before it where blanks stand between quote and path. */
interface Fault {
  readonly range: Range;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

function* writingFaults(use: PatchUse, patch: Patch): Generator<Fault> {
  const { text, root } = patch.path;
  if (root.kind === 'url') return;
  if (text.includes('/')) {
    const range = { start: text.indexOf('/'), end: text.lastIndexOf('/') + 1 };
    const straight = text.slice(range.start, range.end).replace(/\//g, '\\');
    yield {
      range,
      message: `The path of '${fileName(use, patch)}' is written with '/'. Windows Installer expects '\\' between folders.`,
      fixes: [safeFix("Replace '/' by '\\'", replaceInPath(use, patch, range, straight))],
    };
  }
  const doubled = [...doubledSeparators(patch.path)];
  if (doubled.length > 0) yield tooManySeparators(use, patch, doubled);
  const missing = missingSeparator(use, patch);
  if (missing) yield missing;
  for (const range of matches(text, /(?<!\s)\s+(?=[\\/]|\.msp$)|(?<=[\\/:])\s+/gi)) {
    const isLineBreak = /[\r\n]/.test(text.slice(range.start, range.end));
    yield strayBlank(range, isLineBreak, replaceInPath(use, patch, range, ''));
  }
  yield* blanksBeside(use, patch);
  // A word that is neither path nor file is no patch, which is said elsewhere.
  if (root.kind === 'none' && !text.startsWith('<') && /[\\/.]/.test(text)) {
    // Of `PATCH=="` nothing is left to show.
    const name = shown(use, text);
    yield {
      range: { start: 0, end: text.length },
      message: `${name === '' ? 'This' : `'${name}'`} is not a full path, and Windows Installer takes only full paths. Begin with the drive, or with \\\\server.`,
      fixes: [...beginServer(use, patch), ...useCanonical(use, patch)],
    };
  }
}

/** `\CM01\Client` lacks the second backslash of a server, unless it is a folder of the drive at hand. */
function beginServer(use: PatchUse, patch: Patch): readonly Fix[] {
  const { text, segments, place } = patch.path;
  const isServer = /^\\[^\\:]+\\/.test(text) && place === undefined && segments.length > 2;
  const edits = replaceInPath(use, patch, { start: 0, end: 0 }, '\\');
  return isServer ? [suggestedFix(`Begin with \\\\${segments[0]?.text}`, edits)] : [];
}

function* placeFaults(use: PatchUse, patch: Patch): Generator<Fault> {
  const { place, packageId, segments, cacheFolder, file, text } = patch.path;
  if (cacheFolder && cacheFolder.text.toLowerCase() !== CACHE_FOLDER.toLowerCase()) {
    yield {
      range: cacheFolder.range,
      message: `The folder in which a task sequence keeps its packages is called ${CACHE_FOLDER}. Correct '${cacheFolder.text}'.`,
      fixes: [
        suggestedFix(`Use ${CACHE_FOLDER}`, replaceInPath(use, patch, cacheFolder.range, CACHE_FOLDER)),
      ],
    };
  }
  // Of a path without a file that is said first.
  if (place === undefined || file === undefined || (place !== 'cache' && packageId !== undefined)) return;
  // A path that ends at the cache names no file, which is said elsewhere.
  const below = segments[cacheFolder ? segments.indexOf(cacheFolder) + 1 : 0];
  if (below === undefined) return;
  const first = place === 'share' ? segments[1] : (cacheFolder ?? segments[0]);
  const last = packageId ?? segments[first ? segments.indexOf(first) + 1 : 0] ?? first;
  yield {
    range: {
      start: first?.range.start ?? 0,
      end: (place === 'share' ? first : last)?.range.end ?? text.length,
    },
    message: MISPLACED[place],
    fixes: place === 'share' ? insertPackageId(use, patch) : useCanonical(use, patch),
  };
}

const CACHE_FOLDER = clientPackagePlaces.taskSequenceFolder;

const MISPLACED = {
  osd: "The package ID is missing behind 'OSD'. The client package lies in _SMSTaskSequence\\OSD\\<its ID>.",
  cache: 'The client package lies in _SMSTaskSequence\\OSD\\<its ID> when ccmsetup runs, not here.',
  share: 'The package ID is missing behind the share, which holds one folder for each package.',
} as const;

function useCanonical(use: PatchUse, patch: Patch): readonly Fix[] {
  const canonical = canonicalPath(use, patch);
  return canonical === undefined || canonical === patch.path.text
    ? []
    : [suggestedFix(`Use ${canonical}`, replacePath(use, patch, canonical))];
}

function insertPackageId(use: PatchUse, patch: Patch): readonly Fix[] {
  const [clientPackage] = clientPackageIds(use.properties.setup);
  const end = patch.path.segments[1]?.range.end;
  if (clientPackage === undefined || end === undefined) return [];
  const edits = replaceInPath(use, patch, { start: end, end }, `\\${clientPackage}`);
  return [suggestedFix(`Insert the client package ${clientPackage}`, edits)];
}

/** Runs of separators that are too long; two begin the name of a server. */
function* doubledSeparators({ text, root }: PatchPath): Generator<Range> {
  const rootEnd = root.kind === 'none' ? 0 : root.range.end;
  if (root.kind === 'unc' && rootEnd > 2) yield { start: 2, end: rootEnd };
  for (const { start, end } of matches(text, /(?<=[^\\/])[\\/]{2,}/g)) yield { start: start + 1, end };
}

function tooManySeparators(use: PatchUse, patch: Patch, doubled: readonly Range[]): Fault {
  const start = Math.max(0, (doubled[0]?.start ?? 0) - 1);
  return {
    range: { start, end: doubled.at(-1)?.end ?? start },
    message:
      doubled.length === 1
        ? 'Too many separators stand here. Write one backslash between folders, two only before a server.'
        : `The separators of the path of '${fileName(use, patch)}' are doubled. Write one backslash between folders, two only before a server.`,
    fixes: [
      safeFix(
        'Write single backslashes',
        doubled.flatMap((range) => replaceInPath(use, patch, range, '')),
      ),
    ],
  };
}

function missingSeparator(use: PatchUse, patch: Patch): Fault | undefined {
  const { text, root, segments, missingSeparators } = patch.path;
  const [first] = missingSeparators;
  const last = missingSeparators.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const rootText = root.kind === 'none' ? '' : text.slice(root.range.start, root.range.end);
  const before = segments.find(({ range }) => range.end === first)?.text ?? rootText;
  const behind = segments.find(({ range }) => range.start === first)?.text ?? text.slice(first);
  return {
    range: { start: Math.max(0, first - 1), end: Math.min(text.length, last + 1) },
    message:
      first === last
        ? `A separator is missing between '${before}' and '${shown(use, behind)}'. Write a backslash there.`
        : `Separators are missing in the path of '${fileName(use, patch)}'. Write a backslash between its folders.`,
    fixes: [
      safeFix(
        first === last ? 'Insert the backslash' : 'Insert the backslashes',
        missingSeparators.flatMap((at) => replaceInPath(use, patch, { start: at, end: at }, '\\')),
      ),
    ],
  };
}

/** Blanks between the quote or separator and the path. */
function* blanksBeside(use: PatchUse, { item }: Patch): Generator<Fault> {
  // Where the quotes are to be written anew, the blanks go with them.
  if (use.entry.quoting !== 'quoted') return;
  const { raw, range } = item;
  const { text } = use.properties;
  const lead = /\s+$/.exec(text.slice(raw.start, range.start))?.[0].length ?? 0;
  const tail = /^\s+/.exec(text.slice(range.end, raw.end))?.[0].length ?? 0;
  const stretches = [
    { start: range.start - lead, end: range.start },
    { start: range.end, end: range.end + tail },
  ];
  for (const stretch of stretches) {
    if (stretch.end === stretch.start) continue;
    const place = { start: stretch.start - range.start, end: stretch.end - range.start };
    const isLineBreak = /[\r\n]/.test(text.slice(stretch.start, stretch.end));
    yield strayBlank(place, isLineBreak, replaceInProperties(use.properties, stretch, ''));
  }
}

function strayBlank(range: Range, isLineBreak: boolean, edits: readonly Edit[]): Fault {
  const what = isLineBreak ? 'line break' : 'blank';
  return {
    range,
    message: `A ${what} stands here that belongs to no name. Windows looks for a file or folder with that ${what} in its name.`,
    fixes: [safeFix(`Remove the ${what}`, edits)],
  };
}

function fileName(use: PatchUse, patch: Patch): string {
  return shown(use, patch.path.file?.text ?? patch.path.text);
}

function* matches(text: string, expression: RegExp): Generator<Range> {
  for (const match of text.matchAll(expression))
    yield { start: match.index, end: match.index + match[0].length };
}
