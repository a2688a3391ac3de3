import type { Fix } from '../finding.ts';
import {
  type ClientProperties,
  type PatchUse,
  patchUses,
  propertiesRange,
  replaceInProperties,
} from '../taskSequence/clientInstallation.ts';
import { stretchToRemove } from '../taskSequence/clientProperties.ts';
import type { TaskSequenceReport, TaskSequenceRule } from './rule.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { comparable, patchIdentity, removeItem, shown } from './support/patches.ts';
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
    const side = stretch.start <= entry.name.start ? 'before' : 'behind';
    const written = properties.text.slice(stretch.start, stretch.end);
    const blank = /\s/.test(properties.text.charAt(stretch.end)) ? '' : ' ';
    report({
      range: propertiesRange(properties, written === '' ? entry.range : stretch),
      message:
        written === ''
          ? `No blank stands ${side} PATCH=, so ccmsetup takes it and its neighbour for one property. Separate properties by a blank.`
          : `A '${written}' stands ${side} PATCH=, and ccmsetup takes it for a part of the value. Separate properties by a blank alone.`,
      fixes: [safeFix('Separate them by a blank', replaceInProperties(properties, stretch, blank))],
    });
  }
}

function checkSeparators({ properties, entry }: PatchUse, report: TaskSequenceReport): void {
  for (const separator of entry.separators) {
    if (separator.kind === ';') continue;
    const isLineBreak = /[\r\n]/.test(properties.text.slice(separator.range.start, separator.range.end));
    const written = separator.kind === ',' ? 'A comma' : isLineBreak ? 'A line break' : 'A blank';
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

function checkItems(use: PatchUse, report: TaskSequenceReport): void {
  const { properties, patches } = use;
  const paths = new Set<string>();
  const identities = new Set<string>();
  let emptyFrom = -1;
  patches.forEach((patch, index) => {
    if (patch.item.text === '') {
      if (emptyFrom < 0) emptyFrom = index;
      if (patches[index + 1]?.item.text !== '') {
        checkEmptyItems(use, emptyFrom, index, report);
        emptyFrom = -1;
      }
      return;
    }
    const path = comparable(patch.path.text);
    const identity = patchIdentity(patch.path);
    if (identities.has(identity)) {
      const fix = paths.has(path) ? safeFix : suggestedFix;
      report({
        range: propertiesRange(properties, patch.item.range),
        message: `'${shown(use, patch.path.file?.text ?? patch.path.text)}' stands in the list already. Name each patch once.`,
        fixes: [fix('Remove the repetition', removeItem(use, patch))],
      });
    }
    paths.add(path);
    identities.add(identity);
  });
}

/** Items `first` to `last`, with the separators before them, or behind them where the list begins with them. */
function checkEmptyItems(use: PatchUse, first: number, last: number, report: TaskSequenceReport): void {
  const { properties, entry } = use;
  const { items, separators } = entry;
  const by = first === 0 ? 0 : 1;
  const start = separators[first - by]?.range.start ?? entry.range.start;
  const end = separators[last - by]?.range.end ?? entry.range.end;
  const whole = { start: items[first]?.whole.start ?? start, end: items[last]?.whole.end ?? end };
  const stretch = { start: Math.min(start, whole.start), end: Math.max(end, whole.end) };
  report({
    range: propertiesRange(properties, { start, end }),
    message: 'An item of the list is empty. Leave one semicolon between two paths and none at the ends.',
    fixes: [safeFix('Remove the empty item', replaceInProperties(properties, stretch, ''))],
  });
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
