import type { Fix } from '../finding.ts';
import type { Range } from '../range.ts';
import {
  type ClientProperties,
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import type { PatchEntry } from '../taskSequence/clientPatch.ts';
import { stretchToRemove } from '../taskSequence/clientProperties.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { comparable, stretchOfItem } from './support/patches.ts';
import { clientInstallationProperties, windowsInstallerPatchProperty } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'patch-list',
  title: 'The list of client patches is malformed',
  category: 'Client patches',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The patches of PATCH= are separated by commas or blanks, an item is empty or stands twice, PATCH= names no patch or stands twice, or no blank separates it from its neighbours.',
  why: 'Windows Installer reads one list of full paths separated by semicolons. With any other separator the list is taken for one path; an empty item names no patch; a property that stands twice has one value all the same. The properties themselves are separated by blanks.',
  todo: 'Write one PATCH= with all paths, each once, separated by one semicolon each, and a blank before and behind it.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp,\\\\CM01\\Client\\i386\\hotfix\\KB982203\\SCCM2007AC-SP2-KB982203-x86.msp"</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">PATCH="\\\\CM01\\Client\\i386\\hotfix\\KB977203\\SCCM2007AC-SP2-KB977203-x86.msp;\\\\CM01\\Client\\i386\\hotfix\\KB982203\\SCCM2007AC-SP2-KB982203-x86.msp"</variable>`,
  },
  sources: [windowsInstallerPatchProperty, clientInstallationProperties],
  check({ sequence }, report) {
    const firstOf = new Map<ClientProperties, PatchUse>();
    for (const use of patchUses(sequence)) {
      checkGlue(use, report);
      checkSeparators(use, report);
      if (namesNothing(use)) checkEmptyList(use, report);
      else checkItems(use, report);
      const first = firstOf.get(use.properties);
      if (first) checkSecond(first, use, report);
      else firstOf.set(use.properties, use);
    }
  },
};

function namesNothing({ entry }: PatchUse): boolean {
  return entry.items.every((item) => item.text === '');
}

/** What stands where a blank separates properties. */
function checkGlue({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  for (const stretch of entry.glue) {
    const side = stretch.start < entry.name.start ? 'before' : 'behind';
    const written = properties.text.slice(stretch.start, stretch.end).trim();
    report({
      range: propertiesRange(properties, stretch.end > stretch.start ? stretch : entry.range),
      message: `${written === '' ? 'No blank' : `'${written}' instead of a blank`} stands ${side} PATCH=, so ccmsetup takes it and its neighbour for one property. Separate properties by a blank.`,
      fixes: [safeFix('Separate them by a blank', replaceInProperties(properties, stretch, ' '))],
    });
  }
}

function checkSeparators({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  for (const separator of entry.separators) {
    if (separator.kind === ';') continue;
    const written = separator.kind === ',' ? 'A comma' : 'A blank';
    report({
      range: propertiesRange(properties, separator.range),
      message: `${written} stands between two patches, but Windows Installer separates them at semicolons only. Write a semicolon.`,
      fixes: [safeFix("Separate them by ';'", replaceInProperties(properties, separator.range, ';'))],
    });
  }
}

function checkEmptyList({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  const stretch = stretchToRemove(properties.text, entry.range);
  report({
    range: propertiesRange(properties, entry.range),
    message: 'PATCH= names no patch. Write the path of the .msp file, or leave the property out.',
    fixes: [safeFix('Remove the empty PATCH=', replaceInProperties(properties, stretch, ''))],
  });
}

function checkItems({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  const seen = new Set<string>();
  entry.items.forEach((item, index) => {
    const remove = () => replaceInProperties(properties, stretchOfItem(entry, index), '');
    const isEmpty = item.text === '';
    if (isEmpty) {
      report({
        range: propertiesRange(properties, separatorOfEmpty(entry, index)),
        message: 'An item of the list is empty. Leave one semicolon between two paths and none at the ends.',
        fixes: [safeFix('Remove the empty item', remove())],
      });
    } else if (seen.has(comparable(item.text))) {
      report({
        range: propertiesRange(properties, item.range),
        message: `'${item.text}' stands in the list already. Name each patch once.`,
        fixes: [safeFix('Remove the repetition', remove())],
      });
    }
    seen.add(comparable(item.text));
  });
}

/** An empty item shows in the separator before it, or in the one behind it where the list begins with it. */
function separatorOfEmpty(entry: PatchEntry, index: number): Range {
  const leads = entry.items.slice(0, index).every((item) => item.text === '');
  return entry.separators[leads ? index : index - 1]?.range ?? entry.range;
}

function checkSecond(first: PatchUse, second: PatchUse, report: TaskSequenceReport): void {
  report({
    range: propertiesRange(second.properties, second.entry.range),
    message:
      'PATCH= stands here a second time. A property has one value, so only one of the two lists is used. Write one list.',
    related: [{ message: 'The first PATCH=', range: propertiesRange(first.properties, first.entry.range) }],
    fixes: namesNothing(first) || namesNothing(second) ? [] : [join(first, second)],
  });
}

function join(first: PatchUse, second: PatchUse): Fix {
  const { properties } = second;
  const last = first.entry.items.findLast((item) => item.text !== '');
  const at = last?.range.end ?? first.entry.value.end;
  const paths = second.entry.items.filter((item) => item.text !== '').map((item) => `;${item.text}`);
  return suggestedFix('Join the two lists', [
    ...replaceInProperties(properties, { start: at, end: at }, paths.join('')),
    ...replaceInProperties(properties, stretchToRemove(properties.text, second.entry.range), ''),
  ]);
}
