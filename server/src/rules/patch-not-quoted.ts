import { patchUses, propertiesRange, replaceInProperties } from '../taskSequence/clientInstallation.ts';
import { type PatchEntry, type PatchQuoting, quotedPatchList } from '../taskSequence/clientPatch.ts';
import type { TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
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
    for (const { properties, entry } of patchUses(sequence)) {
      const faultless = entry.quoting === 'quoted' && !entry.blankAtEquals;
      if (faultless || entry.items.every((item) => item.text === '')) continue;
      const { name, value } = entry;
      report({
        severity: entry.cut ? 'error' : 'warning',
        range: propertiesRange(properties, entry.range),
        message: `${fault(properties.text, entry)}. Put one pair of straight double quotes round the whole value.`,
        fixes: [
          safeFix(
            'Put straight quotes round the whole value',
            replaceInProperties(
              properties,
              { start: name.end, end: value.end },
              `=${quoted(entry, properties.text)}`,
            ),
          ),
        ],
      });
    }
  },
};

const FAULTS: Readonly<Record<PatchQuoting, string>> = {
  quoted: 'PATCH= is quoted',
  none: 'The value of PATCH= has no quotation marks',
  'missing-end': 'The quotation mark of PATCH= is never closed, so it swallows what follows',
  'missing-start': 'PATCH= has a closing quotation mark but no opening one',
  'wrong-quotes':
    'PATCH= stands in quotation marks that ccmsetup does not know; only straight double ones (") count',
  'round-items': 'The quotation marks stand round single items of PATCH= instead of the whole list',
  misplaced: 'The quotation marks of PATCH= stand inside the value instead of round it',
};

function fault(text: string, entry: PatchEntry): string {
  if (entry.blankAtEquals)
    return 'A blank stands at the equals sign of PATCH=, so ccmsetup reads a name without a value';
  if (entry.cut) {
    const kept = text.slice(entry.value.start, entry.value.end).replace(/"/g, '').split(/\s/)[0] ?? '';
    return `${FAULTS[entry.quoting]}, and the blank behind '${kept}' cuts it off there`;
  }
  return FAULTS[entry.quoting];
}

/** The value with its own separators; a blank between two patches cannot stay one inside the quotes. */
function quoted(entry: PatchEntry, text: string): string {
  let list = '';
  entry.items.forEach((item, index) => {
    const separator = entry.separators[index - 1];
    const written = separator && text.slice(separator.range.start, separator.range.end);
    list += (separator?.kind === 'blank' ? ';' : (written ?? '')) + item.text.replace(/"/g, '');
  });
  return quotedPatchList([list]);
}
