import type { Fix } from '../finding.ts';
import type { Range } from '../range.ts';
import type { Patch, PatchUse } from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { canonicalPath, eachPatch, pathRange, replaceInPath, replacePath } from './support/patches.ts';
import { article, windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-path',
  title: 'The path of a client patch is malformed',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The path of a client patch is not a full path, leaves out OSD\\<package ID> below _SMSTaskSequence, or has wrong, doubled or missing separators or stray blanks.',
  why: 'Windows Installer takes full paths only, and the client package lies in _SMSTaskSequence\\OSD\\<package ID> when ccmsetup runs. A path that leads elsewhere finds no patch.',
  todo: 'Write drive, _SMSTaskSequence\\OSD, the ID of the client package, the folders of the package and the file name, separated by single backslashes. A UNC path to the client files is valid too.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:/_SMSTaskSequence/PS100003/i386/hotfix/KB977203/SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp"</variable>`,
  },
  sources: [article('977203'), windowsInstallerPatchProperty],
  check({ sequence }, report) {
    for (const { use, patch } of eachPatch(sequence)) {
      if (patch.item.text === '') continue;
      for (const fault of [...writingFaults(use, patch), ...placeFaults(use, patch)]) {
        report({ range: pathRange(use, patch, fault.range), message: fault.message, fixes: fault.fixes });
      }
    }
  },
};

/** Range: in the text of the path; it may begin before it where blanks stand between quote and path. */
interface Fault {
  readonly range: Range;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

function* writingFaults(use: PatchUse, patch: Patch): Generator<Fault> {
  const { text, root } = patch.path;
  const whole = { start: 0, end: text.length };
  const slashes = root.kind === 'none' && /^https?:/i.test(text) ? 0 : text.split('/').length - 1;
  if (slashes > 0) {
    const range = { start: text.indexOf('/'), end: text.lastIndexOf('/') + 1 };
    const straight = text.slice(range.start, range.end).replace(/\//g, '\\');
    yield {
      range,
      message: `The path of '${fileName(patch)}' is written with '/'. Windows Installer expects '\\' between folders.`,
      fixes: [safeFix("Replace '/' by '\\'", replaceInPath(use, patch, range, straight))],
    };
  }
  for (const range of matches(text, /(?<=[^\\/])[\\/]{2,}/g)) {
    yield {
      range,
      message: 'A separator stands here twice. Write one backslash.',
      fixes: [safeFix('Write one backslash', replaceInPath(use, patch, range, '\\'))],
    };
  }
  if (root.kind === 'drive' && !/^[\\/\s]/.test(text.slice(2)) && text.length > 2) {
    yield missingSeparator(use, patch, 2);
  }
  for (const offset of runTogether(text)) yield missingSeparator(use, patch, offset);
  for (const range of matches(text, /(?<!\s)\s+(?=[\\/])|(?<=[\\/:])\s+/g)) {
    yield strayBlank(range, safeFix('Remove the blank', replaceInPath(use, patch, range, '')));
  }
  const before = blankBeside(use, patch);
  if (before) yield before;
  if (root.kind === 'none' && !text.startsWith('<')) {
    const canonical = canonicalPath(use, patch);
    yield {
      range: whole,
      message: `'${text}' is not a full path, and Windows Installer takes only full paths. Begin with the drive, or with \\\\server.`,
      fixes:
        canonical === undefined ? [] : [suggestedFix(`Use ${canonical}`, replacePath(use, patch, canonical))],
    };
  }
}

function* placeFaults(use: PatchUse, patch: Patch): Generator<Fault> {
  const { place, packageId, segments, text } = patch.path;
  if (place === undefined || place === 'share') return;
  if (place === 'osd' && packageId !== undefined) return;
  if ([...runTogether(text)].length > 0) return;
  const canonical = canonicalPath(use, patch);
  const first = segments.find((segment) => segment.text.toLowerCase() === '_smstasksequence') ?? segments[0];
  const last = packageId ?? segments[first ? segments.indexOf(first) + 1 : 0] ?? first;
  yield {
    range: { start: first?.range.start ?? 0, end: last?.range.end ?? text.length },
    message:
      place === 'osd'
        ? "The package ID is missing behind 'OSD'. The client package lies in _SMSTaskSequence\\OSD\\<its ID>."
        : 'The client package lies in _SMSTaskSequence\\OSD\\<its ID> when ccmsetup runs, not here.',
    fixes:
      canonical === undefined ? [] : [suggestedFix(`Use ${canonical}`, replacePath(use, patch, canonical))],
  };
}

/** Names that always end a folder's name: what follows without a separator has lost it. */
function* runTogether(text: string): Generator<number> {
  const glued =
    /(?<=_SMSTaskSequence)(?=OSD)|(?<=[\\/]OSD)(?=[A-Z0-9]{3}[0-9A-F]{5}[\\/])|(?<=[\\/][A-Z0-9]{3}[0-9A-F]{5})(?=(?:i386|x64)[\\/])|(?<=[\\/]i386|[\\/]x64)(?=hotfix)|(?<=[\\/]hotfix)(?=KB\d)|(?<=[\\/]KB\d{6,7})(?=sccm\d|configmgr\d)/gi;
  for (const match of text.matchAll(glued)) yield match.index;
}

function missingSeparator(use: PatchUse, patch: Patch, offset: number): Fault {
  const text = patch.path.text;
  const range = { start: offset, end: offset };
  return {
    range: { start: Math.max(0, offset - 1), end: Math.min(text.length, offset + 1) },
    message: `A separator is missing between '${text.slice(0, offset).split(/[\\/]/).at(-1)}' and '${text.slice(offset).split(/[\\/]/)[0]}'. Write a backslash there.`,
    fixes: [safeFix('Insert the backslash', replaceInPath(use, patch, range, '\\'))],
  };
}

/** Blanks between the quote or separator and the path. */
function blankBeside(use: PatchUse, patch: Patch): Fault | undefined {
  const { raw, range } = patch.item;
  const text = use.properties.text;
  const lead = /\s+$/.exec(text.slice(raw.start, range.start))?.[0].length ?? 0;
  const tail = /^\s+/.exec(text.slice(range.end, raw.end))?.[0].length ?? 0;
  if (use.entry.quoting !== 'quoted' || lead + tail === 0) return undefined;
  const stretch =
    lead > 0
      ? { start: -lead, end: 0 }
      : { start: patch.path.text.length, end: patch.path.text.length + tail };
  const edits = [
    ...(lead > 0 ? replaceInPath(use, patch, { start: -lead, end: 0 }, '') : []),
    ...(tail > 0
      ? replaceInPath(use, patch, { start: patch.path.text.length, end: patch.path.text.length + tail }, '')
      : []),
  ];
  return strayBlank(stretch, safeFix('Remove the blank', edits));
}

function strayBlank(range: Range, fix: Fix): Fault {
  return {
    range,
    message:
      'A blank stands here that belongs to no name. Windows looks for a file or folder with that blank in its name.',
    fixes: [fix],
  };
}

function fileName(patch: Patch): string {
  return patch.path.file?.text ?? patch.path.text;
}

function* matches(text: string, expression: RegExp): Generator<Range> {
  for (const match of text.matchAll(expression))
    yield { start: match.index, end: match.index + match[0].length };
}
