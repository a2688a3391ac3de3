import {
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix } from './support/fixes.ts';
import { windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-list',
  title: 'The list of client patches is malformed',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The patches of PATCH= are separated by commas or blanks, an item is empty, or an item stands twice.',
  why: 'Windows Installer reads a list of full paths separated by semicolons. With any other separator the whole list is taken for one path; an empty item names no patch.',
  todo: 'Separate the paths by one semicolon each and name each patch once.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp,\\\\CM01\\Client\\i386\\hotfix\\KB982203\\SCCM2007AC-SP2-KB982203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp;\\\\CM01\\Client\\i386\\hotfix\\KB982203\\SCCM2007AC-SP2-KB982203-x86.msp"</variable>`,
  },
  sources: [windowsInstallerPatchProperty],
  check({ sequence }, report) {
    for (const use of patchUses(sequence)) {
      checkSeparators(use, report);
      if (use.entry.items.every((item) => item.text === '')) checkEmptyList(use, report);
      else checkItems(use, report);
    }
  },
};

function checkSeparators({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  for (const separator of entry.separators) {
    if (separator.kind === ';') continue;
    const written = separator.kind === ',' ? 'A comma' : 'A blank';
    report({
      range: propertiesRange(properties, separator.range),
      message: `${written} stands between two patches, so Windows Installer takes them for one path. Separate them by a semicolon.`,
      fixes: [safeFix("Separate them by ';'", replaceInProperties(properties, separator.range, ';'))],
    });
  }
}

function checkEmptyList({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  report({
    range: propertiesRange(properties, entry.range),
    message: 'PATCH= names no patch. Write the path of the .msp file, or leave the property out.',
  });
}

function checkItems(use: PatchUse, report: TaskSequenceReport): void {
  const { properties, entry } = use;
  const seen = new Set<string>();
  entry.items.forEach((item, index) => {
    // The separator before an item goes with it; the first item takes the one behind it.
    const before = entry.separators[index - 1]?.range;
    const after = entry.separators[index]?.range;
    const isLast = index === entry.items.length - 1;
    const end = isLast ? item.range.end : item.raw.end;
    const stretch = before
      ? { start: before.start, end }
      : { start: item.range.start, end: after?.end ?? end };
    const key = item.text.toLowerCase();
    if (item.text === '') {
      report({
        range: propertiesRange(properties, before ?? after ?? item.range),
        message: 'An item of the list is empty. Leave one semicolon between two paths and none at the ends.',
        fixes: [safeFix('Remove the empty item', replaceInProperties(properties, stretch, ''))],
      });
    } else if (seen.has(key)) {
      report({
        range: propertiesRange(properties, item.range),
        message: `'${item.text}' stands in the list already. Name each patch once.`,
        fixes: [safeFix('Remove the repetition', replaceInProperties(properties, stretch, ''))],
      });
    }
    seen.add(key);
  });
}
