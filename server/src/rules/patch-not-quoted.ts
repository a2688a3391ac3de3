import type { Edit } from '../range.ts';
import {
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import { type PatchEntry, type PatchQuoting, quotedPatchList } from '../taskSequence/clientPatch.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { isUnfinished } from './support/patches.ts';
import { article, clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-not-quoted',
  title: 'PATCH= is not properly quoted',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The value of PATCH= does not stand in one pair of straight double quotes. It is an error where a blank cuts the value.',
  why: 'Client install properties are separated by blanks, and only straight double quotes protect a blank. What stands behind an unprotected blank is lost to PATCH=; a quote that is never closed swallows the properties behind it.',
  todo: 'Put one pair of straight double quotes round the whole value, and no blank round the equals sign.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH=C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp SMSMP=CM01</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="C:\\_SMSTaskSequence\\OSD\\PS100003\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp" SMSMP=CM01</variable>`,
  },
  sources: [article('977203'), clientInstallationProperties],
  check({ sequence }, report) {
    for (const use of patchUses(sequence)) {
      const { properties, entry } = use;
      const faultless = entry.quoting === 'quoted' && !entry.blankAtEquals;
      // A command line of its own, where quotes within quotes are written so.
      const isEscapedCommand = properties.kind === 'variable' && /^\\"/.test(writtenValue(use));
      if (faultless || isEscapedCommand || entry.items.every((item) => item.text === '')) continue;
      report({
        severity: entry.cut ? 'error' : 'warning',
        range: propertiesRange(properties, entry.range),
        message: `${fault(use)}. ${todo(entry)}.`,
        fixes: [{ ...safeFix(todo(entry), requote(use)), leaves: uncovered(use) }],
      });
    }
  },
};

/** What stands behind an open quote comes to light once it is closed, and the rules on it speak. */
function uncovered(use: PatchUse): readonly string[] {
  if (use.entry.quoting !== 'missing-end') return [];
  const swallowed = ['client-property-unknown', 'client-property-removed'];
  return use.patches.some((patch) => isUnfinished(use, patch)) ? [...swallowed, ...PATH_RULES] : swallowed;
}

const PATH_RULES = [
  'patch-drive',
  'patch-file',
  'patch-package-id-mismatch',
  'patch-package-id-placeholder',
  'patch-path',
  'patch-smstsmdatapath',
];

const FAULTS: Readonly<Record<PatchQuoting, string>> = {
  quoted: 'PATCH= is quoted',
  none: 'The value of PATCH= has no quotation marks',
  'missing-end': 'The quotation mark of PATCH= is never closed',
  'late-end':
    'The quotation mark of PATCH= is closed too late, so it swallows a property behind the last patch',
  'missing-start': 'PATCH= has a closing quotation mark but no opening one',
  'wrong-quotes':
    'PATCH= stands in quotation marks that ccmsetup does not know; only straight double ones (") count',
  'round-items': 'The quotation marks stand round single items of PATCH= instead of the whole list',
  'round-property': 'The quotation marks stand round PATCH= and its value instead of the value alone',
  misplaced: 'The quotation marks of PATCH= stand inside the value instead of round it',
};

function fault({ properties, entry }: PatchUse): string {
  if (entry.blankAtEquals)
    return 'A blank stands at the equals sign of PATCH=, so ccmsetup reads a name without a value';
  const escaped = /^(?:\\"|&[#\w]+;)/.exec(writtenValue({ properties, entry }))?.[0];
  if (entry.quoting === 'wrong-quotes' && escaped !== undefined)
    return `The quotation marks of PATCH= are escaped once too often, so ccmsetup gets ${escaped} in their place`;
  const follows = properties.text.slice(entry.value.end).trim() !== '';
  if (entry.quoting === 'missing-end' && follows)
    return `${FAULTS['missing-end']}, so it swallows the properties behind it`;
  if (!entry.cut) return FAULTS[entry.quoting];
  const kept = /\S*/.exec(writtenValue({ properties, entry }).replace(/["']/g, ''))?.[0] ?? '';
  const last = kept.split(/[\\/]/).at(-1) ?? '';
  // Another property can be stuck to the path.
  const where = last.includes('=') ? 'the first blank in it' : `the blank behind '${last}'`;
  return `${FAULTS[entry.quoting]}, and ${where} cuts it off there`;
}

function writtenValue({ properties, entry }: Pick<PatchUse, 'properties' | 'entry'>): string {
  return properties.text.slice(entry.value.start, entry.value.end);
}

function todo({ quoting }: PatchEntry): string {
  return quoting === 'quoted'
    ? 'Remove the blank at the equals sign'
    : 'Put one pair of straight double quotes round the whole value';
}

/** One pair of quotes round the value, and none before the name or behind what follows. */
function requote({ properties, entry }: PatchUse): readonly Edit[] {
  const { range, name, value, strayQuote } = entry;
  const beforeName = { start: range.start, end: name.start };
  const unneeded = [beforeName, strayQuote].filter((stretch) => stretch && stretch.end > stretch.start);
  return [
    ...unneeded.flatMap((stretch) => (stretch ? replaceInProperties(properties, stretch, '') : [])),
    ...replaceInProperties(
      properties,
      { start: name.end, end: value.end },
      `=${quotedPatchList([joined(entry)])}`,
    ),
  ];
}

/** The items with their own separators; a blank between two patches cannot stay one inside the quotes. */
function joined(entry: PatchEntry): string {
  return entry.items
    .map((item, index) => {
      const kind = entry.separators[index - 1]?.kind;
      return (
        (kind === undefined ? '' : kind === ',' ? ',' : ';') +
        item.text.replace(/["\u201C\u201D\u201E\u00AB\u00BB]/g, '')
      );
    })
    .join('');
}
