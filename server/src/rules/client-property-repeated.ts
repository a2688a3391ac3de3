import { propertiesRange, replaceInProperties } from '../taskSequence/clientInstallation.ts';
import { stretchToRemove } from '../taskSequence/clientProperties.ts';
import type { TaskSequenceRule } from './rule.ts';
import { type ClientEntry, clientEntries } from './support/clientEntries.ts';
import { safeFix, suggestedFix } from './support/fixes.ts';
import { clientInstallationProperties } from './support/sources.ts';

export const rule: TaskSequenceRule = {
  code: 'client-property-repeated',
  title: 'A client install property stands there twice',
  category: 'Client properties',
  severity: 'warning',
  reads: 'taskSequence',
  what: 'The same property of the client installation is given twice in one value. It is information where both say the same. PATCH= has rules of its own, and parameters such as /mp and /source may repeat.',
  why: 'Only one of them can count, and nothing shows which: an edit of the other has no effect.',
  todo: 'Keep one of them.',
  example: {
    bad: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01 FSP=CM02 SMSMP=CM03</variable>`,
    good: `<variable name="SMSClientInstallProperties" property="ClientInstallProperties">SMSMP=CM01 FSP=CM02</variable>`,
  },
  sources: [clientInstallationProperties],
  check({ sequence }, report) {
    for (const entries of clientEntries(sequence)) {
      const first = new Map<string, ClientEntry>();
      for (const entry of entries) {
        const { place, name, range } = entry;
        const key = name.toUpperCase();
        if (entry.kind === 'parameter' || key === 'PATCH') continue;
        const earlier = first.get(key);
        if (!earlier) {
          first.set(key, entry);
          continue;
        }
        const same = earlier.value === entry.value;
        const removal = replaceInProperties(place, stretchToRemove(place.text, range), '');
        report({
          severity: same ? 'information' : 'warning',
          range: propertiesRange(place, range),
          message: same
            ? `${name} is given twice with the same value. Remove one.`
            : `${name} is given twice with different values, and only one of them counts. Keep the one that is meant.`,
          related: [
            { message: `${name} is given here first.`, range: propertiesRange(place, earlier.range) },
          ],
          fixes: same
            ? [safeFix(`Remove the repeated ${name}`, removal)]
            : [
                suggestedFix(`Keep the first ${name}`, removal),
                suggestedFix(
                  `Keep this ${name}`,
                  replaceInProperties(place, stretchToRemove(place.text, earlier.range), ''),
                ),
              ],
        });
      }
    }
  },
};
